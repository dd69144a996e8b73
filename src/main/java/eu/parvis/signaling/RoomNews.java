package eu.parvis.signaling;

import eu.parvis.conference.ParticipantId;
import eu.parvis.media.MediaKind;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * News from the room itself, as JSON messages; lib-jitsi-meet fires {@code
 * NON_PARTICIPANT_MESSAGE_RECEIVED} for them, because their sender is no occupant.
 *
 * @param event what happened
 * @param participant whom it is about
 * @param by who did it, or null
 * @param kind which kind of media, or null
 */
record RoomNews(
    Event event, ParticipantId participant, @Nullable ParticipantId by, @Nullable MediaKind kind) {

  private static final JsonMapper mapper = JsonMapper.builder().build();

  /** What happened. */
  enum Event {
    INTERRUPTED,
    RESUMED,
    MUTED,
    REMOVED,
    ENDED,
    REPLACED
  }

  RoomNews(Event event, ParticipantId participant) {
    this(event, participant, null, null);
  }

  XmlElement to(XmppClient client, Jid room) {
    var json = mapper.createObjectNode().put("type", "parvis");
    json.put("event", lower(event))
        .put("participant", participant.value().toString())
        .put("by", by == null ? null : by.value().toString())
        .put("kind", kind == null ? null : lower(kind));
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

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
