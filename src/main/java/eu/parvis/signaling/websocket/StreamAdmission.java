package eu.parvis.signaling.websocket;

import eu.parvis.conference.StreamTokens;
import eu.parvis.conference.TokenRefused;
import eu.parvis.signaling.client.XmppClients;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.util.MultiValueMap;

/**
 * Admits XMPP streams: subprotocol {@code xmpp}, a token that opens a stream. Whoever names a
 * stream that can be resumed may show the token that opened it, spent and expired, and may do
 * nothing but resume it.
 */
record StreamAdmission(Origins origins, StreamTokens tokens, XmppClients clients)
    implements SocketAdmission {

  static final String GRANT = "parvis.grant";
  static final String BASE = "parvis.base";
  static final String RESUMES = "parvis.resumes";

  @Override
  public void admit(
      ServerHttpRequest request,
      MultiValueMap<String, String> query,
      Map<String, Object> attributes)
      throws HandshakeRefused {
    if (!offersXmpp(request)) {
      throw new HandshakeRefused(HttpStatus.BAD_REQUEST, "no subprotocol xmpp");
    }
    try {
      admit(query.getFirst("token"), query.getFirst("previd"), attributes);
      attributes.put(BASE, origins.base(request));
    } catch (TokenRefused e) {
      throw new HandshakeRefused(HttpStatus.UNAUTHORIZED, "token " + e.reason());
    }
  }

  private void admit(
      @Nullable String token, @Nullable String previousId, Map<String, Object> attributes)
      throws TokenRefused {
    if (previousId != null && clients.isResumable(previousId)) {
      var grant = tokens.identify(token);
      if (clients.resumable(previousId, grant).isPresent()) {
        attributes.put(GRANT, grant);
        attributes.put(RESUMES, true);
        return;
      }
    }
    attributes.put(GRANT, tokens.redeem(token));
  }

  private static boolean offersXmpp(ServerHttpRequest request) {
    return request.getHeaders().getOrEmpty("Sec-WebSocket-Protocol").stream()
        .flatMap(line -> Arrays.stream(line.split(",")))
        .anyMatch(protocol -> protocol.trim().equals("xmpp"));
  }
}
