package eu.parvis.account.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Administration;
import eu.parvis.account.OwnLogins;
import eu.parvis.account.OwnLogins.Outcome;
import eu.parvis.account.People;
import eu.parvis.account.PersonEntry;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.TestPeople;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in as it should be. */
class OidcSignInTest extends ProviderTest {

  /** How each signed token begins, in Base64. */
  private static final String JWT = "eyJ";

  @Autowired private Administration administration;
  @Autowired private OwnLogins ownLogins;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private RememberedLogins logins;
  @Autowired private TestPeople testPeople;

  @Test
  void somebodyOfTheOrganisationBecomesAnAgent() {
    var email = address();
    var browser = browser();
    assertThat(browser.signsIn("/oidc/login", agent(email))).isEqualTo(base().resolve("/"));
    assertThat(browser.signedIn()).isTrue();
    var person = people.find(email).orElseThrow();
    assertThat(person.name()).isEqualTo("Inès Moreau");
    assertThat(person.language()).isEqualTo(Language.FRENCH);
    assertThat(person.administrator()).isFalse();
    assertThat(logins.list(person.id())).hasSize(1);
    assertThat(administration.entry(person.id())).get().matches(PersonEntry::active);
  }

  /** The switch is {@code requireProofKey} in {@code Provider}. */
  @Tag("asvs-10.2.1")
  @Test
  void theRequestHasPkceStateAndNonce() {
    var browser = browser();
    browser.follow("/oidc/login");
    var query = browser.way().get(1).getQuery();
    assertThat(query)
        .contains("response_type=code", "code_challenge_method=S256", "code_challenge=")
        .contains("state=", "nonce=", "scope=openid profile email")
        .contains("redirect_uri=" + base() + "/oidc/callback")
        .containsPattern("acr_values=eidas[12] eidas[12]")
        .doesNotContain("prompt");
  }

