package eu.parvis.signaling.websocket;

import eu.parvis.signaling.bridgechannel.BridgeChannel;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import eu.parvis.signaling.client.FrameBudget;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/** The sockets of bridge channels; admitted by Origin and by the secret of their address. */
final class BridgeSockets extends TextWebSocketHandler implements HandshakeInterceptor {

  private static final String CHANNEL = "parvis.channel";
  private static final int BUFFER = 32_768;
  private static final Logger log = LoggerFactory.getLogger(BridgeSockets.class);

  private final Origins origins;
  private final BridgeChannels channels;
  private final SocketCare care;
  private final Map<String, Open> open = new ConcurrentHashMap<>();

  private record Open(BridgeChannel channel, SocketSink sink, FrameBudget budget) {}

  BridgeSockets(Origins origins, BridgeChannels channels, SocketCare care) {
    this.origins = origins;
    this.channels = channels;
    this.care = care;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    var channel = origins.allow(request) ? find(request) : Optional.<BridgeChannel>empty();
    if (channel.isEmpty()) {
      log.info("A bridge channel was refused");
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    attributes.put(CHANNEL, channel.get());
    return true;
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

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

  private Optional<BridgeChannel> find(ServerHttpRequest request) {
    var query = UriComponentsBuilder.fromUri(request.getURI()).build().getQueryParams();
    var secret = query.getFirst("pwd");
    return channels.find(request.getURI().getPath(), secret == null ? "" : secret);
  }
}
