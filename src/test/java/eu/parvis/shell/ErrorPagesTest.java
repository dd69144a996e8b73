package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.ParvisTest;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.catalina.servlets.DefaultServlet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** What is answered where no view and no controller can: by the application and by Tomcat. */
@ParvisTest
@Import(ErrorPagesTest.Broken.class)
class ErrorPagesTest {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private final HttpClient client = HttpClient.newHttpClient();
  @LocalServerPort private int port;
  @Autowired private ServletContext servlets;

  @ParameterizedTest
  @CsvSource({
    "GET, /VAADIN/none, 404, Page introuvable",
    "GET, /login;a=b, 400, Demande refusée",
    "GET, /a//b, 400, Demande refusée",
    "DELETE, /abc-defg-hij, 405, Demande refusée",
    "POST, /none, 403, Vous n’avez pas accès à cette page",
    "GET, /error, 404, Page introuvable",
  })
  void aBrowserGetsADocumentInItsLanguage(String method, String path, int status, String title)
      throws Exception {
    var answer =
        send(
            request(path)
                .method(method, BodyPublishers.noBody())
                .header("Content-Type", "application/json")
                .header("Accept", BROWSER));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
    assertThat(header(answer, "Cache-Control")).contains("no-store");
    assertThat(answer.body())
        .contains("<html lang=\"fr\">", "<h1>" + title, "href=\"/\"")
        .doesNotContain("<script", "style=", "Exception", "Tomcat", "org.", path + "\"");
  }

