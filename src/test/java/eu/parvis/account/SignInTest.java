package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.core.context.SecurityContextHolderStrategy;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class SignInTest {

  private final MockHttpServletRequest request = new MockHttpServletRequest();
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Autowired private SignIn signIn;
  @Autowired private SignedIn signedIn;
  @Autowired private PersistentLogin persistentLogin;
  @Autowired private RememberedLogins logins;
  @Autowired private AccountUsers users;
  @Autowired private LiveSessions sessions;
  @Autowired private LoginJourney journey;
  @Autowired private TestPeople testPeople;
  @Autowired private SecurityContextHolderStrategy contexts;

  /** The switch is {@code changeSessionId} in {@code SignIn}. */
  @Tag("asvs-7.2.4")
  @Test
  void whoeverProvedToBeAPersonIsSignedInWithAnotherSession() {
    var planted = request.getSession(true).getId();
    var person = testPeople.active(Language.FRENCH, false);
    signIn.as(person.id(), request, response);
    assertThat(signedIn.current()).contains(person);
    assertThat(request.getSession(true).getId()).isNotEqualTo(planted);
    assertThat(signIn.seriesOf(request)).isPresent();
  }

  /** The switch is {@code PersistentLogin.logout}. */
  @Tag("asvs-7.4.1")
  @Test
  void signingOutEndsTheRememberedLoginAndTakesTheCookie() {
    var person = testPeople.active(Language.FRENCH, false);
    signIn.as(person.id(), request, response);
    assertThat(logins.list(person.id())).hasSize(1);
    var answer = new MockHttpServletResponse();
    var authentication = contexts.getContext().getAuthentication();
    persistentLogin.logout(request, answer, authentication);
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(Objects.requireNonNull(answer.getCookie(PersistentLogin.COOKIE)).getMaxAge())
        .isZero();
  }

  /** The switch is {@code passwordEncoder} in {@code AccountSecurity}. */
  @Tag("asvs-11.4.2")
  @Test
  void aPasswordIsKeptAsArgon2idOfNineteenMebibytes() {
    var person = testPeople.active(Language.FRENCH, false);
    assertThat(users.load(person.email().value()).getPassword())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
  }

  /** The switches are {@code PublicUrl.cookie} and {@code setSecure} where cookies are made. */
  @Tag("asvs-3.3.1")
  @Tag("asvs-3.3.3")
  @Test
  void whereThePublicUrlIsHttpsCookiesAreOfThisHostAlone() {
    var https = new PublicUrl(URI.create("https://meet.example"));
    var login = new PersistentLogin(logins, users, sessions, https);
    login.logout(request, response, null);
    var cookie = Objects.requireNonNull(response.getCookie("__Host-parvis-login"));
    assertThat(cookie.getSecure()).isTrue();
    assertThat(cookie.getPath()).isEqualTo("/");
    assertThat(cookie.getDomain()).isNull();

    var context = new MockServletContext();
    new SessionCookie(https).onStartup(context);
    var session = context.getSessionCookieConfig();
    assertThat(session.getName()).isEqualTo("__Host-parvis-session");
    assertThat(session.isSecure()).isTrue();
    assertThat(session.getPath()).isEqualTo("/");
    assertThat(session.getDomain()).isNull();
  }

  @Test
  void nobodyIsSignedInWithoutAContextAndNoSessionIsMade() {
    assertThat(signedIn.current()).isEmpty();
    assertThat(request.getSession(false)).isNull();
  }

  @Test
  void aWishForAnotherSiteIsForgotten() {
    journey.wish(request, "//evil.example/");
    assertThat(journey.takeWish(request)).isEmpty();
    journey.wish(request, "/abc-defg-hij");
    assertThat(journey.takeWish(request)).contains("/abc-defg-hij");
    assertThat(journey.takeWish(request)).isEmpty();
  }
}
