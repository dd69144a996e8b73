package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
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
  @Autowired private LoginJourney journey;
  @Autowired private TestPeople testPeople;
  @Autowired private SecurityContextHolderStrategy contexts;

  @AfterEach
  void forget() {
    testPeople.signOut();
  }

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
