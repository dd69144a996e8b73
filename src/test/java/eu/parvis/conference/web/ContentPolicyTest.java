package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ContentPolicyTest {

  @Test
  void namesTheOriginOfTheWebSockets() {
    assertThat(ContentPolicy.of(URI.create("wss://parvis.example.org")))
        .contains("connect-src 'self' wss://parvis.example.org;");
  }

  /** The switch is any other server in the policy: the page could tell it what it knows. */
  @Tag("asvs-14.2.3")
  @Test
  void namesNoOtherServer() {
    var own = URI.create("wss://parvis.example.org");
    for (var directive : ContentPolicy.of(own).split("; ", -1)) {
      assertThat(directive.split(" ", -1))
          .as(directive)
          .allMatch(word ->
              word.matches("[a-z-]+|'self'|'none'|'wasm-unsafe-eval'|data:|blob:|mediastream:")
                  || word.equals(own.toString()));
    }
  }

  @Test
  void namesNoIpv6AddressWhichBrowsersTakeForAnError() {
    assertThat(ContentPolicy.of(URI.create("wss://[2001:db8::10]:8443")))
        .contains("connect-src 'self';");
  }
}
