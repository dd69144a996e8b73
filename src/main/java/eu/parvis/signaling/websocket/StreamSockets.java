package eu.parvis.signaling.websocket;

import eu.parvis.conference.StreamGrant;
import eu.parvis.signaling.client.ClientStream;
import eu.parvis.signaling.client.XmppClients;
import eu.parvis.signaling.stanza.XmlReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.SubProtocolCapable;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The sockets of XMPP streams (RFC 7395). */
final class StreamSockets extends TextWebSocketHandler implements SubProtocolCapable {

  /** One more than is read, so that a frame that is a little too long gets a stream error. */
  private static final int BUFFER = 2 * XmlReader.MAX_CHARS;

  /**
   * Codes after which nobody will resume: page gone, and broken protocols. Not 1000: a client that
   * is done says so with {@code <close/>}, and the container reports a close without any code,
   * which lib-jitsi-meet uses when its pings fail, as 1000.
   */
  private static final Set<Integer> FINAL_CODES = Set.of(1001, 1002, 1003, 1007, 1008, 1009);

  private final XmppClients clients;
  private final SocketCare care;
  private final Map<String, ClientStream> streams = new ConcurrentHashMap<>();

  StreamSockets(XmppClients clients, SocketCare care) {
    this.clients = clients;
    this.care = care;
  }

  @Override
  public List<String> getSubProtocols() {
    return List.of("xmpp");
  }

  @Override
  public void afterConnectionEstablished(WebSocketSession session) {
    session.setTextMessageSizeLimit(BUFFER);
    var attributes = session.getAttributes();
    if (attributes.remove(StreamAdmission.GRANT) instanceof StreamGrant grant
        && attributes.remove(StreamAdmission.BASE) instanceof URI base) {
      var sink = new SocketSink(session);
      var stream =
          attributes.remove(StreamAdmission.RESUMES) == null
              ? clients.open(grant, base, sink)
              : clients.openToResume(grant, base, sink);
      streams.put(session.getId(), stream);
      care.admit(session, sink, () -> lost(session));
      care.whenUnbound(stream::endUnbound);
    }
  }

  @Override
  protected void handleTextMessage(WebSocketSession session, TextMessage message) {
    care.heard(session);
    var stream = streams.get(session.getId());
    if (stream != null) {
      stream.frame(message.getPayload());
    }
  }

  @Override
  protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
    var stream = streams.get(session.getId());
    if (stream != null) {
      stream.unreadableFrame();
    }
  }

  @Override
  protected void handlePongMessage(WebSocketSession session, PongMessage message) {
    care.heard(session);
  }

  private void lost(WebSocketSession session) {
    var stream = streams.remove(session.getId());
    if (stream != null) {
      stream.socketClosed(false);
    }
  }

  @Override
  public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
    care.dismiss(session);
    var stream = streams.remove(session.getId());
    if (stream != null) {
      stream.socketClosed(FINAL_CODES.contains(status.getCode()));
    }
  }
}
