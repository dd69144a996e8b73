package eu.parvis.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.SecurityEvent;
import eu.parvis.testing.ParvisTest;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What is refused stands in the log, and nobody who was refused. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ExtendWith(OutputCaptureExtension.class)
class SecurityLogTest {

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @LocalServerPort private int port;
  @Autowired private SecurityLog log;
  @Autowired private TestPeople people;

  @BeforeEach
  void empty() {
    log.tell();
  }

  /** The switch is what {@code AccountSecurity.tryAgain} leaves on the request. */
  @Tag("asvs-16.3.1")
  @Test
  void aWrongPasswordStandsThereWithoutTheAccount(CapturedOutput output) throws Exception {
    var person = people.active(Language.ENGLISH, false);
    login(person.email().value(), "not the password");
    log.tell();
    assertThat(output)
        .contains("Refused: authentication, wrong-password: 1")
        .doesNotContain(person.email().value(), "not the password", person.id().toString());
  }

  /** The switch is {@code RefusedRequests}: nobody else speaks of it. */
  @Tag("asvs-16.3.2")
  @Test
  void whatIsForAdministratorsStandsThereWhenOthersAsk(CapturedOutput output) throws Exception {
    assertThat(get("/api/admin/media")).isEqualTo(401);
    login(people.active(Language.ENGLISH, false).email().value(), TestPeople.PASSWORD);
    assertThat(get("/api/admin/media")).isEqualTo(403);
    log.tell();
    assertThat(output)
        .contains("Refused: authentication, not-signed-in: 1")
        .contains("Refused: authorization, not-allowed: 1");
  }

  /** The switch is what {@code ForeignPages} leaves on the request. */
  @Tag("asvs-16.3.3")
  @Test
  void aPageOfAnotherSiteStandsThere(CapturedOutput output) throws Exception {
    var request =
        request("/login")
            .header("Origin", "https://evil.example")
            .POST(BodyPublishers.ofString("username=a"));
    browser.send(request.build(), BodyHandlers.discarding());
    log.tell();
    assertThat(output).contains("Refused: control, wrong-origin: 1").doesNotContain("evil.example");
  }

  /** The switch is what {@code StateChangeFilter} and {@code Refusals} leave on the request. */
  @Tag("asvs-16.3.3")
  @Test
  void whatThePageOfACallNeverSendsStandsThere(CapturedOutput output) throws Exception {
    post("/api/rooms/abc-defg-hij/join", "text/plain", "{}");
    get("/api/rooms/abc-defg-hij");
    log.tell();
    assertThat(output)
        .contains("Refused: control, not-json: 1", "Refused: control, unknown-room: 1")
        .doesNotContain("abc-defg-hij");
  }

  /** The switch is {@code QuietHandshake.refused}. */
  @Tag("asvs-16.3.3")
  @Test
  void aForgedTokenStandsThere(CapturedOutput output) {
    var address = URI.create("ws://localhost:" + port + "/xmpp-websocket?token=f0rged");
    var socket =
        browser
            .newWebSocketBuilder()
            .subprotocols("xmpp")
            .header("Origin", "http://localhost:" + port)
            .buildAsync(address, new WebSocket.Listener() {});
    assertThatExceptionOfType(CompletionException.class).isThrownBy(socket::join);
    log.tell();
    assertThat(output)
        .contains("Refused: authentication, socket: token MALFORMED: 1")
        .doesNotContain("f0rged");
  }

  /** Without {@code MOST_REASONS} there are as many lines as somebody likes. */
  @Tag("asvs-16.3.3")
  @Test
  void whoeverIsRefusedCannotFillTheLog(CapturedOutput output) {
    var flooded = new SecurityLog();
    IntStream.range(0, 10_000)
        .forEach(i -> flooded.count(SecurityEvent.control("reason " + i % 500)));
    flooded.tell();
    assertThat(output.toString().lines().filter(line -> line.contains("Refused: control")))
        .hasSize(SecurityLog.MOST_REASONS + 1)
        .anyMatch(line -> line.endsWith("others: 8000"));
  }

  /** The switch is any appender but the console's, such as {@code logging.file.name}. */
  @Tag("asvs-16.2.3")
  @Test
  void theLogGoesToStandardOutputAlone() {
    var appenders = new ArrayList<Appender<ILoggingEvent>>();
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (var logger : context.getLoggerList()) {
      logger.iteratorForAppenders().forEachRemaining(appenders::add);
    }
    assertThat(appenders)
        .isNotEmpty()
        .allMatch(appender -> appender instanceof ConsoleAppender<ILoggingEvent>);
  }

  /** The switches are the date and the {@code replace} in {@code logging.pattern.console}. */
  @Tag("asvs-16.2.2")
  @Tag("asvs-16.4.1")
  @Test
  void aLineHasItsMomentAndNobodyBeginsAnother(CapturedOutput output) {
    LoggerFactory.getLogger("eu.parvis")
        .warn("said: {}", "a\n2026-11-27 forged\r\u001b[2Kb\u0085c");
    assertThat(output.toString().lines().filter(line -> line.contains("said: ")))
        .singleElement(STRING)
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}(Z|[+-]\\d\\d:\\d\\d) .*")
        .endsWith("said: a 2026-11-27 forged [2Kb c");
  }

  private void login(String address, String password) throws Exception {
    var form = "username=%s&password=%s".formatted(encode(address), encode(password));
    post("/login", "application/x-www-form-urlencoded", form);
  }

  private int get(String path) throws Exception {
    return browser.send(request(path).build(), BodyHandlers.discarding()).statusCode();
  }

  private int post(String path, String type, String body) throws Exception {
    var request =
        request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)).build();
    return browser.send(request, BodyHandlers.discarding()).statusCode();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept", "text/html");
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
