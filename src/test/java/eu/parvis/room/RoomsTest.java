package eu.parvis.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.Slug;
import eu.parvis.testing.ParvisTest;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ParvisTest
@RecordApplicationEvents
@Import({MovableClock.Configuration.class, TestPeople.class})
class RoomsTest {

  private static final ZonedDateTime START =
      ZonedDateTime.parse("2026-11-24T10:00:00+01:00[Europe/Paris]");

  @Autowired private Rooms rooms;
  @Autowired private RoomRepository repository;
  @Autowired private GrantRows grantRows;
  @Autowired private RoomDefaults defaults;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private Clock clock;
  @Autowired private Grants grants;
  @Autowired private Administration administration;
  @Autowired private ApplicationEvents published;

  @Test
  void aNewRoomHoldsAHundredAndFiftyAndIsFoundByItsLink() {
    var owner = testPeople.active(Language.ENGLISH, false);
    var room = rooms.create(owner.id());
    assertThat(room.participantLimit()).isEqualTo(150);
    assertThat(room.agenda()).isEqualTo(new Agenda.Open("", null, null, owner.name()));
    assertThat(rooms.find(room.slug())).contains(room);
    assertThat(rooms.find(room.id())).contains(room);
  }

  @Test
  void aLinkThatIsTakenIsDrawnAgain() {
    var owner = testPeople.active(Language.ENGLISH, false).id();
    var taken = Slug.random(new Random(7));
    assertThat(drawing(new Random(7)).create(owner).slug()).isEqualTo(taken);
    assertThat(drawing(new Random(7)).create(owner).slug()).isNotEqualTo(taken);
  }

  private Rooms drawing(RandomGenerator random) {
    var slugs = new FreshSlugs(repository, random);
    return new Rooms(repository, grantRows, slugs, defaults, people, events, clock);
  }

  @Test
  void givesUpRatherThanLoopWhenEveryDrawIsTaken() {
    var owner = testPeople.active(Language.ENGLISH, false).id();
    var stuck = drawing(() -> 0L);
    stuck.create(owner);
    assertThatIllegalStateException().isThrownBy(() -> stuck.create(owner));
  }

