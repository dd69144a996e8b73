package eu.parvis.signaling.stanza;

/** The stanza errors that this server answers with (RFC 6120 section 8.3.3). */
public enum StanzaError {
  BAD_REQUEST("modify", "bad-request"),
  CONFLICT("cancel", "conflict"),
  FEATURE_NOT_IMPLEMENTED("cancel", "feature-not-implemented"),
  FORBIDDEN("auth", "forbidden"),
  ITEM_NOT_FOUND("cancel", "item-not-found"),
  NOT_ACCEPTABLE("modify", "not-acceptable"),
  NOT_ALLOWED("cancel", "not-allowed"),
  RESOURCE_CONSTRAINT("wait", "resource-constraint"),
  SERVICE_UNAVAILABLE("cancel", "service-unavailable");

  private final String type;
  private final String condition;

  StanzaError(String type, String condition) {
    this.type = type;
    this.condition = condition;
  }

  /** The {@code <error>} child. */
  public XmlElement element() {
    return XmlElement.of(Ns.CLIENT, "error", XmlElement.of(Ns.STANZA_ERRORS, condition))
        .with("type", type);
  }

  /** The answer of type error to a stanza; from the address that the stanza was sent to. */
  public XmlElement answerTo(XmlElement stanza, Jid sender) {
    return XmlElement.of(Ns.CLIENT, stanza.name(), element())
        .with("type", "error")
        .with("id", stanza.attribute("id"))
        .with("from", stanza.attribute("to"))
        .with("to", sender.toString());
  }
}
