package eu.parvis.signaling.bridgechannel;

import eu.parvis.conference.Occupant;
import java.util.List;
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

  /** For clients of today. */
  static String forwardedSources(List<String> sources) {
    var message = message("ForwardedSources");
    sources.forEach(message.putArray("forwardedSources")::add);
    return write(message);
  }

  /** The same for the client of 2021, to which an endpoint is a camera. */
  static String lastN(List<String> endpoints) {
    var message = message("LastNEndpointsChangeEvent");
    endpoints.forEach(message.putArray("lastNEndpoints")::add);
    return write(message);
  }

  /** For clients of today. */
  static String senderSource(String source, int maxHeight) {
    return write(
        message("SenderSourceConstraints").put("sourceName", source).put("maxHeight", maxHeight));
  }

  /** The same for the client of 2021, which has one camera. */
  static String senderVideo(int idealHeight) {
    var message = message("SenderVideoConstraints");
    message.putObject("videoConstraints").put("idealHeight", idealHeight);
    return write(message);
  }

  /** Clients compare {@code active} with the text "true". */
  static String connectivity(Occupant occupant, boolean active) {
    return write(
        message("EndpointConnectivityStatusChangeEvent")
            .put("endpoint", occupant.endpointId())
            .put("active", Boolean.toString(active)));
  }

  /** Part of what clients tell each other every 10 s through other bridges. */
  static String quality(String endpointId, LinkQuality quality) {
    return write(
        message("EndpointStats")
            .put("from", endpointId)
            .put("connectionQuality", quality.percent()));
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
