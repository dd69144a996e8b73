package eu.parvis.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

  private static final URI REQUEST = URI.create("http://localhost:8080/abc-defg-hij?x=1");

  @Test
  void unsetFollowsTheRequest() {
    var url = new PublicUrl(null);
    assertThat(url.base(REQUEST)).isEqualTo(URI.create("http://localhost:8080"));
    assertThat(url.socket(REQUEST, "/xmpp-websocket"))
        .isEqualTo(URI.create("ws://localhost:8080/xmpp-websocket"));
  }

  /** The switch is the scheme in {@code PublicUrl.socket}. */
  @Tag("asvs-4.4.1")
  @Test
  void configuredWinsOverTheRequest() {
    var url = new PublicUrl(URI.create("https://parvis.example.org:443/"));
    assertThat(url.base(REQUEST)).isEqualTo(URI.create("https://parvis.example.org"));
    assertThat(url.socket(REQUEST, "/xmpp-websocket"))
        .isEqualTo(URI.create("wss://parvis.example.org/xmpp-websocket"));
  }

  @ParameterizedTest
  @CsvSource({
    "https://parvis.example.org, same-origin, true",
    "https://parvis.example.org, , true",
    "http://parvis.example.org, same-origin, false",
    "https://evil.example, , false",
    "https://parvis.example.org.evil.example, same-origin, false",
    "http://localhost:8080, same-origin, false",
    "null, same-origin, true",
    "null, cross-site, false",
    "null, , false",
    ", same-origin, true",
    ", none, true",
    ", same-site, false",
    ", cross-site, false",
    ", , true",
  })
  void knowsWhichRequestsItsOwnPagesMade(String origin, String fetchSite, boolean own) {
    var url = new PublicUrl(URI.create("https://Parvis.example.org"));
    assertThat(url.isSource(REQUEST, origin, fetchSite)).isEqualTo(own);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host", "https:///path", "host", "mailto:a@b.example"})
  void refusesWhatIsNoWebAddress(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PublicUrl(URI.create(text)));
  }
}
