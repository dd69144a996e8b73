package eu.parvis.signaling.xep0045muc;

import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.Optional;

/**
 * A request to do something to an occupant (XEP-0045 sections 8.2, 9.1, 9.6 and 9.7).
 *
 * @param nick the occupant's nick
 */
public record MucOrder(What what, String nick) {

  /** What is asked for. */
  public enum What {
    KICK,
    BAN,
    GRANT_MODERATOR,
    REVOKE_MODERATOR
  }

  /** Reads a {@code muc#admin} request; empty if it asks for anything else than one of these. */
  public static Optional<MucOrder> parse(Iq iq) {
    var items = iq.payload().elements(Ns.MUC_ADMIN, "item").toList();
    if (iq.type() != Iq.Type.SET || items.size() != 1) {
      return Optional.empty();
    }
    var item = items.getFirst();
    return what(item).flatMap(what -> nick(item).map(nick -> new MucOrder(what, nick)));
  }

  private static Optional<What> what(XmlElement item) {
    return Optional.ofNullable(
        switch (item.attribute("affiliation", "")) {
          case "outcast" -> What.BAN;
          case "" ->
              switch (item.attribute("role", "")) {
                case "none" -> What.KICK;
                case "moderator" -> What.GRANT_MODERATOR;
                case "participant" -> What.REVOKE_MODERATOR;
                default -> null;
              };
          default -> null;
        });
  }

  /** Nobody knows another's real address here, so a ban names the occupant's as well. */
  private static Optional<String> nick(XmlElement item) {
    return Optional.ofNullable(item.attribute("nick"))
        .or(() -> Jid.parse(item.attribute("jid")).map(Jid::resource));
  }
}
