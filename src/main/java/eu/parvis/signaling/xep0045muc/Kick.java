package eu.parvis.signaling.xep0045muc;

import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Ns;
import java.util.Optional;

/**
 * A request to put an occupant out (XEP-0045 section 8.2).
 *
 * @param nick the occupant's nick
 */
public record Kick(String nick) {

  /** Reads a {@code muc#admin} request; empty if it asks for anything else than one kick. */
  public static Optional<Kick> parse(Iq iq) {
    var items = iq.payload().elements(Ns.MUC_ADMIN, "item").toList();
    if (items.size() != 1 || !items.getFirst().attribute("role", "").equals("none")) {
      return Optional.empty();
    }
    return Optional.ofNullable(items.getFirst().attribute("nick")).map(Kick::new);
  }
}
