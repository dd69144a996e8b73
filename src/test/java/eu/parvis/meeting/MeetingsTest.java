package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.room.Agenda;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class MeetingsTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired private Meetings meetings;
  @Autowired private MeetingPurge purge;
  @Autowired private JdbcTemplate template;
  @Autowired private Rooms rooms;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;

  @BeforeEach
  void arrive() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.ENGLISH, false);
  }

  @Test
  void aScheduledMeetingIsOnTheAgendaOfItsRoomInItsOwnZone() {
    var when = in(2, HOUR, "America/Montreal");
    var meeting = meetings.schedule(camille, new MeetingPlan("Budget", when));
    assertThat(meeting.when()).isEqualTo(when);
    assertThat(rooms.find(meeting.slug()).orElseThrow().agenda())
        .isEqualTo(new Agenda.Open("Budget", when.start(), when.end(), camille.name()));
  }

  @Test
  void aMeetingWithoutATimeIsOpenAtOnceAndListedForTwelveHours() {
    var meeting = meetings.schedule(camille, new MeetingPlan("Now", null));
    assertThat(rooms.find(meeting.slug()).orElseThrow().agenda())
        .isEqualTo(new Agenda.Open("Now", null, null, camille.name()));
    assertThat(upcoming(9)).containsExactly(meeting);
    clock.advance(Duration.ofHours(12));
    assertThat(meetings.upcoming(camille.id(), 9)).isEmpty();
    assertThat(past()).containsExactly(meeting);
  }

  @Test
  void listsWhatIsToComeSoonestFirstAndWhatIsOverLatestFirst() {
    var third = schedule(camille, "third", 30);
    var first = schedule(camille, "first", 1);
    var second = schedule(camille, "second", 5);
    schedule(sam, "of somebody else", 2);
    assertThat(upcoming(9)).containsExactly(first, second, third);
    assertThat(upcoming(2)).containsExactly(first, second);
    clock.advance(Duration.ofHours(7));
    assertThat(upcoming(9)).containsExactly(third);
    assertThat(past()).containsExactly(second, first);
  }

  @Test
  void anEditChangesMeetingAndAgendaAndKeepsTheLink() {
    var meeting = schedule(camille, "Budget", 2);
    var later = in(50, HOUR, "Europe/Paris");
    var edited = edit(meeting, meeting.version(), new MeetingPlan("Budget 2027", later));
    assertThat(edited.slug()).isEqualTo(meeting.slug());
    assertThat(edited.version()).isGreaterThan(meeting.version());
    assertThat(rooms.find(meeting.slug()).orElseThrow().agenda())
        .isEqualTo(new Agenda.Open("Budget 2027", later.start(), later.end(), camille.name()));
  }

  @Test
  void anEditThatBeganBeforeAnotherWasStoredIsRefused() {
    var meeting = schedule(camille, "Budget", 2);
    var stored = edit(meeting, meeting.version(), new MeetingPlan("Mine", meeting.when()));
    assertThatExceptionOfType(MeetingChanged.class)
        .isThrownBy(
            () -> edit(meeting, meeting.version(), new MeetingPlan("Late", meeting.when())));
    assertThat(meetings.find(meeting.id(), camille.id())).contains(stored);
  }

  @Test
  void aCancelledMeetingSaysSoAtItsLinkAndCannotBeEdited() {
    var meeting = schedule(camille, "Budget", 2);
    var cancelled = meetings.cancel(all(meeting), meeting.version(), camille.id());
    assertThat(cancelled.cancelled()).isTrue();
    assertThat(rooms.find(meeting.slug()).orElseThrow().agenda())
        .isInstanceOf(Agenda.Cancelled.class);
    assertThatThrownBy(() -> edit(cancelled, cancelled.version(), cancelled.plan()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aDeletionTakesTheLinkAwayAndItsUndoBringsEverythingBack() {
    var meeting = schedule(camille, "Budget", 2);
    var agenda = rooms.find(meeting.slug()).orElseThrow().agenda();
    delete(meeting);
    assertThat(meetings.find(meeting.id(), camille.id())).isEmpty();
    assertThat(meetings.upcoming(camille.id(), 9)).isEmpty();
    assertThat(rooms.find(meeting.slug())).isEmpty();
    var back = meetings.restore(meeting.id(), camille.id());
    assertThat(back).usingRecursiveComparison().ignoringFields("version").isEqualTo(meeting);
    assertThat(rooms.find(meeting.slug()).orElseThrow().agenda()).isEqualTo(agenda);
  }

  @Test
  void aDeletionThatBeganBeforeAnEditWasStoredIsRefusedAndTheLinkStays() {
    var meeting = schedule(camille, "Budget", 2);
    edit(meeting, meeting.version(), new MeetingPlan("Budget 2027", meeting.when()));
    assertThatExceptionOfType(MeetingChanged.class)
        .isThrownBy(() -> meetings.delete(meeting.id(), meeting.version(), camille.id()));
    assertThat(meetings.find(meeting.id(), camille.id())).isPresent();
    assertThat(rooms.find(meeting.slug())).isPresent();
  }

  @Test
  void aCancelledMeetingThatWasDeletedComesBackCancelled() {
    var meeting = schedule(camille, "Budget", 2);
    meetings.cancel(all(meeting), meeting.version(), camille.id());
    delete(meeting);
    assertThat(meetings.restore(meeting.id(), camille.id()).cancelled()).isTrue();
  }

  @Test
  void aDeletedMeetingAndItsRoomAreGoneForGoodAfterThirtyDays() {
    var meeting = schedule(camille, "Budget", 2);
    var kept = schedule(camille, "Kept", 2);
    var room = rooms.find(meeting.slug()).orElseThrow().id();
    delete(meeting);
    clock.advance(Duration.ofDays(30).minusSeconds(1));
    purge.run();
    meetings.restore(meeting.id(), camille.id());
    delete(meeting);
    clock.advance(Duration.ofDays(30));

    purge.run();

    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.restore(meeting.id(), camille.id()));
    assertThat(count("meeting", "room_id", room.value())).isZero();
    assertThat(count("room", "id", room.value())).isZero();
    assertThat(rooms.find(kept.slug())).isPresent();
    assertThat(past()).containsExactly(kept);
  }

  @Test
  void aRoomWithAnotherMeetingIsKept() {
    var meeting = schedule(camille, "Budget", 2);
    var room = rooms.find(meeting.slug()).orElseThrow();
    template.update(
        "update meeting set room_id = ? where id = ?",
        room.id().value(),
        schedule(camille, "In the same room", 3).id().value());
    delete(meeting);
    clock.advance(Duration.ofDays(31));
    purge.run();
    assertThat(count("meeting", "room_id", room.id().value())).isOne();
    assertThat(count("room", "id", room.id().value())).isOne();
  }

  private long count(String table, String column, UUID value) {
    var sql = "select count(*) from %s where %s = ?".formatted(table, column);
    return requireNonNull(template.queryForObject(sql, Long.class, value));
  }

  /** The switch is {@code organizes} in {@code Meetings.open}. */
  @Tag("asvs-8.2.2")
  @Test
  void nobodyElseSeesOrChangesAMeeting() {
    var meeting = schedule(camille, "Budget", 2);
    assertThat(meetings.find(meeting.id(), sam.id())).isEmpty();
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.edit(all(meeting), meeting.version(), meeting.plan(), sam.id()));
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.cancel(all(meeting), meeting.version(), sam.id()));
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.delete(meeting.id(), meeting.version(), sam.id()));
    delete(meeting);
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> meetings.restore(meeting.id(), sam.id()));
  }

  /** Of the version that is stored. */
  private void delete(MeetingDetails meeting) {
    var stored = meetings.find(meeting.id(), camille.id()).orElseThrow();
    meetings.delete(stored.id(), stored.version(), camille.id());
  }

  private MeetingDetails edit(MeetingDetails meeting, long version, MeetingPlan plan) {
    return meetings.edit(all(meeting), version, plan, camille.id());
  }

  private static Part all(MeetingDetails meeting) {
    return new Part.All(meeting.id());
  }

  private List<MeetingDetails> upcoming(int most) {
    return meetings.upcoming(camille.id(), most).stream().map(OccurrenceDetails::meeting).toList();
  }

  private List<MeetingDetails> past() {
    return meetings.past(camille.id(), 9).stream().map(OccurrenceDetails::meeting).toList();
  }

  private MeetingDetails schedule(PersonProfile organizer, String title, int hours) {
    return meetings.schedule(organizer, new MeetingPlan(title, in(hours, HOUR, "Europe/Paris")));
  }

  private TimeSpan in(int hours, Duration duration, String zone) {
    var start = clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(Duration.ofHours(hours));
    return new TimeSpan(start.atZone(ZoneId.of(zone)), duration);
  }
}
