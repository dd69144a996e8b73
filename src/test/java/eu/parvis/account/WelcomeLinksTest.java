package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.annotation.Transactional;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class WelcomeLinksTest {

  private static final NewPerson FIRST =
      new NewPerson("Ada", new EmailAddress("ada@example.org"), Language.ENGLISH, true);

  @Autowired private WelcomeLinks links;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;

  @Test
  void aLinkWorksOnce() {
    var token = TestPeople.token(links.renew(invited().id()));
    assertThat(links.open(token)).isPresent();
    links.accept(token, TestPeople.PASSWORD);
    assertThat(links.open(token)).isEmpty();
    assertThatExceptionOfType(WelcomeLinkSpent.class)
        .isThrownBy(() -> links.accept(token, TestPeople.PASSWORD));
  }

  /** The switch is the count of rows in {@code WelcomeLinks.spend}. */
  @Tag("asvs-2.3.4")
  @Tag("asvs-6.5.1")
  @Test
  void ofSeveralWhoSpendALinkAtOnceOneSucceeds() throws Exception {
    var token = TestPeople.token(links.renew(invited().id()));
    Callable<Boolean> spend =
        () -> {
          try {
            links.accept(token, TestPeople.PASSWORD);
            return true;
          } catch (WelcomeLinkSpent _) {
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      var successes = 0;
      for (var result : threads.invokeAll(Collections.nCopies(4, spend))) {
        successes += result.get() ? 1 : 0;
      }
      assertThat(successes).isEqualTo(1);
    }
  }

  @Test
  void aBadPasswordLeavesTheLinkOpen() {
    var token = TestPeople.token(links.renew(invited().id()));
    assertThatIllegalArgumentException().isThrownBy(() -> links.accept(token, "short"));
    assertThat(links.open(token)).isPresent();
  }

  /** The switch is {@code WelcomeLink.open}. */
  @Tag("asvs-6.4.1")
  @Test
  void aLinkEndsAfterSevenDays() {
    var token = TestPeople.token(links.renew(invited().id()));
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(links.open(token)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(links.open(token)).isEmpty();
  }

  @Test
  void aNewLinkEndsTheOlderOne() {
    var person = invited();
    var older = TestPeople.token(links.renew(person.id()));
    var newer = TestPeople.token(links.renew(person.id()));
    assertThat(links.open(older)).isEmpty();
    assertThat(links.open(newer)).contains(new Welcome.Invited(person));
  }

  @Test
  void aRevokedLinkIsOver() {
    var person = invited();
    var token = TestPeople.token(links.renew(person.id()));
    links.revoke(person.id());
    assertThat(links.open(token)).isEmpty();
  }

  /** The switch is {@code links.deleteOf} in {@code People.changePassword}. */
  @Test
  void whoChangesThePasswordEndsEveryLinkThatCouldSetAnother() {
    var person = testPeople.active(Language.ENGLISH, false);
    var made = TestPeople.token(links.renew(person.id()));
    var mailed = TestPeople.token(links.renewMailed(person.id()));

    people.changePassword(
        person.id(), TestPeople.PASSWORD, "another horse another staple", Optional.empty());

    assertThat(links.open(made)).isEmpty();
    assertThat(links.open(mailed)).isEmpty();
  }

  /** The switch is {@code SecretToken.hash}. */
  @Tag("asvs-6.5.2")
  @Test
  void theTokenIsNotStored() {
    var token = TestPeople.token(links.renew(invited().id()));
    assertThat(
            database.queryForObject(
                "select count(*) from welcome_link where token_hash = convert_to(?, 'UTF8')",
                Integer.class,
                token))
        .isZero();
    assertThat(new SecretToken(token)).hasToString("SecretToken[hidden]");
  }

  /** The switch is {@code hasAdministrator} in {@code WelcomeLinks}. */
  @Tag("asvs-6.3.2")
  @Test
  @Transactional
  void theFirstLinkMakesAnAdministratorAndThenThereIsNone() {
    database.update("delete from meeting");
    database.update("delete from admission");
    database.update("delete from room");
    database.update("delete from person");
    var atFirstStart = TestPeople.token(links.renewFirst().orElseThrow());
    var atSecondStart = TestPeople.token(links.renewFirst().orElseThrow());
    assertThat(links.open(atFirstStart)).isEmpty();
    assertThat(links.open(atSecondStart)).contains(new Welcome.FirstAdministrator());
    var zone = ZoneId.of("Europe/Paris");
    var id = links.acceptFirst(atSecondStart, FIRST, zone, TestPeople.PASSWORD);
    assertThat(people.find(id).orElseThrow().administrator()).isTrue();
    assertThat(links.renewFirst()).isEmpty();
    assertThatExceptionOfType(WelcomeLinkSpent.class)
        .isThrownBy(() -> links.acceptFirst(atSecondStart, FIRST, zone, TestPeople.PASSWORD));
  }

  private PersonProfile invited() {
    return testPeople.invited(Language.ENGLISH, false);
  }
}
