package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.ParvisTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Forwarded headers of somebody who is not the proxy that the operator named. */
@ParvisTest
@TestPropertySource(properties = "server.tomcat.remoteip.internal-proxies=192.0.2.1/32")
class StrangersHeadersTest {

  private static final int MOST_MISSES = 30;
  private static final int TOO_MANY = 429;

  @LocalServerPort private int port;
  private Forwarder stranger = new Forwarder(0);

  @BeforeEach
  void connect() {
    stranger = new Forwarder(port);
  }

  @Test
  void schemeAndHostAreThoseOfTheRequest() throws Exception {
    assertThat(stranger.loginAddress()).isEqualTo("http://localhost:" + port + "/login");
    assertThat(stranger.policyOfACall())
        .contains("ws://localhost:" + port)
        .doesNotContain("elsewhere");
    assertThat(Forwarder.header(stranger.forwarded("/login"), "Strict-Transport-Security"))
        .isEmpty();
  }

  @Test
  void manyAddressesAreOneForTheThrottle() throws Exception {
    for (int i = 0; i < MOST_MISSES; i++) {
      stranger.roomAskedBy("203.0.113." + i);
    }
    assertThat(stranger.roomAskedBy("203.0.113.200")).isEqualTo(TOO_MANY);
  }
}
