package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What holds of requests and answers of every kind: pages, files, and addresses for programs. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class AnswersTest {

  private final HttpClient client = HttpClient.newHttpClient();
  @LocalServerPort private int port;

  /** The switch is {@code server.mime-mappings.svg}, for what is drawn. */
  @Tag("asvs-4.1.1")
  @ParameterizedTest
  @CsvSource({
    "/login, text/html",
    "/zzz-zzzz-zzz, text/html",
    "/none/at/all, text/html",
    "/answer/none, text/html",
    "/calendars/none.ics, text/html",
    "/theme/tokens.css, text/css",
    "/aura/aura.css, text/css",
    "/theme/icon.svg, image/svg+xml",
    "/entry/unsupported.js, text/javascript",
    "/api/none, application/problem+json",
    "/api/rooms/zzz-zzzz-zzz, application/problem+json",
  })
  void anAnswerSaysWhatItIsAndHowItsTextIsWritten(String path, String type) throws Exception {
    var answer = get(path);
    assertThat(answer.body()).isNotEmpty();
    var json = type.endsWith("json");
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringCase(json ? type : utf8(type));
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  /** The switch is any configuration of CORS in a chain, or {@code @CrossOrigin}. */
  @Tag("asvs-3.4.2")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/login",
        "/zzz-zzzz-zzz",
        "/api/alive",
        "/api/rooms/zzz-zzzz-zzz",
        "/api/admin/media",
        "/answer/none",
        "/calendars/none.ics",
        "/theme/tokens.css",
      })
  void noOtherOriginMayRead(String path) throws Exception {
    for (var method : new String[] {"GET", "OPTIONS"}) {
      var answer =
          send(
              request(path)
                  .method(method, BodyPublishers.noBody())
                  .header("Origin", "https://evil.example")
                  .header("Access-Control-Request-Method", "POST")
                  .header("Access-Control-Request-Headers", "content-type"));
      assertThat(answer.headers().map().keySet())
          .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }
  }

  /** The switch is {@code object-src} and {@code default-src} in the policies of both chains. */
  @Tag("asvs-3.7.1")
  @Test
  void nothingRunsThatABrowserWouldNeedMoreThanItselfFor() throws Exception {
    assertThat(policy("/login")).contains("object-src 'none'");
    assertThat(policy("/zzz-zzzz-zzz"))
        .contains("default-src 'none'")
        .doesNotContain("object-src", "frame-src");
    for (var path : new String[] {"/login", "/zzz-zzzz-zzz"}) {
      assertThat(get(path).body()).doesNotContain("<object", "<embed", "<applet");
    }
  }

  /**
   * Without a second decoding {@code %2561} is no letter: the first address is that of a room that
   * there is not, the second none of a room at all. The switch is any decoding of ours.
   */
  @Tag("asvs-1.1.1")
  @Test
  void anAddressIsDecodedOnce() throws Exception {
    assertThat(get("/%7azz-zzzz-zzz").body()).contains("<parvis-room>");
    assertThat(get("/%257azz-zzzz-zzz").body()).doesNotContain("<parvis-room>");
  }

  /**
   * Spring Security, Tomcat and Spring's resources keep to what is served, each for itself; what is
   * packed beside the theme by mistake is seen too.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/theme/../application.properties",
        "/theme/%2e%2e/application.properties",
        "/theme/..%2fapplication.properties",
        "/theme/%252e%252e%252fapplication.properties",
        "/theme/..\\application.properties",
        "/theme/....//application.properties",
        "/theme//etc/passwd",
        "/theme/application.properties",
        "/VAADIN/../../application.properties",
        "/VAADIN/build/%2e%2e/%2e%2e/application.properties",
        "/application.properties",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF",
      })
  void noPathLeadsToAFileThatIsNotServed(String path) throws Exception {
    var answer =
        RawRequests.send(
            port, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer).matches("(?s)HTTP/1.1 (302|400|404) .*").doesNotContain("parvis.data");
  }

  /**
   * Two requests that are said to be two are answered twice; one whose end can be read in two ways
   * is answered once, and no more comes over that connection. Tomcat has no setting for it: this
   * fails with a server that reads otherwise.
   */
  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 0', 2",
    "'Content-Length: 0\r\nContent-Length: 40', 1",
    "'Content-Length: +0', 1",
    "'Content-Length: 0, 40', 1",
    "'Transfer-Encoding: x, chunked', 1",
    "'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity', 1",
    "'Content-Length: 4\r\nTransfer-Encoding: chunked', 1",
    "'Content-Length\t: 0', 1",
  })
  void aRequestEndsInOnePlaceAlone(String length, int answers) throws Exception {
    var second = "GET /api/alive HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    var first = "GET /api/alive HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n\r\n";
    var all = RawRequests.send(port, first + second);
    assertThat(Pattern.compile("HTTP/1\\.1 \\d+").matcher(all).results()).hasSize(answers);
  }

  private static String utf8(String type) {
    return type + ";charset=utf-8";
  }

  private String policy(String path) throws Exception {
    return header(get(path), "Content-Security-Policy");
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
