package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** The way back in when no administrator can sign in. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ExtendWith(OutputCaptureExtension.class)
class AdministratorRecoveryTest {

  /** Lines of whoever was added, given a link, and set a password. */
  private static final int READY = 3;

  private static final String NEW_PASSWORD = "another horse another staple";

  @Autowired private AdministratorRecovery recovery;
  @Autowired private Administration administration;
  @Autowired private People people;
  @Autowired private PersonRepository rows;
  @Autowired private WelcomeLinks links;
  @Autowired private RememberedLogins logins;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcTemplate database;
  @Autowired private PublicUrl publicUrl;
  @Autowired private Environment environment;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  @Test
  void aStartPrintsALinkThatSetsTheForgottenPassword(CapturedOutput output) {
    var administrator = testPeople.active(Language.ENGLISH, true);
    testPeople.elsewhere(administrator);
    starts(administrator.email().value());
    var line =
        output.getOut().lines().filter(text -> text.contains("/welcome/")).toList().getLast();
    assertThat(line).contains(" WARN ", "take the setting away");
    assertThat(output.getOut()).doesNotContain(administrator.email().value());

    var token = line.replaceAll(".*/welcome/(\\S+).*", "$1");
    assertThat(links.open(token)).contains(new Welcome.Invited(administrator));
    links.accept(token, NEW_PASSWORD);
    assertThat(people.tryPassword(administrator.id(), NEW_PASSWORD))
        .isEqualTo(People.PasswordChange.DONE);
    assertThat(logins.list(administrator.id())).isEmpty();
    assertThat(links.open(token)).isEmpty();
    assertThat(written(administrator))
        .containsExactly("LINK_MADE", "PASSWORD_RESET", "SESSIONS_REVOKED");
  }

  /** The switch is {@code WelcomeLinks.PRINTED_VALIDITY}. */
  @Test
  void theLinkLastsADay() {
    var token = link(testPeople.active(Language.ENGLISH, true));
    clock.advance(Duration.ofHours(24).minusSeconds(1));
    assertThat(links.open(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(links.open(token)).isEmpty();
  }

  @Test
  void whoDidNotAdministerDoesFromThenOn() {
    var person = testPeople.active(Language.ENGLISH, false);
    link(person);
    assertThat(people.find(person.id()).orElseThrow().administrator()).isTrue();
    assertThat(written(person)).containsExactly("PROMOTED", "LINK_MADE");
  }

  @Test
  void withoutPasswordsTheProviderSaysAnewWhoItIs(CapturedOutput output) {
    var person = testPeople.active(Language.ENGLISH, true);
    testPeople.knownToProvider(person);
    testPeople.elsewhere(person);
    transactions.executeWithoutResult(_ -> starts(withoutPasswords(), person.email().value()));
    assertThat(people.hasIdentity(person.id())).isFalse();
    assertThat(logins.list(person.id())).isEmpty();
    assertThat(written(person)).contains("IDENTITY_FORGOTTEN").doesNotContain("LINK_MADE");
    assertThat(output).contains("The next sign-in by the identity provider");
  }

  /** The switch is {@code suspended} in {@code AdministratorRecovery}. */
  @Test
  void strangersAndSuspendedAccountsGetNothing(CapturedOutput output) {
    var administrator = testPeople.active(Language.ENGLISH, true);
    var suspended = testPeople.active(Language.ENGLISH, false);
    administration.suspend(administrator.id(), suspended.id());
    for (var address : List.of(suspended.email().value(), "nobody.here@example.org")) {
      assertThat(recovery.recover(new EmailAddress(address)))
          .isEqualTo(new AdministratorRecovery.Way.None());
    }
    assertThat(people.find(suspended.id()).orElseThrow().administrator()).isFalse();
    starts("nobody.here@example.org");
    assertThat(output).contains("nothing was changed").doesNotContain("nobody.here");
  }

  @Test
  void otherStartsPrintNothing(CapturedOutput output) {
    starts("");
    assertThat(output).doesNotContain("recover-administrator");
    assertThatIllegalArgumentException().isThrownBy(() -> new RecoverySettings("nobody"));
  }

  /** The switch is {@code passwords} in {@code PersonRepository.hasAdministrator}. */
  @Tag("asvs-6.3.2")
  @Test
  void wherePasswordsAreOffAnAdministratorWithOneAloneDoesNotCount() {
    transactions.executeWithoutResult(transaction -> {
      database.update("update person set suspended_at = now() where administrator");
      var administrator = testPeople.active(Language.ENGLISH, true);
      assertThat(rows.hasAdministrator(true)).isTrue();
      assertThat(rows.hasAdministrator(false)).isFalse();
      testPeople.knownToProvider(administrator);
      assertThat(rows.hasAdministrator(false)).isTrue();
      transaction.setRollbackOnly();
    });
  }

  @Test
  void theFirstLinkTakesNoAddressThatHasAnAccount() {
    transactions.executeWithoutResult(transaction -> {
      database.update("update person set suspended_at = now() where administrator");
      var email = testPeople.active(Language.ENGLISH, false).email();
      var token = TestPeople.token(links.renewFirst().orElseThrow());
      var first = new NewPerson("Ada", email, Language.ENGLISH, true);
      assertThatExceptionOfType(AddressTaken.class)
          .isThrownBy(() -> links.acceptFirst(token, first, ZoneOffset.UTC, NEW_PASSWORD));
      assertThat(links.open(token)).contains(new Welcome.FirstAdministrator());
      transaction.setRollbackOnly();
    });
  }

  private String link(PersonProfile person) {
    return switch (recovery.recover(person.email())) {
      case AdministratorRecovery.Way.Link(var path) -> TestPeople.token(path);
      case AdministratorRecovery.Way other -> throw new AssertionError(other);
    };
  }

  private AdministratorRecovery withoutPasswords() {
    var off = new AccountSettings(false, Set.of());
    return new AdministratorRecovery(rows, links, logins, off, events);
  }

  private void starts(String address) {
    starts(recovery, address);
  }

  private void starts(AdministratorRecovery by, String address) {
    var settings = new RecoverySettings(address);
    new FirstAdministratorLink(links, by, settings, publicUrl, environment).recover();
  }

  /** What was done to somebody by nobody who was signed in, since the account was ready. */
  private List<String> written(PersonProfile person) {
    return database
        .query(
            "select kind from audit_entry where person_id = ? and by_id is null order by id",
            (row, _) -> row.getString(1),
            person.id().value())
        .stream()
        .skip(READY)
        .toList();
  }
}
