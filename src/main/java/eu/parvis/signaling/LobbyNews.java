package eu.parvis.signaling;

import eu.parvis.conference.Knock;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Who waits to be let in, as a JSON message of the room to one who may let them in: how many, and
 * the first of them.
 */
final class LobbyNews {

  /** Those who are named; a list of more is nobody's to read. */
  static final int MOST_NAMED = 200;

  private LobbyNews() {}

  static XmlElement of(List<Knock> waiting, long telling, XmppClient client, Jid room) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("type", "parvis").put("event", "lobby").put("count", waiting.size());
    json.put("until", telling);
    var named = json.putArray("waiting");
    for (var knock : waiting.subList(0, Math.min(waiting.size(), MOST_NAMED))) {
      named
          .addObject()
          .put("id", knock.id().toString())
          .put("name", knock.name())
          .put("account", knock.account())
          .put("verified", RoomNews.lower(knock.verified()))
          .put("picture", RoomNews.version(knock.picture()))
          .put("since", knock.since().toString());
    }
    return RoomNews.message(json, client, room);
  }
}
