package eu.parvis.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.SignIn;
import eu.parvis.account.StandingChanged;
import eu.parvis.account.TestPeople;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grantee;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.RoomSettings;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.support.TransactionTemplate;

/** What is written down of accounts, and that it stays. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTest {

  @Autowired private AuditLog log;
  @Autowired private WrongPasswords wrong;
  @Autowired private Administration administration;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private RememberedLogins logins;
  @Autowired private SignIn signIn;
  @Autowired private AuthenticationManager authentication;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcTemplate database;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private AuditTexts texts;
  @Autowired private ConfigurableApplicationContext application;
  @Autowired private MovableClock clock;
  @Autowired private TestPeople testPeople;

  private PersonProfile administrator;
  private PersonProfile person;

  @BeforeEach
  void two() {
    administrator = testPeople.active(Language.ENGLISH, true);
    person = testPeople.active(Language.ENGLISH, false);
  }

  /** The switch is {@code Recorder}. */
  @Tag("asvs-16.2.1")
  @Test
  void whatAnAdministratorDoesIsWrittenDownWithWhoAndToWhom() {
    testPeople.signIn(administrator);
    var email = new EmailAddress(UUID.randomUUID() + "@example.org");
    var added =
        people.add(new NewPerson("Nora", email, Language.ENGLISH, false), administrator.zone());
    links.renew(added.id());
    administration.suspend(administrator.id(), added.id());
    administration.reinstate(administrator.id(), added.id());
    administration.promote(administrator.id(), added.id());
    administration.demote(administrator.id(), added.id());
    administration.removePicture(administrator.id(), added.id());
    administration.forgetIdentity(administrator.id(), added.id());
    testPeople.knownToProvider(added);
    administration.forgetIdentity(administrator.id(), added.id());
    database.update(
        "insert into person_picture (person_id, jpeg, changed_at) values (?, ?, now())",
        added.id().value(),
        new byte[] {1});
    administration.removePicture(administrator.id(), added.id());

    var by = administrator.id();
    assertThat(about(added))
        .extracting(AuditEntry::kind, AuditEntry::by, AuditEntry::at)
        .containsExactly(
            tuple(Kind.PICTURE_REMOVED, by, clock.instant()),
            tuple(Kind.IDENTITY_FORGOTTEN, by, clock.instant()),
            tuple(Kind.DEMOTED, by, clock.instant()),
            tuple(Kind.PROMOTED, by, clock.instant()),
            tuple(Kind.REINSTATED, by, clock.instant()),
            tuple(Kind.SUSPENDED, by, clock.instant()),
            tuple(Kind.LINK_MADE, by, clock.instant()),
            tuple(Kind.PERSON_ADDED, by, clock.instant()));
  }

  @Test
  void whatTwoAdministratorsDoIsWrittenDownOfTheFirst() {
    var second = testPeople.active(Language.ENGLISH, true).id();
    var by = administrator.id();
    administration.promote(by, person.id());
    administration.promote(second, person.id());
    administration.demote(by, person.id());
    administration.demote(second, person.id());
    administration.suspend(by, person.id());
    administration.suspend(second, person.id());
    administration.reinstate(by, person.id());
    administration.reinstate(second, person.id());
    assertThat(about(person))
        .extracting(AuditEntry::kind, AuditEntry::by)
        .startsWith(
            tuple(Kind.REINSTATED, by),
            tuple(Kind.SUSPENDED, by),
            tuple(Kind.DEMOTED, by),
            tuple(Kind.PROMOTED, by));
  }

  @Test
  void anotherNameIsWrittenDownOnceWhoeverGaveIt() {
    people.rename(person.id(), "Petra");
    people.rename(person.id(), "Petra");
    people.prefer(person.id(), "Petra", Language.FRENCH, person.zone());
    people.prefer(person.id(), "Petra Own", Language.FRENCH, person.zone());
    administration.rename(administrator.id(), person.id(), "Petra Own");
    administration.rename(administrator.id(), person.id(), "Petra Given");

    assertThat(about(person))
        .filteredOn(entry -> entry.kind() == Kind.PERSON_RENAMED)
        .extracting(AuditEntry::kind, AuditEntry::by)
        .containsExactly(
            tuple(Kind.PERSON_RENAMED, administrator.id()),
            tuple(Kind.PERSON_RENAMED, person.id()),
            tuple(Kind.PERSON_RENAMED, null));
  }

  @Test
  void signingInAndOutAndWhatEndsSessionsIsWrittenDown() {
    signsIn(person);
    signsIn(person);
    var first = logins.list(person.id()).getLast().series();
    testPeople.signIn(person);
    logins.revokeOthers(person.id(), Optional.of(first));
    people.changePassword(
        person.id(), TestPeople.PASSWORD, "quite another long phrase", Optional.empty());

    assertThat(about(person))
        .extracting(AuditEntry::kind, AuditEntry::by, AuditEntry::detail)
        .startsWith(
            tuple(Kind.SESSIONS_REVOKED, person.id(), "1"),
            tuple(Kind.PASSWORD_CHANGED, person.id(), ""),
            tuple(Kind.SESSIONS_REVOKED, person.id(), "1"),
            tuple(Kind.SIGNED_IN, person.id(), ""),
            tuple(Kind.SIGNED_IN, person.id(), ""),
            tuple(Kind.PASSWORD_RESET, null, ""));
  }

  @Test
  void aPasswordThatIsGuessedIsWrittenDownOnceForEachWait() {
    for (var attempt = 0; attempt < 9; attempt++) {
      refused(person.email().value());
    }
    assertThat(about(person)).filteredOn(AuditLogTest::throttled).hasSize(1);
    clock.advance(Duration.ofSeconds(16));
    refused(person.email().value());
    refused(person.email().value());
    refused(person.email().value());
    assertThat(about(person)).filteredOn(AuditLogTest::throttled).hasSize(2);
  }

  /** The switch is {@code LoginNews.Refused}. */
  @Tag("asvs-16.3.1")
  @Test
  void wrongPasswordsAreWrittenDownByAccountWithHowMany() {
    refused(person.email().value());
    refused(person.email().value());
    wrong.write();
    assertThat(about(person))
        .filteredOn(entry -> entry.kind() == Kind.SIGN_IN_FAILED)
        .extracting(AuditEntry::by, AuditEntry::detail)
        .containsExactly(tuple(null, "2"));
  }

  @Test
  void whoeverGuessesForManyAccountsDoesNotFillTheLog() {
    wrong.write();
    var before = lines();
    for (var account = 0; account < 1000; account++) {
      wrong.count(Optional.of(new PersonId(UUID.randomUUID())));
    }
    wrong.write();
    assertThat(lines() - before).isLessThanOrEqualTo(WrongPasswords.MOST_ACCOUNTS + 1);
  }

  private long lines() {
    return client().sql("select count(*) from audit_entry").query(Long.class).single();
  }

  private static boolean throttled(AuditEntry entry) {
    return entry.kind() == Kind.SIGN_IN_THROTTLED;
  }

  private void refused(String address) {
    assertThatExceptionOfType(AuthenticationException.class)
        .isThrownBy(() ->
            authentication.authenticate(
                UsernamePasswordAuthenticationToken.unauthenticated(address, "wrong")));
  }

  @Test
  void whatIsNotDoneIsNotWrittenDown() {
    transactions.executeWithoutResult(status -> {
      administration.suspend(administrator.id(), person.id());
      status.setRollbackOnly();
    });
    assertThat(about(person)).noneMatch(entry -> entry.kind() == Kind.SUSPENDED);
  }

  /** Without the rollback of {@code Administration} the account is shut, and the line stays. */
  @Tag("asvs-2.3.3")
  @Test
  void whatFailsHalfwayIsNotDoneAndNotWrittenDown() {
    ApplicationListener<ApplicationEvent> trouble =
        event -> {
          if (event instanceof PayloadApplicationEvent<?> news
              && news.getPayload() instanceof StandingChanged.Suspended) {
            throw new IllegalStateException("halfway");
          }
        };
    application.addApplicationListener(trouble);
    try {
      assertThatIllegalStateException()
          .isThrownBy(() -> administration.suspend(administrator.id(), person.id()))
          .withMessage("halfway");
    } finally {
      application.removeApplicationListener(trouble);
    }
    assertThat(people.findActive(person.id())).isPresent();
    assertThat(about(person)).noneMatch(entry -> entry.kind() == Kind.SUSPENDED);
  }

  /** Without the triggers of V20, {@code audit_entry_stays} and its kin, all four succeed. */
  @Test
  @Tag("asvs-16.4.2")
  void noLineIsChangedOrDeletedByAnybody() {
    for (var change :
        List.of(
            "update audit_entry set kind = 'SIGNED_IN'",
            "delete from audit_entry",
            "truncate audit_entry",
            "delete from audit_entry where at < now() - interval '10 years'")) {
      wroteBefore(Duration.ofDays(4000), Kind.SIGNED_IN);
      assertThatExceptionOfType(DataAccessException.class)
          .as(change)
          .isThrownBy(() -> database.execute(change))
          .withStackTraceContaining("only ever added to");
    }
  }

  /** The switch is {@code AuditLog.cleanUp}. */
  @Tag("asvs-14.2.4")
  @Test
  void linesEndWithTheirTimeAndNoSooner() {
    wroteBefore(Duration.ofDays(366), Kind.SIGNED_IN);
    wroteBefore(Duration.ofDays(364), Kind.SIGNED_OUT);
    log.cleanUp();
    assertThat(about(person))
        .extracting(AuditEntry::kind)
        .contains(Kind.SIGNED_OUT)
        .doesNotContain(Kind.SIGNED_IN);
  }

  private void wroteBefore(Duration age, Kind kind) {
    var at = clock.instant().minus(age);
    new AuditRows(client()).insert(at, kind, null, person.id(), null, "");
  }

  /** The switch is the condition on {@code old.at} in the trigger. */
  @Test
  void evenTheCleanUpTakesNothingThatIsYoung() {
    var rows = new AuditRows(client());
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            transactions.execute(_ -> rows.deleteBefore(clock.instant().plus(Duration.ofDays(1)))));
    assertThat(about(person)).isNotEmpty();
  }

  private JdbcClient client() {
    return JdbcClient.create(database);
  }

  /**
   * The switch is {@code settings.log} in {@code AuditLog.add}; what was rolled back is not told.
   */
  @Tag("asvs-16.4.3")
  @Test
  void aCollectorTakesEachLineOffTheMachineOnceItIsStored(CapturedOutput output) {
    var told = new AuditLog(new AuditRows(client()), new AuditSettings(365, true), clock);
    transactions.executeWithoutResult(
        _ -> told.add(Kind.SUSPENDED, administrator.id(), person.id(), null, ""));
    transactions.executeWithoutResult(status -> {
      told.add(Kind.PROMOTED, administrator.id(), person.id(), null, "");
      status.setRollbackOnly();
    });
    log.add(Kind.DEMOTED, administrator.id(), person.id(), null, "");
    assertThat(output)
        .contains("Audit: suspended, by " + administrator.id() + ", about " + person.id())
        .doesNotContain("Audit: promoted", "Audit: demoted", person.email().value());
  }

  @Test
  void lessThanThirtyDaysIsNoSetting() {
    assertThatIllegalArgumentException().isThrownBy(() -> new AuditSettings(29, false));
    assertThat(new AuditSettings(30, false).kept()).isEqualTo(Duration.ofDays(30));
  }

  @Test
  void aChangedRoomIsWrittenDownByItsNumberAndOwnerAndNeverByItsLink() {
    testPeople.signIn(person);
    var room = rooms.create(person.id());
    rooms.limit(room.id(), 9);
    var line =
        log.find(new AuditFilter(Kind.ROOM_CHANGED, person.id(), null, null), AuditLog.NEWEST, 9);
    assertThat(line)
        .extracting(AuditEntry::by, AuditEntry::room)
        .containsExactly(tuple(person.id(), room.id()));
    assertThat(texts.of(line, Locale.ENGLISH).getFirst().about())
        .isEqualTo(
            "room %s of Camille Martin (%s)"
                .formatted(room.id().value().toString().substring(0, 8), person.email()));
  }

  @Test
  void aChangedRoomTellsWhatChangedFromWhatToWhatAndNeverAName() {
    testPeople.signIn(person);
    var other = testPeople.active(Language.ENGLISH, false);
    var room = management.create(person.id(), "Secret project").id();
    rooms.configure(
        room,
        settings ->
            settings
                .withName("Other secret")
                .withAccess(AccessLevel.RESTRICTED)
                .withParticipantLimit(9));
    rooms.configure(room, AuditLogTest::strictest);
    management.give(room, new Grantee.Account(other.id()), Role.MODERATOR, person.id());
    management.renewLink(room, person.id());
    management.transfer(room, other.id(), person.id());

    var lines = log.find(new AuditFilter(Kind.ROOM_CHANGED, null, null, null), Long.MAX_VALUE, 9);
    assertThat(lines)
        .filteredOn(entry -> room.equals(entry.room()))
        .extracting(AuditEntry::detail, AuditEntry::person)
        .contains(
            tuple("name=> access=public>restricted limit=150>9", null),
            tuple("role=>moderator", other.id()),
            tuple("link=>", null),
            tuple("owner=>", other.id()))
        .allSatisfy(tuple -> assertThat(tuple.toString()).doesNotContain("ecret"));
    assertThat(texts.of(lines, Locale.ENGLISH))
        .extracting(AuditLine::what)
        .contains(
            "Name; Who gets in: Restricted (before: Public); Most people at once: 9 (before: 150)",
            "Role given by hand: Moderator",
            "New link",
            "New owner");
    assertThat(texts.of(lines, Locale.FRENCH))
        .extracting(AuditLine::what)
        .allSatisfy(what -> assertThat(what).doesNotContain("audit.", "room.", "="));
  }

  /** As many words as one change can have. */
  private static RoomSettings strictest(RoomSettings settings) {
    return settings.withPolicies(
        new Policies(
            Role.MODERATOR,
            Role.MODERATOR,
            Role.MODERATOR,
            Role.MODERATOR,
            Role.MODERATOR,
            Role.MODERATOR,
            Role.OWNER,
            true,
            true));
  }

  @Test
  void linesAreFoundByKindPersonAndTimePageByPage() {
    var other = testPeople.active(Language.ENGLISH, false);
    clock.advance(Duration.ofHours(1));
    var later = clock.instant();
    log.add(Kind.SUSPENDED, administrator.id(), person.id(), null, "");
    log.add(Kind.SUSPENDED, administrator.id(), other.id(), null, "");
    log.add(Kind.SIGNED_IN, other.id(), other.id(), null, "");
    clock.advance(Duration.ofHours(1));
    log.add(Kind.SUSPENDED, other.id(), administrator.id(), null, "");

    var suspensions = new AuditFilter(Kind.SUSPENDED, other.id(), null, null);
    assertThat(log.find(suspensions, AuditLog.NEWEST, 9))
        .extracting(AuditEntry::person)
        .containsExactly(administrator.id(), other.id());
    var hour = new AuditFilter(null, null, later, later.plusSeconds(1));
    var page = log.find(hour, AuditLog.NEWEST, 2);
    assertThat(page).extracting(AuditEntry::kind).containsExactly(Kind.SIGNED_IN, Kind.SUSPENDED);
    assertThat(log.find(hour, page.getLast().id(), 2))
        .extracting(AuditEntry::person)
        .containsExactly(person.id());
  }

  private List<AuditEntry> about(PersonProfile profile) {
    return log.find(new AuditFilter(null, profile.id(), null, null), AuditLog.NEWEST, 100).stream()
        .filter(entry -> profile.id().equals(entry.person()))
        .toList();
  }

  private void signsIn(PersonProfile profile) {
    signIn.as(profile.id(), new MockHttpServletRequest(), new MockHttpServletResponse());
  }
}
