package eu.parvis.signaling.xep0166jingle;

import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.Optional;

/**
 * A {@code <jingle>} element.
 *
 * @param sid the session that it is about
 * @param element the whole element
 */
public record Jingle(Action action, String sid, XmlElement element) {

  private static final int MAX_SID = 64;

  /** What a client asks for (XEP-0166 section 7.2; source actions are Jitsi's). */
  public enum Action {
    SESSION_ACCEPT("session-accept"),
    SESSION_INFO("session-info"),
    SESSION_TERMINATE("session-terminate"),
    SOURCE_ADD("source-add"),
    SOURCE_REMOVE("source-remove"),
    TRANSPORT_ACCEPT("transport-accept"),
    TRANSPORT_INFO("transport-info"),
    TRANSPORT_REJECT("transport-reject");

    private final String wireName;

    Action(String wireName) {
      this.wireName = wireName;
    }

    private static Optional<Action> of(String wireName) {
      for (var action : values()) {
        if (action.wireName.equals(wireName)) {
          return Optional.of(action);
        }
      }
      return Optional.empty();
    }
  }

  /** Reads a request of a client; empty if the action is none that a client may ask for. */
  public static Optional<Jingle> parse(XmlElement element) {
    var sid = element.attribute("sid", "");
    if (!element.is(Ns.JINGLE, "jingle") || sid.isEmpty() || sid.length() > MAX_SID) {
      return Optional.empty();
    }
    return Action.of(element.attribute("action", ""))
        .map(action -> new Jingle(action, sid, element));
  }
}
