package eu.parvis.signaling.websocket;

import eu.parvis.conference.StreamTokens;
import eu.parvis.conference.TokenRefused;
import eu.parvis.signaling.client.XmppClients;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Admits XMPP streams: right Origin, subprotocol {@code xmpp}, a token that opens a stream. Whoever
 * names a stream that can be resumed may show the token that opened it, spent and expired, and may
 * do nothing but resume it. Nothing of the query is logged.
 */
final class StreamHandshake implements HandshakeInterceptor {

  static final String GRANT = "parvis.grant";
  static final String BASE = "parvis.base";
  static final String RESUMES = "parvis.resumes";

  private static final Logger log = LoggerFactory.getLogger(StreamHandshake.class);

  private final Origins origins;
  private final StreamTokens tokens;
  private final XmppClients clients;

  StreamHandshake(Origins origins, StreamTokens tokens, XmppClients clients) {
    this.origins = origins;
    this.tokens = tokens;
    this.clients = clients;
  }

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    if (!origins.allow(request)) {
      log.info("A stream was refused: wrong origin");
      response.setStatusCode(HttpStatus.FORBIDDEN);
      return false;
    }
    if (!offersXmpp(request)) {
      response.setStatusCode(HttpStatus.BAD_REQUEST);
      return false;
    }
    try {
      admit(request, attributes);
      attributes.put(BASE, origins.base(request));
      return true;
    } catch (TokenRefused e) {
      log.info("A stream was refused: token {}", e.reason());
      response.setStatusCode(HttpStatus.UNAUTHORIZED);
      return false;
    }
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  private void admit(ServerHttpRequest request, Map<String, Object> attributes)
      throws TokenRefused {
    var query = UriComponentsBuilder.fromUri(request.getURI()).build().getQueryParams();
    var token = query.getFirst("token");
    var previousId = query.getFirst("previd");
    if (previousId != null && clients.isResumable(previousId)) {
      var grant = tokens.identify(token == null ? "" : token);
      if (clients.resumable(previousId, grant).isPresent()) {
        attributes.put(GRANT, grant);
        attributes.put(RESUMES, true);
        return;
      }
    }
    attributes.put(GRANT, tokens.redeem(token == null ? "" : token));
  }

  private static boolean offersXmpp(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .anyMatch(protocol -> protocol.trim().equals("xmpp"));
  }
}