  @Test
  void whatIsTooLargeIsSaidToBe() throws Exception {
    var form = "username=" + "a".repeat(3_000_000);
    var answer =
        send(
            request("/login")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", BROWSER)
                .POST(BodyPublishers.ofString(form)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("<h1>Envoi trop volumineux");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /VAADIN/none, application/json, 404, Not Found",
    "GET, /login;a=b, 'application/problem+json, */*', 400, Bad Request",
    "POST, /none, application/json, 403, Forbidden",
    "GET, /api/rooms/a;b, */*, 400, Bad Request",
    "GET, /api/none, */*, 404, Not Found",
    "GET, /api/none, 'text/html,application/xhtml+xml,*/*;q=0.8', 404, Not Found",
    "GET, /api, */*, 404, Not Found",
    "GET, /colibri-ws/none, application/json, 404, Not Found",
  })
  void aProgramGetsAProblemWithoutInternals(
      String method, String path, String accept, int status, String title) throws Exception {
    var answer =
        send(request(path).method(method, BodyPublishers.noBody()).header("Accept", accept));

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    var problem = JsonMapper.shared().readTree(answer.body());
    assertThat(problem.propertyNames()).containsExactlyInAnyOrder("title", "status");
    assertThat(problem.get("title").asString()).isEqualTo(title);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api", "/api/none", "/colibri-ws/none"})
  void whatNoProgramFindsMakesNoSession(String path) throws Exception {
    var answer = send(request(path).header("Accept", "application/json"));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  /** The switch is {@code ErrorDocument}. */
  @Tag("asvs-16.5.1")
  @Test
  void aFaultOfOursKeepsItsReasonToItself() throws Exception {
    var page = send(request("/bro-kenn-now").header("Accept", BROWSER));
    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
    assertThat(page.body())
        .contains("<h1>Une erreur s’est produite")
        .doesNotContain("a detail", "Exception");
    var problem = send(request("/bro-kenn-now").header("Accept", "application/json"));
    assertThat(problem.body()).isEqualTo("{\"title\":\"Internal Server Error\",\"status\":500}");
  }

  /** A controller that fails. */
  @TestComponent
  @RestController
  static class Broken {

    @GetMapping("/bro-kenn-now")
    String fail() {
      throw new IllegalStateException("a detail");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/theme/none.css",
        "/theme/",
        "/theme",
        "/VAADIN/none",
        "/VAADIN/build/none.js",
        "/VAADIN",
        "/aura/none.css",
        "/lumo/none.css",
        "/themes/none.css",
        "/assets/none.png",
        "/favicon.ico",
        "/sw.js",
        "/offline.html",
        "/manifest.webmanifest",
      })
  void aFileThatIsMissingIsNotFoundWithoutASession(String path) throws Exception {
    var answer = send(request(path).header("Accept", BROWSER));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>Page introuvable");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/theme/tokens.css", "/theme/icon.svg", "/entry/unsupported.js", "/aura/aura.css"})
  void aFileThatIsThereIsKeptForAnHourWithoutASession(String path) throws Exception {
    var answer = send(request(path));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Cache-Control")).isEqualTo("max-age=3600");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  /** The switch is {@code server.servlet.register-default-servlet}: Tomcat's could list folders. */
  @Tag("asvs-13.4.3")
  @ParameterizedTest
  @ValueSource(strings = {"/theme/", "/entry/", "/aura/", "/VAADIN/", "/META-INF/"})
  void noFolderIsListed(String path) throws Exception {
    var answer = send(request(path).header("Accept", BROWSER));
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>Page introuvable");
    assertThat(servlets.getServletRegistrations().values())
        .extracting(ServletRegistration::getClassName)
        .doesNotContain(DefaultServlet.class.getName());
  }

  /** The switch is {@code OneOfEach}: Spring joins them, and others take the first or the last. */
  @Tag("asvs-15.3.7")
  @Test
  void aParameterThatComesTwiceIsRefused() throws Exception {
    assertThat(send(request("/answer/a?day=2026-11-27")).statusCode()).isEqualTo(404);
    assertThat(send(request("/answer/a?day=2026-11-27&day=")).statusCode()).isEqualTo(400);
    assertThat(answers("/answer/a", "answer=accepted").statusCode()).isEqualTo(404);
    assertThat(answers("/answer/a?answer=declined", "answer=accepted").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> answers(String path, String form) throws Exception {
    return send(
        request(path)
            .header("Origin", "http://localhost:" + port)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /** The switches are Spring Security's list of methods and Tomcat's {@code allowTrace}. */
  @Tag("asvs-13.4.4")
  @ParameterizedTest
  @ValueSource(strings = {"/login", "/abc-defg-hij", "/api/alive", "/theme/tokens.css"})
  void noRequestIsSentBack(String path) throws Exception {
    var head = "TRACE " + path + " HTTP/1.1\r\nHost: localhost\r\nCookie: a=secret\r\n";
    assertThat(raw(head)).startsWith("HTTP/1.1 4").doesNotContain("secret");
  }

  @Test
  void theChosenSchemeHoldsHereToo() throws Exception {
    var answer = send(request("/VAADIN/none").header("Cookie", "parvis-scheme=dark"));
    assertThat(answer.body()).contains("data-scheme=\"dark\"");
    assertThat(send(request("/VAADIN/none")).body()).doesNotContain("data-scheme");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a|b HTTP/1.1\r\nHost: localhost\r\n",
        "GET / HTTP/1.1\r\nHost: a b\r\n",
        "GET /a%00b HTTP/1.1\r\nHost: localhost\r\n",
        "G@T / HTTP/1.1\r\nHost: localhost\r\n",
        "GET / HTTP/1.1\r\n",
        "GET /login HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n",
      })
  void whatIsNoRequestGetsTheSameDocument(String head) throws Exception {
    var answer = raw(head.replace("%s", "a".repeat(20_000)));

    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Content-Security-Policy: " + POLICY);
    assertThat(answer.substring(answer.indexOf("<!doctype")))
        .contains("<h1>Request refused", "href=\"/\"")
        .doesNotContain("HTTP Status", "Tomcat", "Exception");
  }

  private String raw(String head) throws IOException {
    return RawRequests.send(port, head + "Connection: close\r\n\r\n");
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Accept-Language", "de, fr;q=0.8, en;q=0.5");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
