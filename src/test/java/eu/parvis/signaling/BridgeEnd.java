package eu.parvis.signaling;

import eu.parvis.signaling.bridgechannel.BridgeChannel;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.FrameBudget;
import eu.parvis.signaling.client.FrameSink;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.testing.Patience;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client's end of its bridge channel, in memory. */
final class BridgeEnd implements FrameSink {

  private static final JsonMapper mapper = JsonMapper.builder().build();

  private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final FrameBudget budget = new FrameBudget();
  private final BridgeChannel channel;
  private volatile @Nullable Ending ending;

  private BridgeEnd(BridgeChannel channel) {
    this.channel = channel;
  }

  /** Opens the channel whose address is in the last offer to a client. */
  static BridgeEnd of(XmppPeer peer, BridgeChannels channels) {
    var url =
        URI.create(
            peer.last(element -> XmppPeer.jingle(element, "session-initiate"))
                .child(Ns.JINGLE, "jingle")
                .orElseThrow()
                .elements(Ns.JINGLE, "content")
                .flatMap(content -> content.elements(Ns.JINGLE_ICE_UDP, "transport"))
                .flatMap(transport -> transport.elements(Ns.COLIBRI, "web-socket"))
                .findFirst()
                .orElseThrow()
                .attribute("url", ""));
    var secret = url.getQuery().substring("pwd=".length());
    var end = new BridgeEnd(channels.find(url.getPath(), secret).orElseThrow());
    end.channel.attach(end);
    return end;
  }

  @Override
  public void send(String frame) {
    received.add(frame);
  }

  @Override
  public void close(Ending why) {
    ending = why;
  }

  @Nullable Ending ending() {
    return ending;
  }

  BridgeEnd says(String json) {
    channel.received(this, budget, json);
    return this;
  }

  /** Waits for a message that has all that is wanted; those before it count as read. */
  void expect(String wanted) {
    var json = mapper.readTree(wanted);
    List<String> others = new ArrayList<>();
    try {
      for (var message = received.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS);
          message != null;
          message = received.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        if (has(mapper.readTree(message), json)) {
          return;
        }
        others.add(message);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError(
        "expected " + wanted + "\namong " + String.join("\n", others) + "\nended: " + ending);
  }

  /** What came and was not read. */
  List<String> unread() {
    List<String> unread = new ArrayList<>();
    received.drainTo(unread);
    return unread;
  }

  private static boolean has(JsonNode message, JsonNode wanted) {
    if (wanted.isObject()) {
      return wanted.properties().stream()
          .allMatch(field ->
              message.has(field.getKey()) && has(message.path(field.getKey()), field.getValue()));
    }
    if (wanted.isArray()) {
      return message.size() == wanted.size()
          && StreamSupport.stream(wanted.spliterator(), false).toList().equals(list(message));
    }
    return wanted.equals(message);
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }
}