  @Test
  void keepsTheZoneOfItsAgenda() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    var open =
        new Agenda.Open(
            "Budget", START, START.plusHours(1), "Camille", START.plusWeeks(1), START.minusDays(1));
    rooms.announce(room.id(), open);
    assertThat(rooms.find(room.id()).orElseThrow().agenda()).isEqualTo(open);
    var cancelled = new Agenda.Cancelled("Budget", START, "Camille");
    rooms.announce(room.id(), cancelled);
    assertThat(rooms.find(room.id()).orElseThrow().agenda()).isEqualTo(cancelled);
  }

  @Test
  void aRoomWithoutANameHasNoLinkOnceNothingIsPlannedUntilItIsShownAgain() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    rooms.vacate(room.id());
    assertThat(rooms.find(room.slug())).isEmpty();
    assertThat(rooms.find(room.id())).isEmpty();
    rooms.show(room.id());
    assertThat(rooms.find(room.slug())).contains(room);
  }

  @Test
  void holdsAtLeastOnePerson() {
    var room = rooms.create(testPeople.active(Language.ENGLISH, false).id());
    rooms.limit(room.id(), 3);
    assertThat(rooms.find(room.id()).orElseThrow().participantLimit()).isEqualTo(3);
    assertThatIllegalArgumentException().isThrownBy(() -> rooms.limit(room.id(), 0));
  }

  @Test
  void anOwnerAMemberAndAGuestAreToldApart() {
    var owner = person();
    var room = rooms.create(owner.id());
    assertThat(rooms.role(room, Optional.of(owner.id()))).isEqualTo(Role.OWNER);
    assertThat(rooms.role(room, Optional.of(person().id()))).isEqualTo(Role.MEMBER);
    assertThat(rooms.role(room, Optional.empty())).isEqualTo(Role.GUEST);
  }

  @Test
  void ofSeveralGrantsTheHighestCounts() {
    var room = rooms.create(person().id());
    var sam = person();
    grants.give(room.id(), new Grantee.Account(sam.id()), Role.MEMBER);
    grants.give(room.id(), new Grantee.Address(sam.email()), Role.MODERATOR);
    assertThat(rooms.role(room, Optional.of(sam.id()))).isEqualTo(Role.MODERATOR);
    grants.take(room.id(), new Grantee.Address(sam.email()));
    assertThat(rooms.role(room, Optional.of(sam.id()))).isEqualTo(Role.MEMBER);
  }

  @Test
  void theAccessLevelSaysWhoEntersWithoutWaiting() {
    var owner = person();
    var invited = person();
    var room = rooms.create(owner.id());
    grants.give(room.id(), new Grantee.Account(invited.id()), Role.MEMBER);
    var people =
        List.of(
            Optional.<PersonId>empty(),
            Optional.of(person().id()),
            Optional.of(invited.id()),
            Optional.of(owner.id()));
    assertThat(enter(room, AccessLevel.PUBLIC, people)).containsExactly(true, true, true, true);
    assertThat(enter(room, AccessLevel.TRUSTED, people)).containsExactly(false, true, true, true);
    assertThat(enter(room, AccessLevel.RESTRICTED, people))
        .containsExactly(false, false, true, true);
  }

  private List<Boolean> enter(
      RoomDetails room, AccessLevel level, List<Optional<PersonId>> people) {
    var changed = rooms.configure(room.id(), settings -> settings.withAccess(level));
    return people.stream().map(person -> rooms.mayEnter(changed, person)).toList();
  }

  @Test
  void aGrantCountsUntilItsEnd() {
    var room = rooms.create(person().id());
    var sam = person();
    var now = clock.instant();
    var past = new Grant(new Grantee.Account(sam.id()), Role.MODERATOR, UUID.randomUUID(), now);
    grants.giveByMeetings(room.id(), Set.of(past));
    assertThat(rooms.role(room, Optional.of(sam.id()))).isEqualTo(Role.MEMBER);
    var later =
        new Grant(
            new Grantee.Account(sam.id()), Role.MODERATOR, past.meeting(), now.plusSeconds(9));
    grants.giveByMeetings(room.id(), Set.of(later));
    assertThat(rooms.role(room, Optional.of(sam.id()))).isEqualTo(Role.MODERATOR);
  }

  @Test
  void meetingsAndHandsDoNotTakeWhatTheOtherGave() {
    var room = rooms.create(person().id());
    var sam = new Grantee.Account(person().id());
    var invited = new Grant(sam, Role.MEMBER, UUID.randomUUID(), null);
    grants.give(room.id(), sam, Role.MODERATOR);
    grants.giveByMeetings(room.id(), Set.of(invited));
    grants.take(room.id(), sam);
    assertThat(grants.list(room.id())).containsExactly(invited);
    grants.give(room.id(), sam, Role.MODERATOR);
    grants.giveByMeetings(room.id(), Set.of());
    assertThat(grants.list(room.id())).containsExactly(new Grant(sam, Role.MODERATOR, null, null));
  }

  @Test
  void anAddressWithoutAnAccountHasTheRoleThatItWasGiven() {
    var room = rooms.create(person().id());
    var address = new EmailAddress(UUID.randomUUID() + "@mairie.example");
    assertThat(rooms.grantOf(room.id(), address)).isEmpty();
    grants.give(room.id(), new Grantee.Address(address), Role.MODERATOR);
    assertThat(rooms.grantOf(room.id(), address)).contains(Role.MODERATOR);
  }

  @Test
  void theAddressOfAnAccountMakesAMemberAtMostAndNothingOnceSuspended() {
    var room = rooms.create(person().id());
    var sam = person();
    assertThat(rooms.grantOf(room.id(), sam.email())).isEmpty();
    grants.give(room.id(), new Grantee.Account(sam.id()), Role.MODERATOR);
    assertThat(rooms.grantOf(room.id(), sam.email())).contains(Role.MEMBER);
    administration.suspend(testPeople.active(Language.ENGLISH, true).id(), sam.id());
    assertThat(rooms.grantOf(room.id(), sam.email())).isEmpty();
  }

  @Test
  void whatChangesIsPublishedOnceAndWhatStaysIsNot() {
    var room = rooms.create(person().id());
    var sam = new Grantee.Account(person().id());
    rooms.configure(room.id(), settings -> settings.withName("  Budget "));
    rooms.configure(room.id(), settings -> settings.withName("Budget"));
    assertThat(rooms.find(room.id()).orElseThrow().name()).isEqualTo("Budget");
    grants.give(room.id(), sam, Role.MEMBER);
    grants.give(room.id(), sam, Role.MEMBER);
    assertThat(
            published.stream(RoomChanged.class).filter(changed -> changed.room().equals(room.id())))
        .hasSize(2);
  }

  @Test
  void policiesComeBackAsTheyWereStored() {
    var room = rooms.create(person().id());
    assertThat(room.policies()).isEqualTo(Policies.open());
    var strict =
        new Policies(
            Role.OWNER,
            Role.MODERATOR,
            Role.MEMBER,
            Role.GUEST,
            Role.MEMBER,
            Role.MODERATOR,
            Role.OWNER,
            true,
            true);
    rooms.configure(room.id(), settings -> settings.withPolicies(strict));
    assertThat(rooms.find(room.id()).orElseThrow().policies()).isEqualTo(strict);
  }

  private PersonProfile person() {
    return testPeople.active(Language.ENGLISH, false);
  }
}
