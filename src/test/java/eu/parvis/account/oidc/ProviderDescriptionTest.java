package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import eu.parvis.account.MovableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a provider says of itself, or does not. */
class ProviderDescriptionTest {

  private static final Duration SHORT = Duration.ofMillis(200);
  private static final Duration LONG = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicBoolean away = new AtomicBoolean();

  /** The switches are the catch and {@code PAUSE} in {@code Provider.ask}. */
  @Tag("asvs-16.5.2")
  @Test
  void aProviderThatIsAwayIsAskedAgainAfterAPause() throws IOException {
    var server = server();
    var issuer = issuer(server);
    var provider = provider(issuer);
    away.set(true);
    answer(server, description(issuer, issuer));
    assertThat(trouble(provider)).isEqualTo(Trouble.UNAVAILABLE);
    assertThat(provider.known()).isEmpty();
    away.set(false);
    assertThat(trouble(provider)).as("not yet").isEqualTo(Trouble.UNAVAILABLE);
    assertThat(asked).hasValue(1);
    clock.advance(Duration.ofSeconds(5));
    assertThat(provider.registration().getClientId()).isEqualTo("parvis");
    server.stop(0);
  }

  @Test
  void itIsAskedOnceAnHour() throws IOException {
    var server = server();
    answer(server, description(issuer(server), issuer(server)));
    var provider = provider(issuer(server));
    provider.registration();
    provider.registration();
    assertThat(asked).hasValue(1);
    clock.advance(Duration.ofHours(1));
    provider.registration();
    assertThat(asked).hasValue(2);
    server.stop(0);
  }

  @Test
  void aProviderThatHangsIsGivenUp() throws IOException {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      var provider = provider("http://127.0.0.1:" + silent.getLocalPort(), SHORT);
      assertThat(trouble(provider)).isEqualTo(Trouble.UNAVAILABLE);
    }
  }

  /** The switch is the comparison of issuers in {@code Provider}. */
  @Tag("asvs-10.5.3")
  @Test
  void anotherIssuerUnderThatAddressIsNotTaken() throws IOException {
    var server = server();
    answer(server, description("https://another.example", issuer(server)));
    assertThat(trouble(provider(issuer(server)))).isEqualTo(Trouble.UNAVAILABLE);
    server.stop(0);
  }

  /** The switch is what {@code Provider} asks of endpoints. */
  @Tag("asvs-1.3.6")
  @Test
  void endpointsWithoutTlsAreNotTaken() throws IOException {
    var server = server();
    answer(server, description(issuer(server), "http://id.example"));
    assertThat(trouble(provider(issuer(server)))).isEqualTo(Trouble.UNAVAILABLE);
    server.stop(0);
  }

  /** The switch is {@code Redirect.NEVER} in {@code ProviderHttp}. */
  @Tag("asvs-15.3.2")
  @Test
  void nobodyElseIsAskedWhomAnAnswerNames() throws IOException {
    var server = server();
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.getResponseHeaders().add("Location", issuer(server) + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    assertThat(trouble(provider(issuer(server)))).isEqualTo(Trouble.UNAVAILABLE);
    assertThat(asked).hasValue(1);
    server.stop(0);
  }

  @Test
  void rubbishIsNotTaken() throws IOException {
    for (var text : new String[] {"", "{", "[]", "{\"issuer\": 5}"}) {
      var server = server();
      answer(server, text);
      assertThatExceptionOfType(SignInRefused.class)
          .isThrownBy(() -> provider(issuer(server)).registration());
      server.stop(0);
    }
  }

  private static Trouble trouble(Provider provider) {
    return catchThrowableOfType(SignInRefused.class, provider::registration).trouble();
  }

  private Provider provider(String issuer) {
    return provider(issuer, LONG);
  }

  private Provider provider(String issuer, Duration patience) {
    var settings =
        new OidcSettings(
            issuer,
            "parvis",
            "secret",
            null,
            "",
            Set.of("email"),
            Set.of(),
            "",
            Set.of(),
            false,
            false);
    return new Provider(settings, ProviderHttp.client(patience, patience).build(), clock);
  }

  private static HttpServer server() throws IOException {
    return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  private static String issuer(HttpServer server) {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpServer server, String text) {
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          asked.incrementAndGet();
          var bytes = text.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(
              away.get() ? 503 : 200, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  private static String description(String issuer, String base) {
    return """
    {"issuer": "%s", "authorization_endpoint": "%s/authorize", "token_endpoint": "%s/token",
     "jwks_uri": "%s/keys", "response_types_supported": ["code"],
     "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer, base, base, base);
  }
}
