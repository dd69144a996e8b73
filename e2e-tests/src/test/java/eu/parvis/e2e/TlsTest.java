package eu.parvis.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call over HTTPS that the product serves from PEM files. */
class TlsTest {

  private static final Certificate CERTIFICATE = Certificate.make(Target.folder("tls"));

  @RegisterExtension
  private static final Journey journey =
      Journey.on(() ->
          Product.start("tls", ProductSettings.tls(CERTIFICATE.settings(), CERTIFICATE.client())));

  @Test
  void twoPeopleMeetOverHttps() {
    TlsMeeting.takesPlace(journey, CERTIFICATE);
  }
}
