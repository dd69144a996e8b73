package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.PublicUrl;
import eu.parvis.signaling.bridgechannel.BridgeChannels;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.MultiValueMap;
import org.springframework.web.socket.handler.TextWebSocketHandler;

@ExtendWith(OutputCaptureExtension.class)
class QuietHandshakeTest {

  /** The switch is the catch in {@code QuietHandshake}. */
  @Tag("asvs-16.2.5")
  @Test
  void anUnexpectedFailureIsAnsweredAndItsMessageIsNotLogged(CapturedOutput output) {
    assertThat(answer(QuietHandshakeTest::failing, "inner")).isEqualTo(503);
    assertThat(output.getAll())
        .contains("A handshake failed: java.lang.IllegalStateException")
        .doesNotContain("s3cret");
  }

  @Test
  void aHostThatCannotBeReadIsTheFaultOfTheRequest() {
    var care = new SocketCare();
    try {
      var bridge = new BridgeSockets(new BridgeChannels(), care);
      assertThat(answer(bridge, "my_host")).isEqualTo(400);
      assertThat(answer(bridge, "inner")).isEqualTo(403);
    } finally {
      care.close();
    }
  }

  /** The switch is {@code Origins} in the handshake. */
  @Tag("asvs-4.4.2")
  @Test
  void anotherOriginIsRefusedBeforeAnyAdmissionIsAsked(CapturedOutput output) {
    var status =
        answer(
            (request, query, attributes) -> {
              throw new AssertionError("asked");
            },
            "inner",
            "http://evil.example");
    assertThat(status).isEqualTo(403);
    assertThat(output.getAll())
        .contains("A socket was refused: wrong origin")
        .doesNotContain("s3cret");
  }

  @Test
  void aRefusalIsAnsweredAsItsAdmissionSays(CapturedOutput output) {
    SocketAdmission none =
        (request, query, attributes) -> {
          assertThat(query.getFirst("token")).isEqualTo("s3cret");
          throw new HandshakeRefused(HttpStatus.UNAUTHORIZED, "token SPENT");
        };
    assertThat(answer(none, "inner")).isEqualTo(401);
    assertThat(output.getAll())
        .contains("A socket was refused: token SPENT")
        .doesNotContain("s3cret");
  }

  private static int answer(SocketAdmission admission, String host) {
    return answer(admission, host, "http://" + host);
  }

  private static int answer(SocketAdmission admission, String host, String origin) {
    var request = new MockHttpServletRequest("GET", "/xmpp-websocket");
    request.setServerName(host);
    request.setQueryString("token=s3cret");
    request.addHeader("Origin", origin);
    var response = new MockHttpServletResponse();
    var admitted =
        new QuietHandshake(new Origins(new PublicUrl(null)), admission)
            .beforeHandshake(
                new ServletServerHttpRequest(request),
                new ServletServerHttpResponse(response),
                new TextWebSocketHandler(),
                new HashMap<>());
    assertThat(admitted).isFalse();
    return response.getStatus();
  }

  private static void failing(
      ServerHttpRequest request,
      MultiValueMap<String, String> query,
      Map<String, Object> attributes) {
    throw new IllegalStateException("as if the database were away, for " + request.getURI());
  }
}
