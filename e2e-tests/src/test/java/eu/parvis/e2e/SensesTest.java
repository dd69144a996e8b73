package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Proves on two connections within one page that the senses tell people apart. */
class SensesTest {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Likeness ANNA = Likeness.of(0);
  private static final Likeness BORIS = Likeness.of(1);

  private static HttpServer server;
  private static Playwright playwright;
  private static Browser browser;
  private static Page page;
  private static PageWatch watch;
  private static Senses senses;

  @BeforeAll
  static void callsHerself() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = Senses.read("loopback.html").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange
              .getResponseHeaders()
              .set(
                  "Content-Security-Policy", "default-src 'self'; script-src 'nonce-n'; img-src *");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    playwright = Chromium.driver();
    browser = Chromium.with(FakeMedia.of(ANNA, 320, 180)).launch(playwright);
    page = browser.newPage();
    watch = new PageWatch(page);
    senses = Senses.in(page);
    page.navigate("http://localhost:" + server.getAddress().getPort() + "/");
    page.locator("button#call").click();
  }

  @AfterAll
  static void leaves() {
    playwright.close();
    server.stop(0);
  }

  @Test
  void seesTheColourOfOnePersonOnly() {
    Locator remote = page.locator("video#remote");
    Senses.Colour colour =
        Patience.until("colour", SOON, () -> senses.colour(remote), c -> c.shows(ANNA));
    assertThat(colour.shows(BORIS)).isFalse();
  }

  @Test
  void countsFrames() {
    Locator remote = page.locator("video#remote");
    long before = senses.frames(remote);
    Patience.until("frames", SOON, () -> senses.frames(remote), n -> n >= before + 25);
  }

  @Test
  void hearsTheToneOfOnePersonOnlyAndSilenceWhenMuted() {
    Locator remote = page.locator("video#remote");
    Senses.Tone tone =
        Patience.until("tone", SOON, () -> senses.tone(remote), t -> t.carries(ANNA));
    assertThat(tone.carries(BORIS)).isFalse();
    page.locator("button#mute").click();
    Patience.until("silence", SOON, () -> senses.tone(remote), t -> !t.audible());
    page.locator("button#mute").click();
    Patience.until("tone", SOON, () -> senses.tone(remote), t -> t.carries(ANNA));
  }

  @Test
  void sharesAScreenWithoutAsking() {
    page.locator("button#share").click();
    Locator screen = page.locator("video#screen");
    Patience.until("frames of the screen", SOON, () -> senses.frames(screen), n -> n > 3);
  }

  @Test
  void namesTheSelectedPairsAndFindsNoServer() {
    assertThat(Patience.until("pairs", SOON, senses::selectedPairs, pairs -> pairs.size() >= 2))
        .allSatisfy(pair -> assertThat(Senses.number(pair, "remotePort")).isPositive());
    assertThat(senses.iceServers()).isEmpty();
  }

  @Test
  void reportsEveryOriginAndEachViolationOfThePolicy() {
    String here = "localhost:" + server.getAddress().getPort();
    String elsewhere = "127.0.0.1:" + server.getAddress().getPort();
    assertThat(watch.policyViolations()).isEmpty();
    page.locator("button#stray").click();
    Patience.until("origins", SOON, watch::origins, seen -> seen.size() == 2);
    assertThat(watch.origins()).containsExactlyInAnyOrder("http://" + here, "http://" + elsewhere);
    Patience.until("violation", SOON, watch::policyViolations, found -> !found.isEmpty());
  }
}
