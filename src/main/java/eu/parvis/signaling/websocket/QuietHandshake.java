package eu.parvis.signaling.websocket;

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
 * The door of all sockets: checks the Origin, asks the admission, and answers whoever is refused.
 * An admission that fails unexpectedly is answered here, too: were the exception to leave, Spring
 * would wrap it with the whole address and the container would log that, token and secret included;
 * so its class alone is logged. The answer is 400 if the request names no usable host, else 503.
 */
record QuietHandshake(Origins origins, SocketAdmission admission) implements HandshakeInterceptor {

  private static final Logger log = LoggerFactory.getLogger(QuietHandshake.class);

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    try {
      if (!origins.allow(request)) {
        throw new HandshakeRefused(HttpStatus.FORBIDDEN, "wrong origin");
      }
      var query = UriComponentsBuilder.fromUri(request.getURI()).build().getQueryParams();
      admission.admit(request, query, attributes);
      return true;
    } catch (HandshakeRefused e) {
      log.info("A socket was refused: {}", e.getMessage());
      response.setStatusCode(e.status());
      return false;
    } catch (Exception e) {
      log.warn("A handshake failed: {}", e.getClass().getName());
      response.setStatusCode(
          namesHost(request) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST);
      return false;
    }
  }

  @Override
  public void afterHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      @Nullable Exception failure) {}

  private static boolean namesHost(ServerHttpRequest request) {
    try {
      return request.getURI().getHost() != null;
    } catch (IllegalStateException e) { // what Spring throws for an address that is no URI
      return false;
    }
  }
}
