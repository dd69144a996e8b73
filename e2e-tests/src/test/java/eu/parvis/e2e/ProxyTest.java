package eu.parvis.e2e;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call behind nginx, configured as the handbook says. */
class ProxyTest {

  private static final Certificate CERTIFICATE = Certificate.make(Target.folder("proxy"));
  private static final int PORT = Product.freeTcpPort();

  @RegisterExtension
  private static final Journey journey =
      Journey.on(() ->
          Product.start(
              "proxy",
              ProductSettings.behind(URI.create("https://localhost:%d/".formatted(PORT)))
                  .forAShortWhile()));

  private static @Nullable Nginx nginx;

  @BeforeAll
  static void startsNginx() {
    nginx = Nginx.start(PORT, journey.product().httpPort(), CERTIFICATE);
  }

  @AfterAll
  static void stopsNginx() {
    if (nginx != null) {
      nginx.close();
    }
  }

  @Test
  void twoPeopleMeetBehindNginx() {
    TlsMeeting.takesPlace(journey, CERTIFICATE);
  }
}
