package eu.parvis.signaling.xep0045muc;

import static java.util.stream.Collectors.joining;

import eu.parvis.conference.Occupant;
import eu.parvis.room.Role;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stanza.XmlNode;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the presences of a room's occupants. */
final class Presences {

  /** The nick of the occupant that invites to media sessions. */
  static final String FOCUS = "focus";

  private static final String PROPERTY = "jitsi_participant_parvis-";

  private Presences() {}

  /** What others are shown of an occupant; without {@code to}, real address and status. */
  static XmlElement of(Jid room, Occupant occupant, ClientPresence client) {
    var videoType = occupant.screen() ? "desktop" : "camera";
    var presence =
        XmlElement.of(Ns.CLIENT, "presence")
            .with("from", room.withResource(occupant.endpointId()).toString())
            .with(client.elements())
            .with(
                XmlElement.text(Ns.NICK, "nick", occupant.name()),
                XmlElement.text(Ns.CLIENT, "audiomuted", Boolean.toString(occupant.audioMuted())),
                XmlElement.text(Ns.CLIENT, "videomuted", Boolean.toString(occupant.videoMuted())),
                XmlElement.text(Ns.CLIENT, "videoType", videoType),
                XmlElement.text(
                    Ns.CLIENT, SourceInfo.ELEMENT, SourceInfo.write(occupant, videoType)),
                property("id", occupant.participant().value().toString()),
                property("role", occupant.role().name().toLowerCase(Locale.ROOT)));
    return occupant.screen()
        ? presence.with(property("screen-of", occupant.participant().value().toString()))
        : presence.with(person(occupant));
  }

  /** Written with nothing in it as well: the library forgets no property that is left out. */
  private static XmlNode[] person(Occupant occupant) {
    var denied = occupant.denied().stream().sorted().map(Enum::name).collect(joining(" "));
    var since = occupant.handSince();
    return new XmlNode[] {
      property("account", Boolean.toString(occupant.account())),
      property("verified", occupant.verified().name().toLowerCase(Locale.ROOT)),
      property("picture", version(occupant.picture())),
      property("denied", denied.toLowerCase(Locale.ROOT)),
      XmlElement.text(
          Ns.CLIENT, ClientPresence.HAND, String.valueOf(since == null ? 0 : since.toEpochMilli()))
    };
  }

  /** Of somebody's picture: another one is not in the browser's memory; empty for none. */
  private static String version(@Nullable Instant picture) {
    return picture == null ? "" : String.valueOf(picture.toEpochMilli());
  }

  /** The presence as one client gets it. */
  static XmlElement shownTo(XmppClient viewer, XmlElement presence, Occupant occupant) {
    var self = viewer.endpointId().equals(occupant.endpointId());
    var moderator = occupant.role().moderates() && !occupant.screen();
    var owner = occupant.role() == Role.OWNER && !occupant.screen();
    var item =
        XmlElement.of(Ns.MUC_USER, "item")
            .with("affiliation", owner ? "owner" : moderator ? "admin" : "none")
            .with("role", moderator ? "moderator" : "participant")
            .with("jid", self ? viewer.jid().toString() : null);
    return presence
        .with("to", viewer.jid().toString())
        .with(self ? user(item, status(100), status(110)) : user(item));
  }

  /** The occupant that the client takes media sessions from. */
  static XmlElement focus(XmppClient viewer, Jid room, Jid focus) {
    var restart =
        XmlElement.of(Ns.FOCUS, "property")
            .with("key", "support-terminate-restart")
            .with("value", "true");
    var item =
        XmlElement.of(Ns.MUC_USER, "item")
            .with("jid", focus.withResource(FOCUS).toString())
            .with("affiliation", "owner")
            .with("role", "moderator");
    return XmlElement.of(
            Ns.CLIENT,
            "presence",
            XmlElement.of(Ns.FOCUS, "conference-properties", restart),
            user(item))
        .with("from", room.withResource(FOCUS).toString())
        .with("to", viewer.jid().toString());
  }

  /**
   * The presence of an occupant that is gone.
   *
   * @param details elements of {@code muc#user} beside the item: status, destroy
   */
  static XmlElement gone(XmppClient viewer, Jid room, String nick, XmlNode... details) {
    var item = XmlElement.of(Ns.MUC_USER, "item").with("affiliation", "none").with("role", "none");
    return XmlElement.of(Ns.CLIENT, "presence", user(item).with(details))
        .with("type", "unavailable")
        .with("from", room.withResource(nick).toString())
        .with("to", viewer.jid().toString());
  }

  static XmlElement status(int code) {
    return XmlElement.of(Ns.MUC_USER, "status").with("code", code);
  }

  private static XmlElement user(XmlNode... children) {
    return XmlElement.of(Ns.MUC_USER, "x", children);
  }

  private static XmlElement property(String name, String value) {
    return XmlElement.text(Ns.CLIENT, PROPERTY + name, value);
  }
}
