package eu.parvis.meeting.ui;

import static eu.parvis.meeting.ui.Occurrences.PARIS;
import static eu.parvis.meeting.ui.Occurrences.span;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Reading;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Weekly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovingTest {

  private static final Reading READER = new Reading(Language.FRENCH, PARIS);
  private static final Recurrence THURSDAYS =
      new Recurrence(new Weekly(Set.of(DayOfWeek.THURSDAY)), 1, new Never());

  @Test
  void whatIsDrawnElsewhereKeepsItsLength() {
    var moved = drawn(once("2026-11-26T10:00", 45), "2026-11-27T14:15", "2026-11-27T15:00");
    assertThat(moved).contains(span("2026-11-27T14:15", 45));
  }

  @Test
  void anEndThatIsDrawnElsewhereLeavesTheStart() {
    var moved = drawn(once("2026-11-26T10:00", 45), "2026-11-26T10:00", "2026-11-26T11:30");
    assertThat(moved).contains(span("2026-11-26T10:00", 90));
  }

  @Test
  void aMeetingOfAnotherZoneKeepsItsZone() {
    var tokyo = ZoneId.of("Asia/Tokyo");
    var there = Occurrences.once(span("2026-11-26T18:00", 60, tokyo));
    assertThat(drawn(there, "2026-11-26T11:00", "2026-11-26T12:00"))
        .contains(span("2026-11-26T19:00", 60, tokyo));
  }

  @Test
  void aTimeThatTheClockSkipsIsNone() {
    var moved = drawn(once("2026-03-28T02:30", 30), "2026-03-29T02:30", "2026-03-29T03:00");
    assertThat(moved).isEmpty();
  }

  @Test
  void overTheHourThatComesTwiceTheLengthIsKept() {
    var moved = drawn(once("2026-10-24T01:30", 120), "2026-10-25T01:30", "2026-10-25T03:30");
    assertThat(moved.orElseThrow().duration()).isEqualTo(Duration.ofHours(2));
    assertThat(moved.orElseThrow().end().toLocalDateTime()).isEqualTo("2026-10-25T02:30");
  }

  @Test
  void theSecondOfTwoEqualTimesStaysWhenOnlyTheEndMoves() {
    var second =
        new TimeSpan(
            LocalDateTime.parse("2026-10-25T02:30").atZone(PARIS).withLaterOffsetAtOverlap(),
            Duration.ofMinutes(30));
    var moved = drawn(Occurrences.once(second), "2026-10-25T02:30", "2026-10-25T04:00");
    assertThat(moved.orElseThrow().start().toInstant()).isEqualTo("2026-10-25T01:30:00Z");
    assertThat(moved.orElseThrow().duration()).isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void moreThanADayIsRefused() {
    assertThat(drawn(once("2026-11-26T10:00", 45), "2026-11-26T10:00", "2026-11-27T10:15"))
        .isEmpty();
    assertThat(drawn(once("2026-11-26T10:00", 45), "2026-11-26T10:00", "2026-11-26T09:00"))
        .isEmpty();
  }

  @Test
  void allOfASeriesMoveByTime() {
    var moving = thursday(THURSDAYS, "2026-12-03T15:00");
    assertThat(moving.parts()).hasSize(3);
    var plan = moving.plan(all(moving.occurrence()));
    assertThat(plan.when()).isEqualTo(span("2026-11-26T15:00", 60));
    assertThat(plan.repeats()).isEqualTo(THURSDAYS);
  }

  @Test
  void allOfAWeeklySeriesMoveToAnotherDayWithTheirLastOne() {
    var rule = THURSDAYS.ending(new On(LocalDate.of(2026, 12, 31)));
    var plan = thursday(rule, "2026-12-04T10:00").plan(all(first(rule)));
    assertThat(plan.when()).isEqualTo(span("2026-11-27T10:00", 60));
    assertThat(plan.repeats())
        .isEqualTo(
            new Recurrence(
                new Weekly(Set.of(DayOfWeek.FRIDAY)), 1, new On(LocalDate.of(2027, 1, 1))));
  }

  @Test
  void ofSeveralDaysOfAWeekTheOneThatIsMovedChanges() {
    var rule =
        new Recurrence(new Weekly(Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY)), 1, new Never());
    var plan = thursday(rule, "2026-12-04T10:00").plan(all(first(rule)));
    assertThat(plan.repeats())
        .isEqualTo(
            new Recurrence(
                new Weekly(Set.of(DayOfWeek.TUESDAY, DayOfWeek.FRIDAY)), 1, new Never()));
  }

  @Test
  void aDailySeriesBeginsAsManyDaysLater() {
    var rule = new Recurrence(new Daily(), 2, new Never());
    var plan = thursday(rule, "2026-12-04T10:00").plan(all(first(rule)));
    assertThat(plan.when()).isEqualTo(span("2026-11-27T10:00", 60));
  }

  @Test
  void oneOfAMonthMovesToAnotherDayAlone() {
    var rule = new Recurrence(new MonthlyOnDate(3), 1, new Never());
    assertThat(thursday(rule, "2026-12-04T10:00").parts())
        .hasSize(1)
        .first()
        .isInstanceOf(Part.One.class);
    assertThat(thursday(rule, "2026-12-03T11:00").parts()).hasSize(3);
  }

  @Test
  void whatWasChangedByItselfMovesByItself() {
    var one = Occurrences.changed(first(THURSDAYS));
    assertThat(new Moving(one, span("2026-11-26T15:00", 60)).parts()).containsExactly(one.alone());
  }

  private static Optional<TimeSpan> drawn(OccurrenceDetails occurrence, String start, String end) {
    return Moving.drawn(occurrence, LocalDateTime.parse(start), LocalDateTime.parse(end), READER)
        .map(Moving::to);
  }

  private static OccurrenceDetails once(String start, int minutes) {
    return Occurrences.once(span(start, minutes));
  }

  private static OccurrenceDetails first(Recurrence rule) {
    var when = span("2026-11-26T10:00", 60);
    return Occurrences.of(when, when, rule);
  }

  /** The second Thursday goes somewhere. */
  private static Moving thursday(Recurrence rule, String to) {
    var one = Occurrences.of(span("2026-11-26T10:00", 60), span("2026-12-03T10:00", 60), rule);
    return new Moving(one, span(to, 60));
  }

  private static Draft all(OccurrenceDetails occurrence) {
    var meeting = occurrence.meeting();
    var plan = new MeetingPlan(meeting.title(), meeting.when(), meeting.repeats());
    return new Draft(new Part.All(meeting.id()), meeting.version(), plan, Invitation.NONE, false);
  }
}
