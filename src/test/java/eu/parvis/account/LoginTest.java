package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** The login over HTTP, as browsers see it. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class LoginTest {

  private static final String SESSION = "JSESSIONID";

  @LocalServerPort private int port;
  @Autowired private Administration administration;
  @Autowired private TestPeople testPeople;
  @Autowired private RememberedLogins logins;
  @Autowired private WelcomeLinks links;
  @Autowired private LiveSessions sessions;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;

  /**
   * The switch is the change of the session by Spring Security, as {@code AccountSecurity} has it.
   */
  @Tag("asvs-7.2.4")
  @Test
  void theRightPasswordLeadsHomeAndChangesTheSession() throws Exception {
    var browser = new Browser();
    browser.get("/profile");
    var before = browser.cookies.get(SESSION);
    var answer = browser.login(person(), TestPeople.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(location(answer)).doesNotContain("error");
    assertThat(browser.cookies.get(SESSION)).isNotNull().isNotEqualTo(before);
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void theLoginLeadsToThePageThatWasAskedFor() throws Exception {
    var browser = new Browser();
    assertThat(location(browser.get("/profile"))).endsWith("/login");
    assertThat(location(browser.login(person(), TestPeople.PASSWORD))).endsWith("/profile");
  }

  /**
   * The switches are {@code SameSite} and {@code HttpOnly} in {@code PersistentLogin.write}, and
   * for the session {@code server.servlet.session.cookie.same-site}.
   */
  @Tag("asvs-3.3.2")
  @Tag("asvs-3.3.4")
  @Test
  void theCookieIsForHttpAloneAndThisSite() throws Exception {
    var answer = new Browser().login(person(), TestPeople.PASSWORD);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(header -> header.startsWith(SESSION))
        .allSatisfy(header -> assertThat(header).containsIgnoringCase("SameSite=Lax"))
        .allSatisfy(header -> assertThat(header).contains("HttpOnly"));
    var cookie =
        answer.headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith(PersistentLogin.COOKIE))
            .findFirst()
            .orElseThrow();
    assertThat(cookie)
        .contains("HttpOnly", "Secure", "SameSite=Lax", "Path=/", "Max-Age=2592000")
        .doesNotContain("Domain");
  }

  @Test
  void aWrongPasswordAndAnUnknownPersonLookTheSame() throws Exception {
    var wrong = new Browser().login(person(), "not the password");
    var unknown = new Browser().login("nobody" + port + "@example.org", "not the password");
    assertThat(location(wrong)).isEqualTo(location(unknown)).endsWith("/login?error");
  }

  /**
   * Rows of before may have letters that nobody can enter today, and are found in both spellings.
   */
  @ParameterizedTest
  @CsvSource({
    "rené@ville.example,René@Ville.example",
    "x@préfecture.example,x@préfecture.example",
    "y@préfecture.example,y@xn--prfecture-c4a.example",
    "z@xn--prfecture-c4a.example,z@Préfecture.example"
  })
  void whoHasAnAddressOfBeforeSignsIn(String row, String typed) throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    database.update("update person set email = ? where id = ?", row, person.id().value());
    var browser = new Browser();
    browser.login(typed, TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void somebodyWithoutPasswordCannotSignIn() throws Exception {
    var browser = new Browser();
    var invited = testPeople.invited(Language.ENGLISH, false);
    assertThat(location(browser.login(invited.email().value(), ""))).endsWith("/login?error");
    assertThat(browser.signedIn()).isFalse();
  }

  /** Without the renewal in {@code PasswordLogin} a hash keeps the cost of its day for ever. */
  @Tag("asvs-11.2.2")
  @Test
  void aHashOfALowerCostIsMadeAnewWhenItsOwnerSignsIn() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var past = new Argon2PasswordEncoder(16, 32, 1, 1024, 1).encode(TestPeople.PASSWORD);
    database.update("update person set password_hash = ? where id = ?", past, person.id().value());
    var browser = new Browser();
    browser.login(person.email().value(), "wrong");
    assertThat(hash(person)).isEqualTo(past);
    browser.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isTrue();
    assertThat(hash(person)).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    var again = new Browser();
    again.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(again.signedIn()).isTrue();
  }

  private String hash(PersonProfile person) {
    var sql = "select password_hash from person where id = ?";
    return String.valueOf(database.queryForObject(sql, String.class, person.id().value()));
  }

  /** The switch is {@code ForeignPages}. */
  @Tag("asvs-3.5.1")
  @Test
  void aPageOfAnotherSiteSignsNobodyIn() throws Exception {
    var form = Map.of("username", person(), "password", TestPeople.PASSWORD);
    for (var header :
        List.of(
            Map.of("Origin", "https://evil.example"),
            Map.of("Origin", "null"),
            Map.of("Origin", "https://localhost:" + port),
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Sec-Fetch-Site", "same-site"))) {
      var browser = new Browser();
      var answer = browser.post("/login", form, header);
      assertThat(location(answer)).as("%s", header).endsWith("/login?refused");
      assertThat(browser.cookies).isEmpty();
    }
  }

  @Test
  void ourOwnPageSignsIn() throws Exception {
    var form = Map.of("username", person(), "password", TestPeople.PASSWORD);
    for (var header :
        List.of(
            Map.of("Origin", "http://localhost:" + port, "Sec-Fetch-Site", "same-origin"),
            Map.of("Origin", "null", "Sec-Fetch-Site", "same-origin"),
            Map.of("Sec-Fetch-Site", "same-origin"))) {
      var browser = new Browser();
      browser.post("/login", form, header);
      assertThat(browser.signedIn()).as("%s", header).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/?v-r=uidl&v-uiId=0", "/?v-r=heartbeat&v-uiId=0", "/logout"})
  void whatVaadinLetsThroughWithoutATokenIsRefusedToOtherSites(String path) throws Exception {
    var foreign = new Browser().post(path, Map.of(), Map.of("Origin", "https://evil.example"));
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body()).contains("<h1>This page is not open to you");
  }

  /** The switch is {@code LoginThrottle}. */
  @Tag("asvs-6.3.1")
  @Test
  void afterFiveFailuresTheRightPasswordHasToWait() throws Exception {
    var person = person();
    for (int i = 0; i < 5; i++) {
      new Browser().login(person, "not the password");
    }
    var browser = new Browser();
    browser.login(person, TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isFalse();
    clock.advance(Duration.ofSeconds(16));
    browser.login(person, TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void anotherSessionOfTheSameBrowserIsSignedIn() throws Exception {
    var browser = signedIn();
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.cookies).containsKey(SESSION);
  }

  @Test
  void theTokenChangesWithUseAndTheReplacedOneEndsEveryLogin() throws Exception {
    var browser = signedIn();
    var stolen = browser.cookies.get(PersistentLogin.COOKIE);
    clock.advance(Duration.ofMinutes(2));
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.cookies.get(PersistentLogin.COOKIE)).isNotEqualTo(stolen);
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isTrue();
    clock.advance(Duration.ofMinutes(2));

    var thief = new Browser();
    thief.cookies.put(PersistentLogin.COOKIE, stolen);
    assertThat(thief.signedIn()).isFalse();
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isFalse();
  }

  @Test
  void aRevokedLoginIsOverAtOnceWithItsSession() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var here = new Browser();
    here.login(person.email().value(), TestPeople.PASSWORD);
    var there = new Browser();
    there.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(logins.list(person.id())).hasSize(2);
    logins.revokeOthers(person.id(), Optional.empty());
    assertThat(here.signedIn()).isFalse();
    assertThat(there.signedIn()).isFalse();
    assertThat(logins.list(person.id())).isEmpty();
  }

  /** The switch is {@code suspended} in {@code AccountUsers.load}. */
  @Tag("asvs-6.3.4")
  @Test
  void aSuspendedPersonIsOutAndToTheFormUnknown() throws Exception {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var person = testPeople.active(Language.ENGLISH, false);
    var here = new Browser();
    here.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(here.signedIn()).isTrue();
    administration.suspend(administrator.id(), person.id());
    assertThat(here.signedIn()).isFalse();
    var answer = here.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(location(answer)).endsWith("/login?error");
    assertThat(here.signedIn()).isFalse();
  }

  /** The switch is {@code kept} in {@code LiveSessions.tie}. */
  @Test
  void pagesOfWhoIsSuspendedEndAlsoWhereSomebodyElseSignedInSince() throws Exception {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var before = testPeople.active(Language.ENGLISH, false);
    var browser = new Browser();
    browser.login(before.email().value(), TestPeople.PASSWORD);
    browser.cookies.remove(PersistentLogin.COOKIE);
    browser.login(person(), TestPeople.PASSWORD);
    var shared = browser.cookies.get(SESSION);

    administration.suspend(administrator.id(), before.id());

    assertThat(browser.signedIn()).as("by their own login").isTrue();
    assertThat(browser.cookies.get(SESSION)).isNotEqualTo(shared);
  }

  @Test
  void whoWasDemotedStaysSignedInWithASessionOfTheNewRights() throws Exception {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var person = testPeople.active(Language.ENGLISH, true);
    var browser = new Browser();
    browser.login(person.email().value(), TestPeople.PASSWORD);
    var before = browser.cookies.get(SESSION);
    administration.demote(administrator.id(), person.id());
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.cookies.get(SESSION)).isNotEqualTo(before);
  }

  /** The switch is {@code RememberedLogin.open}. */
  @Tag("asvs-7.3.1")
  @Test
  void aLoginNamesItsBrowserAndLastsThirtyDays() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var browser = new Browser();
    browser.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(logins.list(person.id()))
        .singleElement()
        .extracting(LoginEntry::browser)
        .isEqualTo("Firefox, Linux");
    clock.advance(Duration.ofDays(30));
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isFalse();
  }

  /** The switch is {@code Recognition.Over}. */
  @Tag("asvs-7.3.2")
  @Test
  void aLoginThatIsUsedEveryDayEndsAfterThirtyDaysAndIsToldSo() throws Exception {
    var browser = signedIn();
    for (var day = 1; day < 30; day++) {
      clock.advance(Duration.ofDays(1));
      browser.cookies.remove(SESSION);
      assertThat(browser.signedIn()).as("day %d", day).isTrue();
    }
    clock.advance(Duration.ofDays(1));
    browser.cookies.remove(SESSION);
    assertThat(browser.signedIn()).isFalse();
    assertThat(browser.cookies)
        .containsKey(LoginJourney.OVER)
        .doesNotContainKey(PersistentLogin.COOKIE);
    browser.login(person(), TestPeople.PASSWORD);
    assertThat(browser.cookies).doesNotContainKey(LoginJourney.OVER);
  }

  /** The switch is {@code LiveSessions.endOverdue}: an open page keeps its session for ever. */
  @Tag("asvs-7.3.2")
  @Test
  void theSessionOfAPageThatIsLeftOpenEndsWithItsLogin() throws Exception {
    var browser = signedIn();
    clock.advance(Duration.ofDays(30));
    sessions.endOverdue();
    assertThat(browser.signedIn()).isFalse();
  }

  /** The switch is {@code Clear-Site-Data} in {@code PersistentLogin.cancelCookie}. */
  @Tag("asvs-14.3.1")
  @Test
  void aLoginThatEndsTakesWhatScriptsKeptAlong() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var browser = new Browser();
    var answer = browser.login(person.email().value(), TestPeople.PASSWORD);
    assertThat(answer.headers().firstValue("Clear-Site-Data")).isEmpty();
    logins.revokeOthers(person.id(), Optional.empty());
    assertThat(browser.get("/profile").headers().firstValue("Clear-Site-Data"))
        .contains("\"storage\"");
    assertThat(browser.get("/profile").headers().firstValue("Clear-Site-Data")).isEmpty();
  }

  /**
   * The switches are {@code frame-ancestors} and the referrer policy in {@code AccountSecurity}.
   */
  @Tag("asvs-3.4.5")
  @Tag("asvs-3.4.6")
  @Test
  void aForeignPageIsNeitherFramedNorToldTheAddress() throws Exception {
    var headers = new Browser().get("/profile").headers();
    assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-ancestors 'none'", "default-src 'self'", "object-src 'none'");
    assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void whatDoesNotExistIsNotFoundByAnybody() throws Exception {
    var administrator = new Browser();
    administrator.login(
        testPeople.active(Language.ENGLISH, true).email().value(), TestPeople.PASSWORD);
    for (var browser : List.of(new Browser(), signedIn(), administrator)) {
      for (var path : List.of("/nothing/at/all", "/nothing", "/index.html")) {
        var session = browser.cookies.get(SESSION);
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).contains("<h1>Page not found");
        assertThat(browser.cookies.get(SESSION)).isEqualTo(session);
      }
    }
  }

  /** The switch is {@code csrf} in {@code AccountSecurity}. */
  @Tag("asvs-3.5.1")
  @Test
  void whatIsSentWithoutATokenIsRefusedWithoutASession() throws Exception {
    for (var path : List.of("/nothing/at/all", "/nothing", "/api/nothing", "/profile", "/")) {
      var browser = new Browser();
      var answer = browser.post(path, Map.of("some", "thing"), Map.of());
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(browser.cookies).as(path).isEmpty();
    }
  }

  /** The switch is any change to what was typed, as {@code strip}, in {@code PasswordLogin}. */
  @Tag("asvs-6.2.8")
  @Test
  void aPasswordIsWhatWasTypedToTheLetter() throws Exception {
    var password = " Zo\u00eb’s  Parvis, at the Corner ";
    var person = testPeople.invited(Language.ENGLISH, false);
    links.accept(TestPeople.token(links.renew(person.id())), password);
    for (var other :
        List.of(
            password.strip(),
            password.toLowerCase(Locale.ROOT),
            password.substring(0, 20),
            password.replace("  ", " "))) {
      var browser = new Browser();
      browser.login(person.email().value(), other);
      assertThat(browser.signedIn()).as(other).isFalse();
    }
    var browser = new Browser();
    browser.login(person.email().value(), password);
    assertThat(browser.signedIn()).isTrue();
  }

  /** The switch is any age of a password: {@code PersonPrincipal.isCredentialsNonExpired}. */
  @Tag("asvs-6.2.10")
  @Test
  void aPasswordServesForAsLongAsItsAccount() throws Exception {
    var person = person();
    clock.advance(Duration.ofDays(400));
    var browser = new Browser();
    browser.login(person, TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isTrue();
  }

  /** The switch is any number of logins beyond which {@code RememberedLogins} ends others. */
  @Tag("asvs-7.1.2")
  @Test
  void loginsStandSideBySideAndEachIsListed() throws Exception {
    var person = testPeople.active(Language.ENGLISH, false);
    var browsers = Stream.generate(Browser::new).limit(6).toList();
    for (var browser : browsers) {
      browser.login(person.email().value(), TestPeople.PASSWORD);
    }
    for (var browser : browsers) {
      assertThat(browser.signedIn()).isTrue();
    }
    assertThat(logins.list(person.id())).hasSize(6);
  }

  /** The switch is the comparison with what is stored, in {@code RememberedLogin.show}. */
  @Tag("asvs-7.2.1")
  @Test
  void whatABrowserSaysOfItselfIsComparedWithWhatTheServerKnows() throws Exception {
    var real = signedIn();
    for (var cookie : List.of(SESSION, PersistentLogin.COOKIE)) {
      var kept = real.cookie(cookie);
      var forger = new Browser();
      forger.cookies.put(cookie, cookie.equals(SESSION) ? besides(kept) : forged(kept));
      assertThat(forger.signedIn()).as(cookie).isFalse();
    }
  }

  /** As a session of Tomcat looks, and none. */
  private static String besides(String session) {
    return (session.startsWith("0") ? "1" : "0") + session.substring(1);
  }

  /** The right series, and a token that was not drawn here. */
  private static String forged(String cookie) {
    var series = parts(cookie)[0];
    return Base64.getEncoder()
        .encodeToString((series + ":" + "A".repeat(43)).getBytes(StandardCharsets.US_ASCII));
  }

  private static String[] parts(String cookie) {
    var text = new String(Base64.getDecoder().decode(cookie), StandardCharsets.US_ASCII);
    return text.split(":", -1);
  }

  /** The switches are the drawing in {@code RememberedLogins.begin} and the session of Tomcat. */
  @Tag("asvs-7.2.2")
  @Tag("asvs-7.2.3")
  @Test
  void everyLoginHasASecretAndASessionOfItsOwn() throws Exception {
    var person = person();
    var seen = new HashSet<String>();
    for (var round = 0; round < 3; round++) {
      var browser = new Browser();
      browser.login(person, TestPeople.PASSWORD);
      var token = parts(browser.cookie(PersistentLogin.COOKIE))[1];
      var session = browser.cookie(SESSION);
      assertThat(Base64.getUrlDecoder().decode(token)).as("256 bits").hasSize(32);
      assertThat(session).as("128 bits").matches("[0-9A-F]{32}");
      assertThat(seen.add(token) && seen.add(session)).isTrue();
    }
  }

  /** The switch is Spring Security's way of signing out, which a link must not take. */
  @Tag("asvs-3.5.3")
  @Test
  void aLinkSignsNobodyOut() throws Exception {
    var browser = signedIn();
    browser.get("/logout");
    assertThat(browser.signedIn()).isTrue();
  }

  private String person() {
    return testPeople.active(Language.ENGLISH, false).email().value();
  }

  private Browser signedIn() throws Exception {
    var browser = new Browser();
    browser.login(person(), TestPeople.PASSWORD);
    assertThat(browser.signedIn()).isTrue();
    return browser;
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  /** A browser as far as cookies go: it sends secure ones to this trustworthy address. */
  private final class Browser {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
      return send(request(path).GET().build());
    }

    HttpResponse<String> login(String address, String password)
        throws IOException, InterruptedException {
      return post("/login", Map.of("username", address, "password", password), Map.of());
    }

    String cookie(String name) {
      return Objects.requireNonNull(cookies.get(name));
    }

    boolean signedIn() throws IOException, InterruptedException {
      return !location(get("/profile")).endsWith("/login");
    }

    private HttpResponse<String> post(
        String path, Map<String, String> form, Map<String, String> headers)
        throws IOException, InterruptedException {
      var body =
          form.entrySet().stream()
              .map(field -> field.getKey() + "=" + encode(field.getValue()))
              .collect(Collectors.joining("&"));
      var request = request(path).header("Content-Type", "application/x-www-form-urlencoded");
      headers.forEach(request::header);
      return send(request.POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
      var cookie =
          cookies.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining("; "));
      var request =
          HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
              .header("Accept", "text/html")
              .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0");
      return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private HttpResponse<String> send(HttpRequest request)
        throws IOException, InterruptedException {
      var answer = client.send(request, BodyHandlers.ofString());
      for (var header : answer.headers().allValues("Set-Cookie")) {
        var name = header.substring(0, header.indexOf('='));
        var value = header.substring(header.indexOf('=') + 1, header.indexOf(';'));
        if (value.isEmpty() || header.contains("Max-Age=0")) {
          cookies.remove(name);
        } else {
          cookies.put(name, value);
        }
      }
      return answer;
    }

    private static String encode(String value) {
      return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
  }
}
