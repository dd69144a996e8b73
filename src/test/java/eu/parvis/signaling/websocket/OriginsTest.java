package eu.parvis.signaling.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.PublicUrl;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.mock.web.MockHttpServletRequest;

class OriginsTest {

  @Test
  void allowsThePublicUrlAloneWhateverHostTheRequestNames() {
    var origins = new Origins(new PublicUrl(URI.create("https://call.example.org")));
    assertThat(origins.allow(request("https://call.example.org"))).isTrue();
    assertThat(origins.allow(request("http://call.example.org"))).isFalse();
    assertThat(origins.allow(request("https://call.example.org:8443"))).isFalse();
    assertThat(origins.allow(request("https://call.example.org.evil.example"))).isFalse();
    assertThat(origins.allow(request("http://inner:8080"))).isFalse();
    assertThat(origins.allow(request("null"))).isFalse();
    assertThat(origins.allow(request(null))).isFalse();
  }

  @Test
  void allowsTheHostOfTheRequestIfNoPublicUrlIsConfigured() {
    var origins = new Origins(new PublicUrl(null));
    assertThat(origins.allow(request("http://inner:8080"))).isTrue();
    assertThat(origins.allow(request("http://inner"))).isFalse();
    assertThat(origins.allow(request("https://evil.example"))).isFalse();
  }

  private static ServletServerHttpRequest request(@Nullable String origin) {
    var request = new MockHttpServletRequest("GET", "/xmpp-websocket");
    request.setServerName("inner");
    request.setServerPort(8080);
    if (origin != null) {
      request.addHeader("Origin", origin);
    }
    return new ServletServerHttpRequest(request);
  }
}
