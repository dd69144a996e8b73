package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.LoginEntry;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser is one of "Your sessions", however often somebody signs in there. */
class SigningInAgainTest extends ProviderTest {

  private static final String SESSION = "JSESSIONID";
  private static final String LOGIN = "parvis-login";

  @Autowired private People people;
  @Autowired private RememberedLogins logins;
  @Autowired private TestPeople testPeople;

  /** What proves who ends sessions is a sign-in, too. */
  @Test
  void atTheProvider() {
    var email = address();
    var subject = agent(email);
    var browser = browser();
    browser.signsIn("/oidc/login", subject);
    var before = logins(email).getFirst().series();

    assertThat(browser.follow("/oidc/login?again")).isEqualTo(base().resolve("/profile"));

    assertThat(browser.signedIn()).isTrue();
    assertThat(logins(email)).hasSize(1).noneMatch(entry -> entry.series().equals(before));
  }

  @Test
  void withThePassword() {
    var person = testPeople.active(Language.ENGLISH, false);
    var browser = browser();
    enters(browser, person);
    enters(browser, person);
    assertThat(browser.signedIn()).isTrue();
    assertThat(logins.list(person.id())).hasSize(1);

    browser.cookies().remove(SESSION);
    enters(browser, person);
    assertThat(browser.signedIn()).isTrue();
    assertThat(logins.list(person.id())).hasSize(1);
  }

  @Test
  void theLoginOfAnotherBrowserStays() {
    var person = testPeople.active(Language.ENGLISH, false);
    var there = browser();
    enters(there, person);
    var browser = browser();
    enters(browser, person);
    enters(browser, person);
    assertThat(there.signedIn()).isTrue();
    assertThat(logins.list(person.id())).hasSize(2);
  }

  /** Their cookie is replaced, so nobody could use their login but who copied it. */
  @Test
  void whoSignsInInPlaceOfSomebodyElseEndsTheirLogin() {
    var before = testPeople.active(Language.ENGLISH, false);
    var after = testPeople.active(Language.ENGLISH, false);
    var browser = browser();
    enters(browser, before);
    var session = browser.cookies().get(SESSION);
    enters(browser, after);
    assertThat(logins.list(before.id())).isEmpty();
    assertThat(logins.list(after.id())).hasSize(1);
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.cookies().get(SESSION)).isNotEqualTo(session);
    browser.cookies().remove(LOGIN);
    assertThat(browser.signedIn()).as("by the session alone").isTrue();

    var email = address();
    browser.signsIn("/oidc/login", agent(email));
    var forgottenThere = browser();
    forgottenThere.cookies().putAll(browser.cookies());
    forgottenThere.signsIn("/oidc/login?again", agent(address()));
    assertThat(logins(email)).isEmpty();
    assertThat(forgottenThere.signedIn()).isTrue();
  }

  /** Whoever made a cookie up ends nobody's login. */
  @Test
  void aCookieThatIsNotRightEndsNothingOfAnotherPerson() {
    var person = testPeople.active(Language.ENGLISH, false);
    for (var cookie : List.of("", "nonsense", "bm9uc2Vuc2U", "YTpi")) {
      var browser = browser();
      browser.cookies().put(LOGIN, cookie);
      enters(browser, person);
      assertThat(browser.signedIn()).isTrue();
    }
    assertThat(logins.list(person.id())).hasSize(4);
  }

  /** As on any other page; the login that begins now is not one of those that end. */
  @Test
  void aReplacedTokenThatComesBackEndsWhatWasThere() {
    var person = testPeople.active(Language.ENGLISH, false);
    var browser = browser();
    enters(browser, person);
    var stolen = browser.cookies().get(LOGIN);
    for (var minutes : List.of(2L, 4L)) {
      clock.shift(Duration.ofMinutes(minutes));
      browser.cookies().remove(SESSION);
      assertThat(browser.signedIn()).isTrue();
    }
    clock.shift(Duration.ofMinutes(6));
    var victim = browser();
    victim.cookies().put(LOGIN, stolen);
    enters(victim, person);

    assertThat(victim.signedIn()).isTrue();
    assertThat(browser.signedIn()).isFalse();
    assertThat(logins.list(person.id())).hasSize(1);
  }

  private void enters(ProviderBrowser browser, PersonProfile person) {
    browser.post(
        base().resolve("/login"),
        Map.of("username", person.email().value(), "password", TestPeople.PASSWORD));
  }

  private List<LoginEntry> logins(EmailAddress email) {
    PersonId person = people.find(email).orElseThrow().id();
    return logins.list(person);
  }
}
