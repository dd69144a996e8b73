package eu.parvis.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A participant's channel to the bridge (Colibri over a WebSocket): says what it wants to see and
 * hears what others want of it.
 */
final class BridgeChannel implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final TextSocket socket;
  private final Outgoing outgoing;

  BridgeChannel(HttpClient http, URI address, String origin, LoadPlan plan, Outgoing outgoing)
      throws IOException {
    this.outgoing = outgoing;
    this.socket = new TextSocket(http, address, origin, null);
    socket.send("{\"colibriClass\":\"ClientHello\"}");
    socket.send(
        """
        {"colibriClass":"ReceiverVideoConstraints","lastN":%d,\
        "defaultConstraints":{"maxHeight":%d},"constraints":{},\
        "onStageSources":[],"selectedSources":[]}\
        """
            .formatted(plan.lastN(), plan.maxHeight()));
    Thread.ofVirtual().name("bridge channel").start(this::listen);
  }

  private void listen() {
    try {
      while (true) {
        String text = socket.next(PATIENCE);
        if (text != null) {
          take(text);
        }
      }
    } catch (IOException e) {
      socket.close(); // it is over
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String text) {
    try {
      JsonNode message = MAPPER.readTree(text);
      switch (message.path("colibriClass").asString("")) {
        case "SenderSourceConstraints" -> limit(message.path("maxHeight"));
        case "SenderVideoConstraints" ->
            limit(message.path("videoConstraints").path("idealHeight"));
        default -> {}
      }
    } catch (JacksonException e) {
      socket.close();
    }
  }

  private void limit(JsonNode height) {
    if (height.isInt()) {
      outgoing.limit(height.asInt() < 0 ? Integer.MAX_VALUE : height.asInt());
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
