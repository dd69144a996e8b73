package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.ParvisTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;

/**
 * Forwarded headers of the proxy, which is expected on this machine. The property makes an
 * application of its own: Vaadin keeps how a login is held in a static, so one that others share
 * would not recognise logins after a newer one has started.
 */
@ParvisTest
@TestPropertySource(properties = "parvis.public-url=")
class ForwardedHeadersTest {

  private static final int MOST_MISSES = 30;
  private static final int TOO_MANY = 429;
  private static final int UNKNOWN = 404;

  @LocalServerPort private int port;
  @Autowired private Environment settings;
  private Forwarder proxy = new Forwarder(0);

  @BeforeEach
  void connect() {
    proxy = new Forwarder(port);
  }

  @Test
  void loopbackIsTrustedAndNothingElse() {
    assertThat(settings.getProperty("server.tomcat.remoteip.internal-proxies"))
        .isEqualTo("127.0.0.0/8, ::1/128");
  }

  @Test
  void schemeAndHostAreThoseOfTheBrowser() throws Exception {
    assertThat(proxy.loginAddress()).isEqualTo("https://elsewhere.example/login");
    assertThat(proxy.policyOfACall()).contains("wss://elsewhere.example;");
    assertThat(Forwarder.header(proxy.forwarded("/login"), "Strict-Transport-Security"))
        .isNotEmpty();
  }

  @Test
  void eachAddressHasItsOwnThrottle() throws Exception {
    for (int i = 0; i < MOST_MISSES; i++) {
      assertThat(proxy.roomAskedBy("203.0.113.1")).isEqualTo(UNKNOWN);
    }
    assertThat(proxy.roomAskedBy("203.0.113.1")).isEqualTo(TOO_MANY);
    assertThat(proxy.roomAskedBy("203.0.113.2")).isEqualTo(UNKNOWN);
  }

  @Test
  void theOtherFormOfTheHeadersIsIgnored() throws Exception {
    var answer =
        proxy.send(
            proxy.request("/profile").header("Forwarded", "proto=https;host=elsewhere.example"));
    assertThat(Forwarder.header(answer, "Location"))
        .isEqualTo("http://localhost:" + port + "/login");
  }
}
