package eu.parvis.signaling.websocket;

import eu.parvis.kernel.SecurityEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The door of all sockets: checks the Origin, asks the admission, and answers whoever is refused.
 * An admission that fails unexpectedly is answered here, too: were the exception to leave, Spring
 * would wrap it with the whole address and the container would log that, token and secret included;
 * so its class alone is logged. The answer is 400 if the request names no usable host, else 503.
 */
final class QuietHandshake implements HandshakeInterceptor {

  private static final Logger log = LoggerFactory.getLogger(QuietHandshake.class);

  private final Origins origins;
  private final SocketAdmission admission;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  QuietHandshake(Origins origins, SocketAdmission admission) {
    this.origins = origins;
    this.admission = admission;
  }

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
      refused(request, e);
      response.setStatusCode(e.status());
      return false;
    } catch (Exception e) {
      log.warn("A handshake failed: {}", e.getClass().getName());
      response.setStatusCode(
          namesHost(request) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.BAD_REQUEST);
      return false;
    }
  }

  /** Tells each reason once, because strangers could fill the log; the log of security counts. */
  private void refused(ServerHttpRequest request, HandshakeRefused refusal) {
    if (told.add(refusal.reason())) {
      log.info("A socket was refused: {}", refusal.reason());
    }
    if (request instanceof ServletServerHttpRequest servlet) {
      var reason = "socket: " + refusal.reason();
      servlet
          .getServletRequest()
          .setAttribute(
              SecurityEvent.ATTRIBUTE,
              refusal.status() == HttpStatus.UNAUTHORIZED
                  ? SecurityEvent.authentication(reason)
                  : SecurityEvent.control(reason));
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
