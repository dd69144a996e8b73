package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.TextWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

@ExtendWith(OutputCaptureExtension.class)
class QuietHandshakeTest {

  @Test
  void anUnexpectedFailureIsAnsweredAndItsMessageIsNotLogged(CapturedOutput output) {
    assertThat(answer(new Failing(), "inner")).isEqualTo(503);
    assertThat(output.getAll())
        .contains("A handshake failed: java.lang.IllegalStateException")
        .doesNotContain("s3cret");
  }

  @Test
  void aHostThatCannotBeReadIsTheFaultOfTheRequest() {
    var origins = new Origins(new PublicUrl(null));
    var care = new SocketCare();
    try {
      var bridge = new BridgeSockets(origins, new BridgeChannels(), care);
      assertThat(answer(bridge, "my_host")).isEqualTo(400);
      assertThat(answer(bridge, "inner")).isEqualTo(403);
    } finally {
      care.close();
    }
  }

  private static int answer(HandshakeInterceptor admission, String host) {
    var request = new MockHttpServletRequest("GET", "/xmpp-websocket");
    request.setServerName(host);
    request.setQueryString("token=s3cret");
    request.addHeader("Origin", "http://" + host);
    var response = new MockHttpServletResponse();
    var admitted =
        new QuietHandshake(admission)
            .beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                new TextWebSocketHandler(),
                new HashMap<>());
    assertThat(admitted).isFalse();
    return response.getStatus();
  }

  /** As if the database were away. */
  private record Failing() implements HandshakeInterceptor {
    @Override
    public boolean beforeHandshake(
        ServerHttpRequest request,
        ServerHttpResponse response,
        WebSocketHandler handler,
        Map<String, Object> attributes) {
      throw new IllegalStateException("for " + request.getURI());
    }

    @Override
    public void afterHandshake(
        ServerHttpRequest request,
        ServerHttpResponse response,
        WebSocketHandler handler,
        @Nullable Exception failure) {}
  }
}
