package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  @Test
  void namesTheOriginOfTheWebSockets() {
    assertThat(ContentPolicy.of(URI.create("wss://parvis.example.org")))
        .contains("connect-src 'self' wss://parvis.example.org;");
  }

  @Test
  void namesNoIpv6AddressWhichBrowsersTakeForAnError() {
    assertThat(ContentPolicy.of(URI.create("wss://[2001:db8::10]:8443")))
        .contains("connect-src 'self';");
  }
}
