package eu.parvis.signaling.bridgechannel;

import eu.parvis.conference.Occupant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes the messages to a client. */
final class BridgeMessages {

  private static final JsonMapper mapper = JsonMapper.builder().build();

  private BridgeMessages() {}

  static String hello() {
    return write(message("ServerHello").put("version", "parvis"));
  }

  static String dominantSpeaker(String endpointId) {
    var message = message("DominantSpeakerEndpointChangeEvent");
    message.put("dominantSpeakerEndpoint", endpointId).put("silence", false);
    message.putArray("previousSpeakers");
    return write(message);
  }

  /** Clients compare {@code active} with the text "true". */
  static String connectivity(Occupant occupant, boolean active) {
    return write(
        message("EndpointConnectivityStatusChangeEvent")
            .put("endpoint", occupant.endpointId())
            .put("active", Boolean.toString(active)));
  }

  static String relayed(String from, String to, JsonNode payload) {
    var message = message("EndpointMessage").put("from", from).put("to", to);
    message.set("msgPayload", payload);
    return write(message);
  }

  private static ObjectNode message(String type) {
    return mapper.createObjectNode().put("colibriClass", type);
  }

  private static String write(ObjectNode message) {
    return mapper.writeValueAsString(message);
  }
}
