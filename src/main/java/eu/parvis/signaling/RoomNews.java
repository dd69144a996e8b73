package eu.parvis.signaling;

import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Permissions;
import eu.parvis.kernel.Slug;
import eu.parvis.media.MediaKind;
import eu.parvis.room.Policies;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * News from the room itself, as JSON messages; lib-jitsi-meet fires {@code
 * NON_PARTICIPANT_MESSAGE_RECEIVED} for them, because their sender is no occupant.
 */
final class RoomNews {

  private static final JsonMapper mapper = JsonMapper.builder().build();

  /** What happened. */
  enum Event {
    INTERRUPTED,
    RESUMED,
    MUTED,
    HAND_LOWERED,
    PERMISSIONS,
    REMOVED,
    SENT_TO_LOBBY,
    ENDED,
    LINK,
    REPLACED
  }

  private final ObjectNode json = mapper.createObjectNode().put("type", "parvis");

  /**
   * @param participant whom it is about
   */
  RoomNews(Event event, ParticipantId participant) {
    json.put("event", lower(event)).put("participant", participant.value().toString());
  }

  /**
   * @param by who did it, or null
   */
  RoomNews by(@Nullable ParticipantId by) {
    json.put("by", by == null ? null : by.value().toString());
    return this;
  }

  RoomNews kind(MediaKind kind) {
    json.put("kind", lower(kind));
    return this;
  }

  RoomNews banned(boolean banned) {
    json.put("banned", banned);
    return this;
  }

  RoomNews link(Slug link) {
    json.put("link", link.value());
    return this;
  }

  RoomNews permissions(Permissions permissions) {
    json.put("name", permissions.name()).put("role", lower(permissions.role()));
    json.put("verified", lower(permissions.verified()));
    json.put("picture", version(permissions.picture()));
    var may = json.putArray("may");
    permissions.may().stream().map(RoomNews::lower).forEach(may::add);
    policies(json.putObject("policies"), permissions.policies());
    json.put("locked", permissions.locked());
    var bans = json.putArray("bans");
    for (var ban : permissions.bans()) {
      bans.addObject()
          .put("participant", ban.participant().value().toString())
          .put("name", ban.name());
    }
    return this;
  }

  /** Of somebody's picture; null for none. */
  static @Nullable String version(@Nullable Instant picture) {
    return picture == null ? null : String.valueOf(picture.toEpochMilli());
  }

  private static void policies(ObjectNode json, Policies policies) {
    json.put("speak", lower(policies.speak()))
        .put("show", lower(policies.show()))
        .put("share", lower(policies.share()))
        .put("chat", lower(policies.chat()))
        .put("react", lower(policies.react()))
        .put("rename", lower(policies.rename()))
        .put("startMuted", policies.startMuted());
  }

  XmlElement to(XmppClient client, Jid room) {
    return message(json, client, room);
  }

  /** A JSON message from the room to one of its clients alone. */
  static XmlElement message(ObjectNode json, XmppClient client, Jid room) {
    var text = mapper.writeValueAsString(json);
    return XmlElement.of(Ns.CLIENT, "message", XmlElement.text(Ns.JITMEET, "json-message", text))
        .with("type", "groupchat")
        .with("from", room.toString())
        .with("to", client.jid().toString());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
