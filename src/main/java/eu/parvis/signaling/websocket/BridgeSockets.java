package eu.parvis.signaling.websocket;

import eu.parvis.signaling.bridgechannel.BridgeChannel;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.FrameBudget;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The sockets of bridge channels; admitted by the secret of their address. */
final class BridgeSockets extends TextWebSocketHandler implements SocketAdmission {

  private static final String CHANNEL = "parvis.channel";
  private static final int BUFFER = 32_768;

  private final BridgeChannels channels;
  private final SocketCare care;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  private record Open(BridgeChannel channel, SocketSink sink, FrameBudget budget) {}

  BridgeSockets(BridgeChannels channels, SocketCare care) {
    this.channels = channels;
    this.care = care;
  }

  @Override
  public void admit(
      ServerHttpRequest request,
      MultiValueMap<String, String> query,
      Map<String, Object> attributes)
      throws HandshakeRefused {
    var secret = Objects.requireNonNullElse(query.getFirst("pwd"), "");
    var channel =
        channels
            .find(request.getURI().getPath(), secret)
            .orElseThrow(() -> new HandshakeRefused(HttpStatus.FORBIDDEN, "no such channel"));
    attributes.put(CHANNEL, channel);
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    session.setTextMessageSizeLimit(BUFFER);
    if (session.getAttributes().remove(CHANNEL) instanceof BridgeChannel channel) {
      var sink = new SocketSink(session);
      care.admit(session, sink, () -> open.remove(session.getId()));
      open.put(session.getId(), new Open(channel, sink, new FrameBudget()));
      channel.attach(sink);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    care.heard(session);
    var pair = open.get(session.getId());
    if (pair != null) {
      pair.channel.received(pair.sink, pair.budget, message.getPayload());
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    care.heard(session);
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    open.remove(session.getId());
    care.dismiss(session);
  }
}
