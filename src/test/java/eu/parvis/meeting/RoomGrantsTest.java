package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grant;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** An invitation to a meeting lets into its room, for as long as the meeting stands. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class RoomGrantsTest {

  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");

  @Autowired private Meetings meetings;
  @Autowired private MeetingUpkeep upkeep;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private Grants grants;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;
  private PersonProfile lou;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.FRENCH, false);
    lou = testPeople.active(Language.FRENCH, false);
  }

  private MeetingDetails schedule(@Nullable Recurrence repeats, Invitee... invitees) {
    var start = clock.instant().atZone(camille.zone()).truncatedTo(ChronoUnit.MINUTES).plusDays(1);
    var plan = new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)), repeats);
    return meetings.schedule(camille, new Edit(plan, invitation(invitees), true), null);
  }

  private MeetingDetails schedule(Invitee... invitees) {
    return schedule(null, invitees);
  }

  private static Invitation invitation(Invitee... invitees) {
    return new Invitation("", false, List.of(invitees));
  }

  private static Invitee required(PersonProfile person) {
    return Invitee.required(person.email(), person.name());
  }

  private static Invitee optional(PersonProfile person, boolean moderator) {
    return new Invitee(
        person.email(), person.name(), ParticipationRole.OPT_PARTICIPANT, moderator, false);
  }

  private RoomDetails restricted(MeetingDetails meeting) {
    var room = rooms.find(meeting.slug()).orElseThrow();
    return rooms.configure(
        room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED).withName("Room"));
  }

  private boolean enters(RoomDetails room, PersonProfile person) {
    return rooms.mayEnter(room, Optional.of(person.id()));
  }

  @Test
  void everybodyWhoIsInvitedEntersAndNobodyElse() {
    var meeting = schedule(required(sam), optional(lou, true), Invitee.required(GUEST, "Guest"));
    var room = restricted(meeting);
    assertThat(enters(room, sam)).isTrue();
    assertThat(enters(room, lou)).isTrue();
    assertThat(enters(room, testPeople.active(Language.FRENCH, false))).isFalse();
    assertThat(rooms.role(room, Optional.of(sam.id()))).isEqualTo(Role.MEMBER);
    assertThat(rooms.role(room, Optional.of(lou.id()))).isEqualTo(Role.MODERATOR);
    assertThat(rooms.grantOf(room.id(), GUEST)).contains(Role.MEMBER);
    assertThat(rooms.grantOf(room.id(), new EmailAddress("other@elsewhere.example"))).isEmpty();
  }

  @Test
  void whoIsTakenOffTheListEntersNoMore() {
    var meeting = schedule(required(sam), required(lou), Invitee.required(GUEST, "Guest"));
    var room = restricted(meeting);
    var edit = new Edit(meeting.plan(), invitation(required(lou)), true);
    meetings.edit(new Part.All(meeting.id()), meeting.version(), edit, camille.id());
    assertThat(enters(room, sam)).isFalse();
    assertThat(enters(room, lou)).isTrue();
    assertThat(rooms.grantOf(room.id(), GUEST)).isEmpty();
  }

  @Test
  void aDeletedMeetingLetsNobodyInUntilItComesBack() {
    var meeting = schedule(required(sam));
    var room = restricted(meeting);
    meetings.delete(new Part.All(meeting.id()), meeting.version(), false, camille.id());
    assertThat(enters(room, sam)).isFalse();
    assertThat(rooms.find(meeting.slug())).isPresent();
    meetings.restore(meeting.id(), camille.id());
    assertThat(enters(room, sam)).isTrue();
  }

  @Test
  void aCancelledMeetingLetsNobodyIn() {
    var meeting = schedule(required(sam));
    var room = restricted(meeting);
    meetings.cancel(new Part.All(meeting.id()), meeting.version(), camille.id());
    assertThat(enters(room, sam)).isFalse();
  }

  @Test
  void whatOneMeetingTakesAwayAnotherOneStillGives() {
    var first = schedule(required(sam));
    var room = restricted(first);
    var second =
        meetings.schedule(
            camille, new Edit(first.plan(), invitation(required(sam)), true), room.id());
    meetings.delete(new Part.All(first.id()), first.version(), false, camille.id());
    assertThat(enters(room, sam)).isTrue();
    meetings.delete(new Part.All(second.id()), second.version(), false, camille.id());
    assertThat(enters(room, sam)).isFalse();
  }

  @Test
  void anInvitationCountsUntilHalfADayAfterTheEnd() {
    var room = restricted(schedule(required(sam)));
    clock.advance(Duration.ofHours(24 + 1 + 11));
    assertThat(enters(room, sam)).isTrue();
    clock.advance(Duration.ofHours(1));
    assertThat(enters(room, sam)).isFalse();
  }

  @Test
  void anInvitationToWhatHasNoTimeCountsForAsLongAsItStands() {
    var edit = new Edit(new MeetingPlan("Now", null), invitation(required(sam)), false);
    var room = restricted(meetings.schedule(camille, edit, null));
    clock.advance(Duration.ofDays(400));
    assertThat(enters(room, sam)).isTrue();
  }

  @Test
  void anEndlessSeriesLetsInForAsLongAsItGoesOn() {
    var daily = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.Never());
    var room = restricted(schedule(daily, required(sam)));
    clock.advance(Duration.ofDays(400));
    upkeep.extendSeries();
    assertThat(enters(room, sam)).isTrue();
  }

  @Test
  void whoOrganizesAMeetingModeratesTheRoomThatIsGivenAway() {
    var room = restricted(schedule(required(sam)));
    management.transfer(room.id(), sam.id(), camille.id());
    var given = rooms.find(room.id()).orElseThrow();
    assertThat(rooms.role(given, Optional.of(sam.id()))).isEqualTo(Role.OWNER);
    assertThat(grants.list(room.id()))
        .filteredOn(grant -> grant.role() == Role.MODERATOR && grant.meeting() != null)
        .hasSize(1);
    assertThat(rooms.role(given, Optional.of(camille.id()))).isEqualTo(Role.MODERATOR);
  }

  @Test
  void aNewLinkOfARoomIsThatOfItsMeetings() {
    var meeting = schedule(required(sam));
    var room = rooms.find(meeting.slug()).orElseThrow();
    var renewed = management.renewLink(room.id(), camille.id());
    var stored = meetings.find(meeting.id(), camille.id()).orElseThrow();
    assertThat(stored.slug()).isEqualTo(renewed.slug());
    meetings.edit(new Part.All(meeting.id()), stored.version(), stored.plan(), camille.id());
    assertThat(meetings.find(meeting.id(), camille.id()).orElseThrow().slug())
        .isEqualTo(renewed.slug());
  }

  @Test
  void grantsAreWrittenOnceForEachMeeting() {
    var meeting = schedule(required(sam), Invitee.required(GUEST, "Guest"));
    var room = rooms.find(meeting.slug()).orElseThrow();
    assertThat(grants.list(room.id()))
        .hasSize(3)
        .extracting(Grant::meeting)
        .containsOnly(meeting.id().value());
  }
}
