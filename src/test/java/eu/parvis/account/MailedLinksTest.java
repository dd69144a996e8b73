package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** Who gets a link by mail, and that nobody else learns of it. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class MailedLinksTest {

  private static final String HERE = "192.0.2.1";
  private static final String ANOTHER = "another horse another staple";

  @Autowired private PersonRepository rows;
  @Autowired private WelcomeLinks links;
  @Autowired private People people;
  @Autowired private Administration administration;
  @Autowired private AccountUsers users;
  @Autowired private RememberedLogins logins;
  @Autowired private TransactionTemplate transactions;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private final List<Object> made = new ArrayList<>();
  private MailedLinks reset;

  @BeforeEach
  void mailLeaves() {
    reset = reset(true, Runnable::run);
  }

  private MailedLinks reset(boolean local, Executor executor) {
    return new MailedLinks(
        rows,
        links,
        new AccountSettings(local, Set.of()),
        Optional.of(new LinkSender(new EmailAddress("parvis@example.org"))),
        transactions,
        made::add,
        clock,
        executor);
  }

  /** The switch is {@code revokeOthers} in {@code WelcomeLinks.accept}. */
  @Tag("asvs-7.4.3")
  @Test
  void theLinkSetsAnotherPasswordAndEndsEveryLogin() {
    var person = testPeople.active(Language.FRENCH, false);
    logins.begin(person.id(), "Firefox, Linux");
    var before = users.load(person.email().value()).getPassword();
    var token = token(person);
    links.accept(token, ANOTHER);
    assertThat(users.load(person.email().value()).getPassword()).isNotEqualTo(before);
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(links.open(token)).isEmpty();
  }

  /** The switches are {@code MAILED_VALIDITY} and {@code deleteOf} in {@code WelcomeLinks}. */
  @Tag("asvs-6.4.3")
  @Test
  void theLinkEndsAfterAnHourAndANewerOneEndsIt() {
    var person = testPeople.active(Language.FRENCH, false);
    var older = token(person);
    var newer = token(person);
    assertThat(links.open(older)).isEmpty();
    clock.advance(Duration.ofMinutes(59));
    assertThat(links.open(newer)).isPresent();
    clock.advance(Duration.ofMinutes(1));
    assertThat(links.open(newer)).isEmpty();
  }

  @Test
  void whoAsksDoesNotEndTheLinkThatAnAdministratorMade() {
    var person = testPeople.invited(Language.FRENCH, false);
    var byAdministrator = TestPeople.token(links.renew(person.id()));
    var mailed = token(person);
    assertThat(links.open(byAdministrator)).isPresent();
    assertThat(administration.entry(person.id()).orElseThrow().linkExpires())
        .as("what administrators see")
        .isAfter(clock.instant().plus(Duration.ofDays(6)));
    links.accept(mailed, ANOTHER);
    assertThat(links.open(byAdministrator)).isEmpty();
  }

  @Test
  void theAnswerIsTheSameForEverybodyAndMailIsForThoseWithAPasswordAlone() {
    var suspended = testPeople.active(Language.FRENCH, false);
    administration.suspend(testPeople.active(Language.FRENCH, true).id(), suspended.id());
    var byProvider = testPeople.active(Language.FRENCH, false);
    testPeople.knownToProvider(byProvider);
    people.entrust(byProvider.id());
    for (var address :
        List.of(suspended.email(), byProvider.email(), new EmailAddress("nobody@example.org"))) {
      for (int i = 0; i < MailedLinks.MOST_BY_ADDRESS; i++) {
        assertThat(reset.ask(address, address.value())).isZero();
      }
      assertThat(reset.ask(address, address.value())).isEqualTo(until(MailedLinks.WINDOW));
    }
    assertThat(made).isEmpty();
  }

  @Test
  void anAdministratorWhomTheProviderKnowsMayAsk() {
    var administrator = testPeople.active(Language.FRENCH, true);
    testPeople.knownToProvider(administrator);
    people.entrust(administrator.id());
    assertThat(token(administrator)).isNotEmpty();
  }

  @Test
  void theAnswerDoesNotWaitForWhatIsLookedUp() {
    var person = testPeople.active(Language.FRENCH, false);
    var later = new ArrayList<Runnable>();
    assertThat(reset(true, later::add).ask(person.email(), HERE)).isZero();
    assertThat(made).isEmpty();
    later.forEach(Runnable::run);
    assertThat(made).hasSize(1);
  }

  /** The switch is the {@code Tally} of addresses in {@code MailedLinks}. */
  @Tag("asvs-2.4.1")
  @Test
  void oneAddressGetsThreeMailsAnHour() {
    var person = testPeople.active(Language.FRENCH, false);
    for (int i = 0; i < MailedLinks.MOST_BY_ADDRESS; i++) {
      assertThat(reset.ask(person.email(), "192.0.2." + i)).isZero();
    }
    assertThat(reset.ask(person.email(), HERE)).isPositive();
    assertThat(made).hasSize(MailedLinks.MOST_BY_ADDRESS);
    clock.advance(until(MailedLinks.WINDOW));
    assertThat(reset.ask(person.email(), HERE)).isZero();
  }

  /** The switch is the {@code Tally} of networks in {@code MailedLinks}. */
  @Tag("asvs-2.4.1")
  @Test
  void oneNetworkAsksTwentyTimesAnHour() {
    for (int i = 0; i < MailedLinks.MOST_BY_NETWORK; i++) {
      assertThat(reset.ask(new EmailAddress("nobody" + i + "@example.org"), HERE)).isZero();
    }
    var person = testPeople.active(Language.FRENCH, false);
    assertThat(reset.ask(person.email(), HERE)).isPositive();
    assertThat(reset.ask(person.email(), "198.51.100.1")).isZero();
  }

  @Test
  void withoutPasswordsNobodyAsks() {
    var off = reset(false, Runnable::run);
    assertThat(off.sender()).isEmpty();
    var address = new EmailAddress("nobody@example.org");
    assertThatIllegalStateException().isThrownBy(() -> off.ask(address, HERE));
  }

  @Test
  void nothingThatIsPrintedShowsTheLink() {
    var person = testPeople.active(Language.FRENCH, false);
    token(person);
    assertThat(made).hasToString("[PasswordLinkMade[hidden]]");
  }

  private static Duration until(Duration window) {
    return window.plusMillis(1);
  }

  private String token(PersonProfile person) {
    made.clear();
    assertThat(reset.ask(person.email(), person.email().value())).isZero();
    assertThat(made).hasSize(1);
    var link = (PasswordLinkMade) made.getFirst();
    assertThat(link.person()).isEqualTo(person);
    return TestPeople.token(link.path());
  }
}
