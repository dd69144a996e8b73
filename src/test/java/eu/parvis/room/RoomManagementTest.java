package eu.parvis.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class RoomManagementTest {

  @Autowired private JdbcClient database;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private RoomDefaults defaults;
  @Autowired private Ownership ownership;
  @Autowired private TransactionTemplate transaction;
  @Autowired private Grants grants;
  @Autowired private RoomRepository repository;
  @Autowired private Administration administration;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile owner;
  private PersonProfile moderator;
  private PersonProfile stranger;
  private RoomDetails room;

  @BeforeEach
  void room() {
    owner = testPeople.active(Language.ENGLISH, false);
    moderator = testPeople.active(Language.ENGLISH, false);
    stranger = testPeople.active(Language.ENGLISH, true);
    room = management.create(owner.id(), "Council room");
    management.give(room.id(), account(moderator), Role.MODERATOR, owner.id());
  }

  private static Grantee account(PersonProfile person) {
    return new Grantee.Account(person.id());
  }

  private RoomDetails now() {
    return rooms.find(room.id()).orElseThrow();
  }

  private static void refused(ThrowingCallable change) {
    assertThatExceptionOfType(RoomGone.class).isThrownBy(change);
  }

  @Test
  void moderatorsChangeSettingsAndNothingElse() {
    var wanted = room.settings().withAccess(AccessLevel.RESTRICTED).withName("Board room");
    management.configure(room.id(), room.settings(), wanted, moderator.id());
    assertThat(now().settings()).isEqualTo(wanted);
    refused(() -> management.renewLink(room.id(), moderator.id()));
    refused(() -> management.archive(room.id(), moderator.id()));
    refused(() -> management.transfer(room.id(), moderator.id(), moderator.id()));
    refused(() -> management.give(room.id(), account(stranger), Role.MODERATOR, moderator.id()));
    refused(() -> management.take(room.id(), account(moderator), moderator.id()));
    assertThat(now().slug()).isEqualTo(room.slug());
  }

  /** The switch is the filter in {@code RoomManagement.find}. */
  @Tag("asvs-8.2.2")
  @Test
  void toEverybodyElseAndAdministratorsTooARoomIsGone() {
    assertThat(management.find(room.id(), stranger.id())).isEmpty();
    assertThat(management.list(stranger, "", false, 0, 9)).isEmpty();
    refused(() ->
        management.configure(
            room.id(), room.settings(), room.settings().withName("Mine"), stranger.id()));
    refused(() -> management.renewLink(room.id(), stranger.id()));
    assertThat(now()).isEqualTo(room);
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
    var theirs = room.settings().withParticipantLimit(12);
    management.configure(room.id(), room.settings(), theirs, moderator.id());
    assertThatExceptionOfType(SettingsChanged.class)
        .isThrownBy(() ->
            management.configure(
                room.id(), room.settings(), room.settings().withName("Mine"), owner.id()))
        .satisfies(conflict -> assertThat(conflict.stored()).isEqualTo(theirs));
    assertThat(now().settings()).isEqualTo(theirs);
  }

  @Test
  void whatTakesPlaceInARoomIsNoConflictOfItsSettings() {
    rooms.announce(room.id(), new Agenda.Open("Budget", null, null, "Camille"));
    management.configure(room.id(), room.settings(), room.settings().withName("Other"), owner.id());
    assertThat(now().name()).isEqualTo("Other");
  }

  @Test
  void aNewLinkEndsTheOldOneForEver() {
    var renewed = management.renewLink(room.id(), owner.id());
    assertThat(renewed.slug()).isNotEqualTo(room.slug());
    assertThat(rooms.find(room.slug())).isEmpty();
    assertThat(rooms.find(renewed.slug())).contains(renewed);
    assertThat(repository.taken(room.slug().value())).isTrue();
  }

  @Test
  void anArchivedRoomHasNoLinkUntilItComesBackWithTheSameOne() {
    management.archive(room.id(), owner.id());
    assertThat(rooms.find(room.slug())).isEmpty();
    assertThat(rooms.of(owner.id(), 9)).isEmpty();
    assertThat(management.find(room.id(), moderator.id())).isEmpty();
    assertThat(management.list(owner, "", false, 0, 9)).isEmpty();
    assertThat(management.list(owner, "", true, 0, 9))
        .extracting(RoomEntry::archived)
        .containsExactly(true);
    assertThat(management.list(moderator, "", true, 0, 9)).isEmpty();
    management.restore(room.id(), owner.id());
    assertThat(rooms.find(room.slug())).contains(room);
  }

  @Test
  void aRoomThatIsGivenAwayIsModeratedByWhoHadIt() {
    management.transfer(room.id(), moderator.id(), owner.id());
    assertThat(rooms.role(now(), Optional.of(moderator.id()))).isEqualTo(Role.OWNER);
    assertThat(rooms.role(now(), Optional.of(owner.id()))).isEqualTo(Role.MODERATOR);
    assertThat(grants.list(room.id())).extracting(Grant::grantee).containsExactly(account(owner));
    refused(() -> management.transfer(room.id(), owner.id(), owner.id()));
  }

  @Test
  void aRoomIsNotGivenToASuspendedAccount() {
    administration.suspend(stranger.id(), moderator.id());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> management.transfer(room.id(), moderator.id(), owner.id()));
    assertThat(now().owner()).isEqualTo(owner.id());
  }

  @Test
  void aRoomThatIsGivenToItsOwnerStaysAsItIs() {
    management.transfer(room.id(), owner.id(), owner.id());
    assertThat(rooms.role(now(), Optional.of(owner.id()))).isEqualTo(Role.OWNER);
    assertThat(grants.list(room.id()))
        .extracting(Grant::grantee)
        .containsExactly(account(moderator));
  }

  @Test
  void everyRoomOfWhoLeavesIsHandedOverAlsoWhatIsArchived() {
    var archived = management.create(owner.id(), "Old room");
    management.archive(archived.id(), owner.id());
    transaction.executeWithoutResult(
        _ -> ownership.of(owner.id()).forEach(id -> ownership.pass(id, stranger.id())));
    assertThat(management.list(owner, "", false, 0, 9)).isEmpty();
    assertThat(management.list(stranger, "", false, 0, 9)).hasSize(1);
    assertThat(management.list(stranger, "", true, 0, 9)).hasSize(1);
  }

  @Test
  void roomsAreFoundByNameMeetingAndLinkWithoutAccents() {
    var other = rooms.create(owner.id());
    var start = ZonedDateTime.parse("2026-12-01T10:00:00+01:00[Europe/Paris]");
    rooms.announce(
        other.id(), new Agenda.Open("Réunion d’équipe", start, start.plusHours(1), "Camille"));
    assertThat(found("COUNCIL")).containsExactly(room.id());
    assertThat(found("reunion")).containsExactly(other.id());
    assertThat(found(room.slug().value())).containsExactly(room.id());
    assertThat(found("100%")).isEmpty();
    assertThat(found("")).containsExactly(room.id(), other.id());
  }

  private List<RoomId> found(String text) {
    return management.list(owner, text, false, 0, 9).stream()
        .map(entry -> entry.room().id())
        .toList();
  }

  @Test
  void aListGoesOnAfterWhatIsShown() {
    clock.advance(Duration.ofSeconds(1));
    var second = management.create(owner.id(), "Second");
    assertThat(management.list(owner, "", false, 0, 1))
        .extracting(RoomEntry::room)
        .containsExactly(second);
    assertThat(management.list(owner, "", false, 1, 1))
        .extracting(entry -> entry.room().id())
        .containsExactly(room.id());
    assertThat(management.list(owner, "", false, 2, 1)).isEmpty();
  }

  @Test
  void moderatorsFindTheRoomAsSuch() {
    assertThat(management.list(moderator, "", false, 0, 9))
        .extracting(RoomEntry::role)
        .containsExactly(Role.MODERATOR);
  }

  @Test
  void aRoomWithANameStaysWhenNothingIsPlannedInIt() {
    rooms.announce(room.id(), new Agenda.Open("Budget", null, null, "Camille"));
    assertThat(now().agenda().title()).isEqualTo("Budget");
    rooms.vacate(room.id());
    assertThat(now().agenda()).isEqualTo(new Agenda.Open("Council room", null, null, owner.name()));
  }

  @Test
  void newRoomsBeginAsTheirOwnerChoseOrTheOrganisationSays() {
    assertThat(rooms.create(owner.id()).settings()).isEqualTo(defaults.organisation());
    var quiet =
        new Policies(
            Role.GUEST,
            Role.GUEST,
            Role.MEMBER,
            Role.GUEST,
            Role.GUEST,
            Role.MEMBER,
            Role.OWNER,
            true,
            true);
    defaults.choose(owner.id(), AccessLevel.TRUSTED, quiet);
    assertThat(defaults.chosenBy(owner.id())).isTrue();
    var made = rooms.create(owner.id());
    assertThat(made.access()).isEqualTo(AccessLevel.TRUSTED);
    assertThat(made.policies()).isEqualTo(quiet);
    assertThat(made.participantLimit()).isEqualTo(150);
    defaults.choose(owner.id(), AccessLevel.RESTRICTED, Policies.open());
    assertThat(rooms.create(owner.id()).access()).isEqualTo(AccessLevel.RESTRICTED);
    assertThat(now().access()).isEqualTo(AccessLevel.PUBLIC);
    defaults.forget(owner.id());
    defaults.forget(owner.id());
    assertThat(rooms.create(owner.id()).settings()).isEqualTo(defaults.organisation());
  }

  @Test
  void namesHaveNothingThatNobodySeesNoTurnedDirectionAndAnEnd() {
    var settings = room.settings();
    for (var bad :
        List.of("a\u0007b", "a\u202Eb", "a\u2066b", "a\u200Bb", "\u200B", "a".repeat(81))) {
      assertThatIllegalArgumentException().isThrownBy(() -> settings.withName(bad));
    }
    assertThat(settings.withName(" <b>é</b> ").name()).isEqualTo("<b>é</b>");
  }

  /** The switch is {@code LegibleText.cleaned} in {@code Room.details}. */
  @Test
  void aRoomOfAnIllegibleNameFromBeforeIsReadWithoutWhatNobodySees() {
    database
        .sql("update room set name = ? where id = ?")
        .param("Bu\u200Bdget\u202E")
        .param(room.id().value())
        .update();
    assertThat(rooms.find(room.id()).orElseThrow().settings().name()).isEqualTo("Budget");
  }
}
