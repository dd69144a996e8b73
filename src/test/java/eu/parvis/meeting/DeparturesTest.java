package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.Administration;
import eu.parvis.account.Departures;
import eu.parvis.account.HeirGone;
import eu.parvis.account.Holding;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.room.Ownership;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDeleted;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the rooms and meetings of whoever leaves. */
@ParvisTest
@RecordApplicationEvents
@Import({MovableClock.Configuration.class, TestPeople.class})
class DeparturesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");

  @Autowired private Departures departures;
  @Autowired private Administration administration;
  @Autowired private Meetings meetings;
  @Autowired private MeetingPages pages;
  @Autowired private Attendees attendees;
  @Autowired private Rooms rooms;
  @Autowired private Ownership ownership;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionTemplate transactions;
  @Autowired private ApplicationEvents events;

  private PersonProfile administrator;
  private PersonProfile leaving;
  private PersonProfile heir;

  @BeforeEach
  void arrive() {
    administrator = testPeople.active(Language.ENGLISH, true);
    leaving = testPeople.active(Language.ENGLISH, false);
    heir = testPeople.active(Language.ENGLISH, false);
    people.prefer(leaving.id(), "Lea Leaving", Language.ENGLISH, PARIS);
    people.prefer(heir.id(), "Hector Heir", Language.ENGLISH, PARIS);
  }

  @Test
  void anHeirOrganizesWhatIsToComeAndAttendeesAreTold() {
    var meeting = schedule(leaving, null, person(heir), guest());
    var room = room(meeting);
    events.clear();
    leaves(heir);

    var now = meetings.find(meeting.id(), heir.id()).orElseThrow();
    assertThat(now.organizer()).isEqualTo(heir.id());
    assertThat(now.slug()).isEqualTo(meeting.slug());
    assertThat(now.sequence()).isGreaterThan(meeting.sequence());
    assertThat(notices())
        .extracting(notice -> notice.recipient().email(), Notice::method, Notice::reason)
        .containsExactly(tuple(GUEST, Notice.Method.REQUEST, Reason.UPDATED));
    assertThat(attendees.list(meeting.id()))
        .as("who organizes is no attendee")
        .extracting(one -> one.invitee().email())
        .containsExactly(GUEST);
    assertThat(meetings.upcoming(heir.id(), 9)).hasSize(1);
    var after = rooms.find(room.id()).orElseThrow();
    assertThat(after.owner()).isEqualTo(heir.id());
    assertThat(after.agenda().organizer()).isEqualTo("Hector Heir");
    assertThat(people.find(leaving.id())).isEmpty();
  }

  @Test
  void whatIsOverAndRoomsWithoutMeetingsPassWithoutAWord() {
    var meeting = schedule(leaving, null, guest());
    var bare = rooms.create(leaving.id());
    clock.advance(Duration.ofDays(5));
    events.clear();
    leaves(heir);
    assertThat(notices()).isEmpty();
    assertThat(meetings.find(meeting.id(), heir.id())).isPresent();
    assertThat(rooms.of(heir.id(), 9))
        .extracting(room -> room.agenda().organizer())
        .containsOnly("Hector Heir")
        .hasSize(2);
    assertThat(rooms.find(bare.id())).map(RoomDetails::owner).contains(heir.id());
  }

  @Test
  void withoutAnHeirMeetingsAreCancelledAndTheMailLeavesThough() {
    var meeting = schedule(leaving, null, guest());
    var room = room(meeting);
    events.clear();
    database.update("delete from outbox_mail");
    departures.delete(administrator.id(), leaving.id(), Optional.empty());
    assertThat(notices())
        .extracting(notice -> notice.recipient().email(), Notice::reason)
        .containsExactly(tuple(GUEST, Reason.CANCELLED));
    assertThat(rooms.find(meeting.slug())).isEmpty();
    assertThat(events.stream(RoomDeleted.class)).containsExactly(new RoomDeleted(room.id()));
    assertThat(count("meeting where id = ?", meeting.id().value())).isZero();
    assertThat(count("room where id = ?", room.id().value())).isZero();
    assertThat(database.queryForList("select recipient from outbox_mail", String.class))
        .containsExactly(GUEST.value());
  }

  @Test
  void aRoomInWhichAnotherOrganizesStaysWithThem() {
    var other = testPeople.active(Language.ENGLISH, false);
    var theirs = schedule(other, null, guest());
    var room = room(theirs);
    transactions.executeWithoutResult(_ -> ownership.pass(room.id(), leaving.id()));
    departures.delete(administrator.id(), leaving.id(), Optional.empty());
    assertThat(rooms.find(room.id())).map(RoomDetails::owner).contains(other.id());
    assertThat(meetings.find(theirs.id(), other.id())).isPresent();
  }

  @Test
  void ofAnAttendeeTheAddressStaysAndNothingMore() {
    var organizer = testPeople.active(Language.ENGLISH, false);
    var both =
        new Invitee(leaving.email(), "Lea Leaving", ParticipationRole.REQ_PARTICIPANT, true, true);
    var meeting = schedule(organizer, null, both);
    var lea = attendees.find(meeting.id(), leaving.id()).orElseThrow();
    attendees.answer(
        lea.id(),
        leaving.id(),
        null,
        new Answer(PartStat.ACCEPTED, "I am ill", 0, clock.instant()));
    leaves(heir);
    assertThat(attendees.list(meeting.id()))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.invitee()).isEqualTo(Invitee.required(leaving.email(), ""));
          assertThat(one.person()).isNull();
          assertThat(one.response().partStat()).isEqualTo(PartStat.ACCEPTED);
          assertThat(one.response().comment()).isEmpty();
        });
    var room = room(meeting);
    assertThat(rooms.grantOf(room.id(), leaving.email())).as("as any guest").contains(Role.MEMBER);
  }

  @Test
  void theHistoryOfAMeetingForgetsWhoItWas() {
    var organizer = testPeople.active(Language.ENGLISH, false);
    var both =
        new Invitee(leaving.email(), "Lea Leaving", ParticipationRole.REQ_PARTICIPANT, true, true);
    var meeting = schedule(organizer, null, both);
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Other", meeting.when()),
        leaving.id());
    leaves(heir);
    var day = Objects.requireNonNull(meeting.when()).start().toLocalDate();
    var page = pages.find(meeting.id(), day, organizer.id()).orElseThrow();
    assertThat(page.changes())
        .extracting(MeetingChange::by, MeetingChange::what)
        .startsWith(tuple(null, Set.of(What.TITLE)));
  }

  @Test
  void whatThereIsIsCountedBefore() {
    schedule(leaving, null, guest());
    var cancelled = schedule(leaving, null, guest());
    meetings.cancel(new Part.All(cancelled.id()), cancelled.version(), leaving.id());
    rooms.create(leaving.id());
    var both = new Invitee(leaving.email(), "", ParticipationRole.REQ_PARTICIPANT, false, true);
    schedule(heir, null, both);
    assertThat(departures.holdings(leaving.id()))
        .containsExactly(
            new Holding("people.holding.meetings", 1, true),
            new Holding("people.holding.co-organized", 1, false),
            new Holding("people.holding.rooms", 3, true));
    assertThat(departures.holdings(administrator.id())).isEmpty();
  }

  @Test
  void anHeirWhoCannotSignInGetsNothingAndNothingHappens() {
    var meeting = schedule(leaving, null, guest());
    administration.suspend(administrator.id(), heir.id());
    for (var nobody : List.of(heir, leaving)) {
      assertThatExceptionOfType(HeirGone.class)
          .isThrownBy(
              () -> departures.delete(administrator.id(), leaving.id(), Optional.of(nobody.id())));
    }
    assertThat(meetings.find(meeting.id(), leaving.id())).isPresent();
    assertThat(people.findActive(leaving.id())).isPresent();
  }

  private void leaves(PersonProfile to) {
    departures.delete(administrator.id(), leaving.id(), Optional.of(to.id()));
  }

  private MeetingDetails schedule(
      PersonProfile organizer, @Nullable RoomDetails room, Invitee... invitees) {
    var start = clock.instant().atZone(PARIS).plusDays(2).withNano(0);
    var plan = new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)));
    var invitation = new Invitation("", false, List.of(invitees));
    return meetings.schedule(
        organizer, new Edit(plan, invitation, true), room == null ? null : room.id());
  }

  private RoomDetails room(MeetingDetails meeting) {
    return rooms.find(meeting.slug()).orElseThrow();
  }

  private List<Notice> notices() {
    return events.stream(NoticesMade.class).flatMap(made -> made.notices().stream()).toList();
  }

  private int count(String from, Object value) {
    var found = database.queryForObject("select count(*) from " + from, Integer.class, value);
    return found == null ? -1 : found;
  }

  private static Invitee guest() {
    return Invitee.required(GUEST, "Guest");
  }

  private static Invitee person(PersonProfile person) {
    return Invitee.required(person.email(), person.name());
  }
}
