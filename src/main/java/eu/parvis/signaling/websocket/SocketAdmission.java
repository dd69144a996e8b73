package eu.parvis.signaling.websocket;

import java.util.Map;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/** Decides who may open a socket of one kind; the Origin has been checked. */
@FunctionalInterface
interface SocketAdmission {

  /**
   * Admits a handshake.
   *
   * @param query the parameters of the address; never logged
   * @param attributes of the session to come
   */
  void admit(
      ServerHttpRequest request,
      MultiValueMap<String, String> query,
      Map<String, Object> attributes)
      throws HandshakeRefused;
}
