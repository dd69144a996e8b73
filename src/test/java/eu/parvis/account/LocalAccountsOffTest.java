package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;

/** {@code parvis.account.local=false}: the identity provider alone lets people in. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class LocalAccountsOffTest {

  private static final AccountSettings OFF = new AccountSettings(false, Set.of());

  @Autowired private AccountUsers users;
  @Autowired private PasswordEncoder encoder;
  @Autowired private PersistentLogin persistentLogin;
  @Autowired private WelcomeLinkRepository links;
  @Autowired private PersonRepository people;
  @Autowired private People accounts;
  @Autowired private RememberedLogins logins;
  @Autowired private WelcomeLinks local;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  @Test
  void theRightPasswordLetsNobodyIn() {
    var person = testPeople.active(Language.ENGLISH, true);
    var attempt = attempt(person);
    assertThat(manager(new AccountSettings(true, Set.of())).authenticate(attempt)).isNotNull();
    var off = manager(OFF);
    assertThatExceptionOfType(ProviderNotFoundException.class)
        .isThrownBy(() -> off.authenticate(attempt));
  }

  @Test
  void aOneTimeLinkLeadsNowhere() {
    var person = testPeople.invited(Language.ENGLISH, false);
    var token = TestPeople.token(local.renew(person.id()));
    var off = new WelcomeLinks(links, people, accounts, logins, OFF, _ -> {}, clock);
    assertThat(local.open(token)).isPresent();
    assertThat(off.open(token)).isEmpty();
    assertThatExceptionOfType(WelcomeLinkSpent.class)
        .isThrownBy(() -> off.accept(token, TestPeople.PASSWORD));
  }

  @Test
  void somebodyHasToBeAbleToEnter() {
    assertThatIllegalStateException()
        .isThrownBy(() -> manager(OFF, Optional.empty()))
        .withMessageContaining("parvis.oidc.issuer");
  }

  @Test
  void domainsCountLetterByLetterWithoutRegardToCase() {
    var settings = new AccountSettings(true, Set.of(" Ville.example "));
    assertThat(settings.ofOrganisation(new EmailAddress("a@ville.example"))).isTrue();
    assertThat(settings.ofOrganisation(new EmailAddress("a@sub.ville.example"))).isFalse();
    assertThat(settings.ofOrganisation(new EmailAddress("a@notville.example"))).isFalse();
    assertThat(OFF.ofOrganisation(new EmailAddress("a@ville.example"))).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AccountSettings(true, Set.of("@ville.example")));
  }

  private AuthenticationManager manager(AccountSettings settings) {
    return manager(settings, Optional.of(new ProviderSignIn("ProConnect", "/oidc/login")));
  }

  private AuthenticationManager manager(
      AccountSettings settings, Optional<ProviderSignIn> provider) {
    return new AccountSecurity()
        .authenticationManager(users, encoder, clock, persistentLogin, settings, _ -> {}, provider);
  }

  private static Authentication attempt(PersonProfile person) {
    return UsernamePasswordAuthenticationToken.unauthenticated(
        person.email().value(), TestPeople.PASSWORD);
  }
}
