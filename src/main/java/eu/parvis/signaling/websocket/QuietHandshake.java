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

/**
 * Answers handshakes whose admission fails unexpectedly. Were the exception to leave it, Spring
 * would wrap it with the whole address and the container would log that, token and secret included;
 * so its class alone is logged. The answer is 400 if the request names no usable host, else 503.
 */
record QuietHandshake(HandshakeInterceptor admission) implements HandshakeInterceptor {

  private static final Logger log = LoggerFactory.getLogger(QuietHandshake.class);

  @Override
  public boolean beforeHandshake(
      ServerHttpRequest request,
      ServerHttpResponse response,
      WebSocketHandler handler,
      Map<String, Object> attributes) {
    try {
      return admission.beforeHandshake(request, response, handler, attributes);
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
      @Nullable Exception failure) {
    admission.afterHandshake(request, response, handler, failure);
  }

  private static boolean namesHost(ServerHttpRequest request) {
    try {
      return request.getURI().getHost() != null;
    } catch (IllegalStateException e) { // what Spring throws for an address that is no URI
      return false;
    }
  }
}