  /** The switch is where {@code SignInDone} leads to, and what is kept in cookies. */
  @Tag("asvs-10.1.1")
  @Test
  void noTokenOfTheProviderReachesTheBrowserBySigningIn() {
    var browser = browser();
    browser.signsIn("/oidc/login", agent(address()));
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.way()).extracting(URI::toString).noneMatch(at -> at.contains(JWT));
    assertThat(browser.cookies().values()).noneMatch(value -> value.contains(JWT));
    assertThat(browser.get(base().resolve("/profile")).body()).doesNotContain(JWT);
  }

  /** The switches are {@code FRESH} in {@code OwnLogins}, and {@code AuthTime}. */
  @Tag("asvs-7.5.2")
  @Test
  void whoeverEndsALoginHasJustSignedInAtTheProvider() {
    var email = address();
    var subject = agent(email);
    browser().signsIn("/oidc/login", subject);
    var browser = browser();
    browser.follow("/oidc/login?again");
    assertThat(browser.way().get(1).getQuery()).contains("prompt=login", "max_age=0");
    assertThat(browser.enters(subject)).isEqualTo(base().resolve("/profile"));
    var person = people.find(email).orElseThrow().id();
    var here = Optional.of(logins.list(person).getFirst().series());

    clock.shift(Duration.ofMinutes(11));
    assertThat(ownLogins.endOthers(person, here, "")).isEqualTo(Outcome.SIGN_IN_AGAIN);
    assertThat(ownLogins.endOthers(person, Optional.empty(), "")).isEqualTo(Outcome.SIGN_IN_AGAIN);
    assertThat(logins.list(person)).hasSize(2);
    clock.shift(Duration.ofMinutes(9));
    assertThat(ownLogins.endOthers(person, here, "")).isEqualTo(Outcome.ENDED);
    assertThat(logins.list(person)).hasSize(1);
  }

  @Test
  void aProviderThatDoesNotSayWhenProvesNothing() {
    var email = address();
    PROVIDER.mischief().idTokenClaims(claims -> claims.remove("auth_time"));
    browser().signsIn("/oidc/login?again", agent(email));
    var person = people.find(email).orElseThrow().id();
    var here = logins.list(person).getFirst().series();
    assertThat(ownLogins.end(person, here, Optional.of(here), "")).isEqualTo(Outcome.SIGN_IN_AGAIN);
  }

  /** The switch is the account that is bound, by which {@code Accounts.open} begins. */
  @Tag("asvs-10.5.2")
  @Test
  void theSubjectAloneDecidesFromThenOn() {
    var email = address();
    var subject = agent(email);
    browser().signsIn("/oidc/login", subject);
    var person = people.find(email).orElseThrow();
    PROVIDER.people().put(subject, Map.of("email", "gone@elsewhere.example", "name", "Inès Roux"));
    var browser = browser();
    browser.signsIn("/oidc/login", subject);
    assertThat(browser.signedIn()).isTrue();
    var now = people.find(person.id()).orElseThrow();
    assertThat(now.name()).isEqualTo("Inès Roux");
    assertThat(now.email()).isEqualTo(email);
    assertThat(people.find(new EmailAddress("gone@elsewhere.example"))).isEmpty();
  }

  @Test
  void somebodyWhoWasInvitedIsKnownByTheAddressAndTheOpenLinkEnds() {
    var invited = testPeople.invited(Language.ENGLISH, false);
    var token = TestPeople.token(links.renew(invited.id()));
    var browser = browser();
    browser.signsIn("/oidc/login", agent(invited.email()));
    assertThat(browser.signedIn()).isTrue();
    var now = people.find(invited.email()).orElseThrow();
    assertThat(now.id()).isEqualTo(invited.id());
    assertThat(now.language()).as("what was chosen here").isEqualTo(Language.ENGLISH);
    assertThat(links.open(token)).isEmpty();
  }

  @Test
  void whoeverKnewThePasswordBeforeIsOut() {
    var person = testPeople.active(Language.ENGLISH, false);
    var before = browser();
    before.post(base().resolve("/login"), password(person));
    assertThat(before.signedIn()).isTrue();
    browser().signsIn("/oidc/login", agent(person.email()));
    assertThat(before.signedIn()).isFalse();
    before.post(base().resolve("/login"), password(person));
    assertThat(before.signedIn()).isFalse();
    assertThat(people.hasPassword(person.id())).isFalse();
  }

  @Test
  void anAdministratorKeepsThePasswordForWhenTheProviderIsAway() {
    var person = testPeople.active(Language.ENGLISH, true);
    browser().signsIn("/oidc/login", agent(person.email()));
    var browser = browser();
    browser.post(base().resolve("/login"), password(person));
    assertThat(browser.signedIn()).isTrue();
  }

  /** The switch is {@code findActive} in {@code Accounts.open}. */
  @Tag("asvs-6.3.4")
  @Test
  void aSuspendedAccountStaysShutAndIsNotBound() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var email = address();
    var subject = agent(email);
    var known = browser();
    known.signsIn("/oidc/login", subject);
    var invited = testPeople.active(Language.ENGLISH, false);
    var account = people.find(email).orElseThrow();
    administration.suspend(administrator.id(), account.id());
    administration.suspend(administrator.id(), invited.id());

    assertThat(known.signedIn()).isFalse();
    assertThat(browser().signsIn("/oidc/login", subject)).hasQuery("provider=suspended");
    assertThat(browser().signsIn("/oidc/login", agent(invited.email())))
        .hasQuery("provider=suspended");
    assertThat(people.hasIdentity(invited.id())).isFalse();
    assertThat(people.hasPassword(invited.id())).isTrue();

    administration.reinstate(administrator.id(), account.id());
    known.follow("/oidc/login");
    assertThat(known.signedIn()).isTrue();
  }

  @Test
  void noClaimMakesAnAdministrator() {
    var email = address();
    var subject = subject();
    PROVIDER
        .people()
        .put(
            subject,
            Map.of(
                "email",
                email.value(),
                "email_verified",
                true,
                "roles",
                "ADMINISTRATOR",
                "groups",
                "ADMINISTRATOR"));
    browser().signsIn("/oidc/login", subject);
    assertThat(people.find(email).map(PersonProfile::administrator)).contains(false);
    assertThat(people.find(email).map(PersonProfile::name))
        .contains(email.value().substring(0, email.value().indexOf('@')));
  }

  @Test
  void anAddressThatTheProviderDoesNotVouchForOpensNothing() {
    var invited = testPeople.invited(Language.ENGLISH, false);
    var subject = subject();
    PROVIDER.people().put(subject, Map.of("email", invited.email().value(), "name", "A thief"));
    var browser = browser();
    assertThat(browser.signsIn("/oidc/login", subject)).hasQuery("provider=unverified");
    assertThat(browser.signedIn()).isFalse();
    assertThat(people.find(invited.id()).map(PersonProfile::name)).contains(invited.name());
  }

  @Test
  void strangersGetNoAccount() {
    for (var domain : new String[] {"elsewhere.example", "sub.ville.example", "notville.example"}) {
      var email = new EmailAddress("stranger@" + domain);
      var browser = browser();
      assertThat(browser.signsIn("/oidc/login", agent(email))).hasQuery("provider=unknown");
      assertThat(browser.signedIn()).isFalse();
      assertThat(people.find(email)).isEmpty();
    }
  }

  /** The switch is {@code OidcRows.bound} in {@code Accounts.enter}. */
  @Tag("asvs-10.5.2")
  @Test
  void whoGetsTheAddressOfAColleagueDoesNotGetTheAccount() {
    var email = address();
    browser().signsIn("/oidc/login", agent(email));
    var before = people.find(email).orElseThrow();
    var browser = browser();
    var subject = subject();
    PROVIDER
        .people()
        .put(subject, Map.of("email", email.value(), "email_verified", true, "name", "Successor"));
    assertThat(browser.signsIn("/oidc/login", subject)).hasQuery("provider=taken");
    assertThat(browser.signedIn()).isFalse();
    assertThat(people.find(email)).contains(before);
  }

  @Test
  void claimsMayComeInASignedJwt() {
    var email = address();
    var subject = subject();
    PROVIDER.people().put(subject, Map.of("email", email.value(), "email_verified", true));
    PROVIDER.mischief().signUserInfo();
    PROVIDER
        .mischief()
        .userInfo(claims -> {
          claims.put("iss", PROVIDER.issuer().toString());
          claims.put("aud", "parvis");
          claims.put("given_name", "Inès");
          claims.put("usual_name", "Moreau-Diallo");
        });
    var browser = browser();
    browser.signsIn("/oidc/login", subject);
    assertThat(browser.signedIn()).isTrue();
    assertThat(people.find(email).map(PersonProfile::name)).contains("Inès Moreau-Diallo");
  }

  @Test
  void signingInLeadsToThePageThatWasAskedFor() {
    var browser = browser();
    browser.cookies().put(SilentSignIn.COOKIE, "1");
    assertThat(browser.follow("/profile")).isEqualTo(base().resolve("/login"));
    assertThat(browser.signsIn("/oidc/login", agent(address())))
        .isEqualTo(base().resolve("/profile"));
  }

  @Test
  void signingInNeverLeadsToAnotherSite() {
    for (var next : new String[] {"//evil.example", "https://evil.example/", "/%5Cevil.example"}) {
      var browser = browser();
      assertThat(browser.follow("/login?next=" + next).getHost()).isEqualTo("localhost");
      browser.signsIn("/oidc/login?next=" + next, agent(address()));
      assertThat(browser.way()).noneMatch(address -> "evil.example".equals(address.getHost()));
    }
  }

  @Test
  void theSessionOfBeforeIsGone() {
    var browser = browser();
    browser.follow("/oidc/login");
    var planted = browser.cookies().get("JSESSIONID");
    browser.enters(agent(address()));
    assertThat(planted).isNotNull();
    assertThat(browser.cookies().get("JSESSIONID")).isNotNull().isNotEqualTo(planted);
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void theLoginOutlivesTheSession() {
    var browser = browser();
    browser.signsIn("/oidc/login", agent(address()));
    browser.cookies().remove("JSESSIONID");
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void twoTabsMayBothFinish() {
    var browser = browser();
    browser.follow("/oidc/login");
    var first = browser.way().get(1);
    browser.follow("/oidc/login");
    var subject = agent(address());
    browser.enters(subject);
    assertThat(browser.signedIn()).isTrue();
    assertThat(browser.follow(browser.get(first)))
        .as("its session is gone, and nobody is signed out")
        .hasQuery("provider=expired");
    assertThat(browser.signedIn()).isTrue();
  }

  @Test
  void aVisitorIsSignedInSilentlyIfTheProviderKnowsThem() {
    var browser = browser();
    browser.signsIn("/oidc/login", agent(address()));
    browser.cookies().clear();
    assertThat(browser.follow("/login?next=/profile")).isEqualTo(base().resolve("/profile"));
    assertThat(browser.way()).anyMatch(address -> address.toString().contains("prompt=none"));
  }

  @Test
  void theProviderIsAskedSilentlyOnceABrowserSession() {
    var browser = browser();
    assertThat(browser.follow("/login")).hasPath("/login").hasQuery("provider=silent");
    assertThat(browser.get(base().resolve("/login")).statusCode()).isNotEqualTo(302);
    browser.cookies().remove("JSESSIONID");
    assertThat(browser.get(base().resolve("/login")).statusCode()).isNotEqualTo(302);
  }

  @Test
  void aBrowserWithoutCookiesIsNotSentRoundAndRound() {
    var browser = browser();
    browser.refusesCookies();
    assertThat(browser.follow("/login")).hasPath("/login").hasQuery("provider=expired");
  }

  @Test
  void moreThanTheLatestFiveAreNotKept() {
    var browser = browser();
    browser.follow("/oidc/login");
    var first = browser.way().get(1);
    for (int i = 0; i < 5; i++) {
      browser.follow("/oidc/login");
    }
    browser.follow(browser.get(first));
    assertThat(browser.enters(agent(address()))).hasQuery("provider=expired");
  }

  @Test
  void aSignInTakesTenMinutesAtMost() {
    var browser = browser();
    browser.follow("/oidc/login");
    clock.shift(Duration.ofMinutes(11));
    assertThat(browser.enters(agent(address()))).hasQuery("provider=expired");
    assertThat(browser.signedIn()).isFalse();
  }

  private static Map<String, String> password(PersonProfile person) {
    return Map.of("username", person.email().value(), "password", TestPeople.PASSWORD);
  }

  @Test
  void anEndedLoginIsOver() {
    var email = address();
    var browser = browser();
    browser.signsIn("/oidc/login", agent(email));
    logins.revokeOthers(people.find(email).orElseThrow().id(), Optional.empty());
    assertThat(browser.signedIn()).isFalse();
  }
}
