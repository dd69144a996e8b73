package eu.parvis.e2e;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A call over HTTPS that the product serves from PEM files. */
class TlsTest {

  @RegisterExtension private static final Journey journey = Journey.overNetwork();

  @Test
  void twoPeopleMeetOverHttps() {
    TlsMeeting.takesPlace(journey, journey.network().certificate());
  }
}
