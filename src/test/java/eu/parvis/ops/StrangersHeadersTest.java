package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.ParvisTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
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

  /** The switch is {@code server.tomcat.remoteip.internal-proxies}. */
  @Tag("asvs-4.1.3")
  @Test
  void schemeAndHostAreThoseOfTheRequest() throws Exception {
    assertThat(stranger.loginAddress()).isEqualTo("http://localhost:" + port + "/login");
    assertThat(stranger.policyOfACall())
        .contains("ws://localhost:" + port)
        .doesNotContain("elsewhere");
    assertThat(Forwarder.header(stranger.forwarded("/login"), "Strict-Transport-Security"))
        .isEmpty();
  }

  /** The switch is {@code server.tomcat.remoteip.internal-proxies}. */
  @Tag("asvs-15.3.4")
  @Test
  void manyAddressesAreOneForTheThrottle() throws Exception {
    for (int i = 0; i < MOST_MISSES; i++) {
      stranger.roomAskedBy("203.0.113." + i);
    }
    assertThat(stranger.roomAskedBy("203.0.113.200")).isEqualTo(TOO_MANY);
  }
}
