package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import eu.parvis.kernel.Language;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.End;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import eu.parvis.room.Agenda;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesMeetingsTest extends SeriesFixture {

  @Test
  void aWeeklySeriesIsListedAtTheSameTimeOfItsClockForEighteenMonths() {
    schedule(everyWeek(), new Never());
    var starts = starts();
    assertThat(starts).allMatch(start -> start.toLocalTime().equals(TEN));
    assertThat(starts.stream().map(ZonedDateTime::getOffset).distinct()).hasSize(2);
    assertThat(starts).extracting(ZonedDateTime::toLocalDate).startsWith(first, first.plusWeeks(1));
    assertThat(starts.getLast().toLocalDate()).isAfter(first.plusMonths(18).minusDays(8));
  }

  @Test
  void rowsAreTheOccurrencesOfTheRule() {
    for (int seed = 0; seed < 20; seed++) {
      var planner = testPeople.active(Language.ENGLISH, false);
      var series = RandomSeries.of(new SplittableRandom(seed), first);
      meetings.schedule(planner, new MeetingPlan("Random", series.when(), series.repeats()));
      var horizon =
          clock.instant().atZone(series.when().start().getZone()).toLocalDate().plusMonths(19);
      var expected = RandomSeries.days(series, horizon);
      assertThat(meetings.upcoming(planner.id(), 2_000))
          .as(series.toString())
          .extracting(OccurrenceDetails::when)
          .isEqualTo(
              expected.isEmpty()
                  ? List.of(series.when())
                  : expected.stream().map(day -> series.on(day).orElseThrow()).toList());
    }
  }

  @Test
  void theNightAddsWhatHasComeNearAndDoesItOnce() throws Exception {
    schedule(new Daily(), new Never());
    clock.advance(Duration.ofDays(90));
    Callable<Void> night =
        () -> {
          upkeep.extendSeries();
          return null;
        };
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var done : threads.invokeAll(Collections.nCopies(2, night))) {
        done.get();
      }
    }
    upkeep.extendSeries();
    var days = upcoming().stream().map(OccurrenceDetails::day).toList();
    var today = clock.instant().atZone(PARIS).toLocalDate();
    assertThat(days).doesNotHaveDuplicates().hasSizeBetween(540, 600);
    assertThat(days.getLast()).isAfterOrEqualTo(today.plusMonths(18));
  }

  @Test
  void anEditUnderWayIsNotDisturbedByTheNight() {
    var meeting = schedule(new Daily(), new Never());
    clock.advance(Duration.ofDays(90));
    upkeep.extendSeries();
    assertThat(meetings.find(meeting.id(), camille.id())).contains(meeting);
  }

  /** Also where it was planned so late that its rows reach further than the night looks. */
  @ParameterizedTest
  @ValueSource(ints = {700, 10})
  void aRareSeriesHasItsNextOccurrenceAtLeast(int daysBefore) {
    var leap = new Yearly(MonthDay.of(2, 29));
    var day = first.plusDays(daysBefore);
    while (!MonthDay.from(day).equals(MonthDay.of(2, 29))) {
      day = day.plusDays(1);
    }
    var early = day.minusDays(daysBefore).atTime(TEN).atZone(PARIS).toInstant();
    clock.advance(Duration.between(clock.instant(), early));
    arrive();
    schedule(leap, new Never());
    assertThat(upcoming()).hasSize(1);
    clock.advance(
        Duration.between(clock.instant(), requireNonNull(upcoming().getFirst().when()).end()));
    upkeep.extendSeries();
    assertThat(upcoming())
        .singleElement()
        .satisfies(next -> assertThat(next.day().isLeapYear()).isTrue());
  }

  @Test
  void oneOccurrenceIsMovedAndRenamedByItself() {
    var meeting = schedule(everyWeek(), new After(3));
    var moved = at(first.plusDays(8), LocalTime.of(15, 0));
    edit(new Part.One(meeting.id(), first.plusWeeks(1)), meeting, new MeetingPlan("Visit", moved));
    assertThat(upcoming())
        .extracting(OccurrenceDetails::title)
        .containsExactly("Weekly", "Visit", "Weekly");
    assertThat(upcoming().get(1).when()).isEqualTo(moved);
    assertThat(upcoming().get(1).own()).isTrue();
  }

  @Test
  void whatWasChangedByItselfSurvivesAnEditOfAllWhileTheRuleHasItsDay() {
    var meeting = schedule(everyWeek(), new After(4));
    var moved = at(first.plusDays(8), LocalTime.of(15, 0));
    var changed =
        edit(
            new Part.One(meeting.id(), first.plusWeeks(1)),
            meeting,
            new MeetingPlan("Weekly", moved));
    changed = cancel(new Part.One(meeting.id(), first.plusWeeks(2)), changed);
    var later =
        new MeetingPlan("Renamed", at(first, LocalTime.of(11, 0)), rule(everyWeek(), new After(4)));
    changed = edit(new Part.All(meeting.id()), changed, later);
    assertThat(upcoming()).extracting(OccurrenceDetails::title).containsOnly("Renamed");
    assertThat(upcoming())
        .extracting(OccurrenceDetails::cancelled)
        .containsExactly(false, false, true, false);
    assertThat(hours()).containsExactly(11, 15, 10, 11);

    var other = first.plusDays(1);
    var shifted =
        new MeetingPlan(
            "Renamed",
            at(other, TEN),
            rule(new Weekly(Set.of(other.getDayOfWeek())), new After(4)));
    edit(new Part.All(meeting.id()), changed, shifted);
    assertThat(upcoming()).noneMatch(OccurrenceDetails::own).hasSize(4);
  }

  @Test
  void thisAndTheFollowingBecomeAMeetingInTheSameRoom() {
    var meeting = schedule(everyWeek(), new After(5));
    var part = new Part.Following(meeting.id(), first.plusWeeks(2));
    var moved = cancel(new Part.One(meeting.id(), first.plusWeeks(3)), meeting);
    var draft = meetings.draft(part, camille.id()).orElseThrow();
    assertThat(draft.plan().repeats()).isEqualTo(rule(everyWeek(), new After(3)));
    var plan =
        new MeetingPlan(
            "Later", at(first.plusWeeks(2), LocalTime.of(14, 0)), draft.plan().repeats());
    var rest = edit(part, moved, plan);
    assertThat(rest.slug()).isEqualTo(meeting.slug());
    assertThat(upcoming())
        .extracting(OccurrenceDetails::title)
        .containsExactly("Weekly", "Weekly", "Later", "Later", "Later");
    assertThat(hours()).containsExactly(10, 10, 14, 10, 14);
    assertThat(upcoming().get(3).cancelled()).isTrue();
    assertThat(requireNonNull(stored(meeting).repeats()).end())
        .isEqualTo(new On(first.plusWeeks(2).minusDays(1)));
  }

  @Test
  void whatHasBeenStaysAsItWasWhenAllIsEdited() {
    var meeting = schedule(everyWeek(), new After(3));
    clock.advance(Duration.ofDays(4));
    edit(
        new Part.All(meeting.id()),
        meeting,
        new MeetingPlan("Weekly", at(first, LocalTime.of(16, 0)), rule(everyWeek(), new After(3))));
    assertThat(meetings.past(camille.id(), 9))
        .extracting(OccurrenceDetails::when)
        .containsExactly(at(first, TEN));
    assertThat(hours()).containsExactly(16, 16);
  }

  @Test
  void whatIsOverTodayCanTakePlaceLaterToday() {
    var meeting = schedule(everyWeek(), new After(3));
    advanceTo(at(first, TEN).end().toInstant());
    var later = at(first, LocalTime.of(16, 0));
    edit(
        new Part.All(meeting.id()),
        meeting,
        new MeetingPlan("Weekly", later, rule(everyWeek(), new After(3))));
    assertThat(upcoming()).extracting(OccurrenceDetails::when).hasSize(3).startsWith(later);
  }

  @Test
  void aMeetingBecomesASeriesAndASeriesAMeeting() {
    var once = meetings.schedule(camille, new MeetingPlan("Weekly", at(first, TEN)));
    var series =
        edit(
            new Part.All(once.id()),
            once,
            new MeetingPlan("Weekly", at(first, TEN), rule(everyWeek(), new After(3))));
    assertThat(upcoming()).hasSize(3);
    edit(new Part.All(once.id()), series, new MeetingPlan("Weekly", at(first.plusDays(1), TEN)));
    assertThat(upcoming())
        .extracting(OccurrenceDetails::when)
        .containsExactly(at(first.plusDays(1), TEN));
  }

  @Test
  void aCancelledSeriesKeepsOneRowThatSaysSo() {
    var meeting = schedule(everyWeek(), new Never());
    cancel(new Part.All(meeting.id()), meeting);
    assertThat(upcoming()).singleElement().satisfies(left -> assertThat(left.cancelled()).isTrue());
    assertThat(agenda(meeting)).isInstanceOf(Agenda.Cancelled.class);
    clock.advance(Duration.ofDays(200));
    upkeep.extendSeries();
    assertThat(upcoming()).isEmpty();
  }

  @Test
  void fromACancelledOneOnTheRestIsCancelledAndWhatIsBeforeIsNot() {
    var meeting = schedule(everyWeek(), new Never());
    cancel(new Part.Following(meeting.id(), first.plusWeeks(2)), meeting);
    assertThat(upcoming())
        .extracting(OccurrenceDetails::cancelled)
        .containsExactly(false, false, true);
    assertThat(agenda(meeting)).isInstanceOf(Agenda.Open.class);
  }

  @Test
  void theRoomTellsOfWhatIsOverForHalfADayAndOfWhatFollows() {
    var meeting = schedule(everyWeek(), new Never());
    var end = at(first, TEN).end().toInstant();
    assertThat(begin(meeting)).isEqualTo(at(first, TEN).start());
    advanceTo(end.plus(Duration.ofHours(12)).minusSeconds(1));
    upkeep.turnAgendas();
    assertThat(begin(meeting)).isEqualTo(at(first, TEN).start());
    assertThat(open(meeting).next()).isEqualTo(at(first.plusWeeks(1), TEN).start());
    advanceTo(end.plus(Duration.ofHours(12)));
    upkeep.turnAgendas();
    assertThat(begin(meeting)).isEqualTo(at(first.plusWeeks(1), TEN).start());
    assertThat(open(meeting).next()).isEqualTo(at(first.plusWeeks(2), TEN).start());
  }

  @Test
  void whoIsEarlyForTheNextOccurrenceIsToldOfThatOne() {
    var meeting = schedule(everyWeek(), new Never());
    var soon = new Part.One(meeting.id(), first.plusWeeks(1));
    edit(soon, meeting, new MeetingPlan("Soon", at(first, TEN.plusHours(4))));
    var next = at(first, TEN.plusHours(4)).start();
    advanceTo(next.toInstant().minus(Duration.ofHours(1)).minusSeconds(1));
    upkeep.turnAgendas();
    assertThat(begin(meeting)).isEqualTo(at(first, TEN).start());
    advanceTo(next.toInstant().minus(Duration.ofHours(1)));
    upkeep.turnAgendas();
    assertThat(begin(meeting)).isEqualTo(next);
  }

  @Test
  void aMeetingThatCannotBeReadKeepsNoOtherWaiting() {
    var broken = schedule(new Daily(), new Never());
    var sound = schedule(new Daily(), new Never());
    for (var table :
        List.of(
            "meeting set zone = 'No/Where' where id",
            "occurrence set zone = 'No/Where' where meeting_id")) {
      database.update("update " + table + " = ?", broken.id().value());
    }
    database.update(
        "update meeting set expanded_until = '2000-01-01' where id = ?", broken.id().value());
    clock.advance(Duration.ofDays(90));
    upkeep.extendSeries();
    upkeep.turnAgendas();
    assertThat(begin(sound).toInstant()).isAfter(clock.instant().minus(Duration.ofDays(1)));
    assertThat(
            database.queryForObject(
                "select max(day) from occurrence where meeting_id = ?",
                LocalDate.class,
                sound.id().value()))
        .isAfter(first.plusMonths(20));
    database.update("delete from meeting where id = ?", broken.id().value());
  }

  @Test
  void theRoomPassesOverACancelledOccurrenceAndSaysSoUntilItWouldBeOver() {
    var meeting = schedule(everyWeek(), new After(2));
    cancel(new Part.One(meeting.id(), first), meeting);
    assertThat(begin(meeting)).isEqualTo(at(first.plusWeeks(1), TEN).start());
    assertThat(open(meeting).cancelled()).isEqualTo(at(first, TEN).start());
    advanceTo(at(first, TEN).end().toInstant());
    upkeep.turnAgendas();
    assertThat(open(meeting).cancelled()).isNull();
  }

  @Test
  void deletingOneOfTwoMeetingsOfARoomLeavesTheLink() {
    var meeting = schedule(everyWeek(), new After(4));
    var part = new Part.Following(meeting.id(), first.plusWeeks(2));
    var plan = meetings.draft(part, camille.id()).orElseThrow().plan();
    var rest = edit(part, meeting, plan);
    delete(meeting);
    assertThat(upcoming()).hasSize(2);
    assertThat(begin(meeting)).isEqualTo(at(first.plusWeeks(2), TEN).start());
    delete(rest);
    assertThat(rooms.find(meeting.slug())).isEmpty();
    meetings.restore(meeting.id(), camille.id());
    assertThat(begin(meeting)).isEqualTo(at(first, TEN).start());
  }

  @Test
  void anEditOfAnOccurrenceIsOneOfItsMeeting() {
    var meeting = schedule(everyWeek(), new After(3));
    var one = new Part.One(meeting.id(), first);
    edit(one, meeting, new MeetingPlan("Mine", at(first, TEN)));
    assertThatExceptionOfType(MeetingChanged.class)
        .isThrownBy(() ->
            edit(
                new Part.One(meeting.id(), first.plusWeeks(1)),
                meeting,
                new MeetingPlan("Late", at(first, TEN))));
    assertThat(upcoming()).extracting(OccurrenceDetails::title).doesNotContain("Late");
  }

  @Test
  void aDayThatTheRuleHasNotIsNoPart() {
    var meeting = schedule(everyWeek(), new After(3));
    var day = first.plusDays(1);
    var never = LocalDate.of(9999, 12, 31);
    assertThat(meetings.draft(new Part.Following(meeting.id(), never), camille.id())).isEmpty();
    assertThat(meetings.draft(new Part.One(meeting.id(), day), camille.id())).isEmpty();
    assertThat(meetings.draft(new Part.Following(meeting.id(), day), camille.id())).isEmpty();
    assertThatExceptionOfType(MeetingGone.class)
        .isThrownBy(() -> cancel(new Part.Following(meeting.id(), day), meeting));
  }

  @Test
  void aDayThatHasNoRowYetIsNoPart() {
    var meeting = schedule(everyWeek(), new Never());
    var far = new Part.Following(meeting.id(), first.plusWeeks(52 * 20));
    assertThat(meetings.draft(far, camille.id())).isEmpty();
    assertThatExceptionOfType(MeetingGone.class).isThrownBy(() -> cancel(far, meeting));
  }

  @Test
  void aPurgedSeriesLeavesNoRows() {
    var meeting = schedule(new Daily(), new Never());
    database.update("delete from meeting where id = ?", meeting.id().value());
    assertThat(upcoming()).isEmpty();
  }

  private MeetingDetails schedule(Pattern pattern, End end) {
    return meetings.schedule(
        camille, new MeetingPlan("Weekly", at(first, TEN), rule(pattern, end)));
  }

  private MeetingDetails edit(Part part, MeetingDetails meeting, MeetingPlan plan) {
    return meetings.edit(part, meeting.version(), plan, camille.id());
  }

  private MeetingDetails cancel(Part part, MeetingDetails meeting) {
    return meetings.cancel(part, meeting.version(), camille.id());
  }

  private static Recurrence rule(Pattern pattern, End end) {
    return new Recurrence(pattern, 1, end);
  }

  private void advanceTo(Instant moment) {
    clock.advance(Duration.between(clock.instant(), moment));
  }

  private Agenda agenda(MeetingDetails meeting) {
    return rooms.find(meeting.slug()).orElseThrow().agenda();
  }

  private Agenda.Open open(MeetingDetails meeting) {
    return (Agenda.Open) agenda(meeting);
  }

  private ZonedDateTime begin(MeetingDetails meeting) {
    return requireNonNull(open(meeting).start());
  }

  /** Of the version that is stored. */
  private void delete(MeetingDetails meeting) {
    meetings.delete(meeting.id(), stored(meeting).version(), camille.id());
  }
}
