package eu.parvis.signaling.websocket;

import eu.parvis.kernel.PublicUrl;
import java.net.URI;
import org.springframework.http.server.ServerHttpRequest;

/**
 * Which pages may open sockets: those of the public URL alone. Browsers send {@code Origin} with
 * every WebSocket handshake (RFC 6455 section 10.2), so a handshake without one is refused, too.
 */
record Origins(PublicUrl publicUrl) {

  boolean allow(ServerHttpRequest request) {
    var origin = request.getHeaders().getOrigin();
    return origin != null && origin.equalsIgnoreCase(base(request).toString());
  }

  /** The public origin as this request sees it. */
  URI base(ServerHttpRequest request) {
    return publicUrl.base(request.getURI());
  }
}
