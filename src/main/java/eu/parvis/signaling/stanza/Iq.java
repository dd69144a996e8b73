package eu.parvis.signaling.stanza;

import java.util.Optional;

/**
 * A request or an answer with an id (RFC 6120 section 8.2.3).
 *
 * @param payload the one child element of a request; for answers the stanza itself
 */
public record Iq(String id, Type type, Jid to, XmlElement payload) {

  private static final int MAX_ID = 1_000;

  /** What an IQ is. */
  public enum Type {
    GET,
    SET,
    RESULT,
    ERROR
  }

  /**
   * Reads an IQ; empty if it breaks the rules of RFC 6120 section 8.2.3.
   *
   * @param ownServer the address that an IQ without {@code to} is for
   */
  public static Optional<Iq> parse(XmlElement stanza, Jid ownServer) {
    var id = stanza.attribute("id");
    if (id == null || id.isEmpty() || id.length() > MAX_ID) {
      return Optional.empty();
    }
    var to =
        stanza.attribute("to") == null ? Optional.of(ownServer) : Jid.parse(stanza.attribute("to"));
    var request =
        stanza.elements().count() == 1 ? stanza.firstChild() : Optional.<XmlElement>empty();
    return to.flatMap(address ->
        switch (stanza.attribute("type", "")) {
          case "get" -> request.map(payload -> new Iq(id, Type.GET, address, payload));
          case "set" -> request.map(payload -> new Iq(id, Type.SET, address, payload));
          case "result" -> Optional.of(new Iq(id, Type.RESULT, address, stanza));
          case "error" -> Optional.of(new Iq(id, Type.ERROR, address, stanza));
          default -> Optional.empty();
        });
  }

  public boolean isRequest() {
    return type == Type.GET || type == Type.SET;
  }

  /** Whether this is a request of that type whose payload has that name. */
  public boolean is(Type wanted, String namespace, String name) {
    return type == wanted && payload.is(namespace, name);
  }

  /** The answer of type result. */
  public XmlElement result(Jid sender, XmlNode... children) {
    return XmlElement.of(Ns.CLIENT, "iq", children)
        .with("type", "result")
        .with("id", id)
        .with("from", to.toString())
        .with("to", sender.toString());
  }

  /** The answer of type error. */
  public XmlElement error(Jid sender, StanzaError error) {
    return result(sender, error.element()).with("type", "error");
  }
}
