package eu.parvis.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.account.LoginJourney.Ended;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.testing.ParvisTest;
import jakarta.servlet.http.Cookie;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

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
  @Autowired private RememberedLoginRepository rememberedRows;
  @Autowired private LoginSettings loginSettings;
  @Autowired private PublicUrl publicUrl;
  @Autowired private JdbcClient database;
  @Autowired private TransactionTemplate transactions;
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

  /** The switch is {@code RememberedLogins.counts}. */
  @Test
  void whatBeganWithAPasswordLetsNobodyInAnyMoreAndItsBrowserIsTold() {
    var person = testPeople.active(Language.ENGLISH, false);
    var begun = logins.begin(person.id(), "Firefox, Linux").ticket();

    var answer = new MockHttpServletResponse();
    assertThat(comesBack(begun, OFF, answer)).isNull();
    assertThat(answer.getCookie(LoginJourney.OVER))
        .extracting(Cookie::getValue)
        .isEqualTo(Ended.CLOSED.name());
    assertThat(answer.getCookie(PersistentLogin.COOKIE)).returns(0, Cookie::getMaxAge);
    assertThat(remembered(OFF).list(person.id())).isEmpty();
  }

  @Test
  void whatBeganAtTheProviderGoesOn() {
    var person = testPeople.active(Language.ENGLISH, false);
    var begun = logins.begin(person.id(), "Firefox, Linux").ticket();
    database
        .sql("insert into oidc_login (series, issuer, subject, id_token) values (?, 'i', 's', 't')")
        .param(begun.series().value())
        .update();

    assertThat(comesBack(begun, OFF, new MockHttpServletResponse())).isNotNull();
    assertThat(remembered(OFF).list(person.id())).hasSize(1);
  }

  private @Nullable Authentication comesBack(
      RememberedLogins.Ticket ticket, AccountSettings settings, MockHttpServletResponse answer) {
    var persistent =
        new PersistentLogin(remembered(settings), users, new LiveSessions(clock), publicUrl);
    var request = new MockHttpServletRequest();
    var value = ticket.series().value() + ":" + ticket.token().value();
    request.setCookies(
        new Cookie(
            PersistentLogin.COOKIE,
            Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(UTF_8))));
    return transactions.execute(_ -> persistent.autoLogin(request, answer));
  }

  private RememberedLogins remembered(AccountSettings settings) {
    return new RememberedLogins(
        rememberedRows, new LiveSessions(clock), loginSettings, settings, _ -> {}, clock);
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
