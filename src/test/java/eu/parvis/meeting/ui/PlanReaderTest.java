package eu.parvis.meeting.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.meeting.ui.PlanReader.Field;
import eu.parvis.meeting.ui.PlanReader.Problem;
import eu.parvis.meeting.ui.RepeatEntry.Ending;
import eu.parvis.meeting.ui.RepeatEntry.Frequency;
import eu.parvis.meeting.ui.RepeatEntry.Monthly;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlanReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate TOMORROW = LocalDate.of(2026, 11, 24);
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void aCompletePlanHasNoProblem() {
    var entered = new PlanReader("Budget", TOMORROW, TEN, HOUR, PARIS, false, RepeatEntry.none());
    assertThat(entered.problems(NOW)).isEmpty();
    assertThat(entered.plan().title()).isEqualTo("Budget");
    assertThat(entered.span().orElseThrow().start().toInstant())
        .isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
  }

  @Test
  void everyEmptyFieldIsNamed() {
    var nothing = new PlanReader(" ", null, null, null, null, false, RepeatEntry.none());
    assertThat(nothing.problems(NOW))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Field.TITLE, Problem.TITLE_MISSING,
                Field.DATE, Problem.DATE_MISSING,
                Field.TIME, Problem.TIME_MISSING,
                Field.DURATION, Problem.DURATION_MISSING,
                Field.ZONE, Problem.ZONE_MISSING));
  }

  @Test
  void aTitleThatShowsNothingIsMissing() {
    var unseen = new PlanReader("\u200B", TOMORROW, TEN, HOUR, PARIS, false, RepeatEntry.none());
    assertThat(unseen.problems(NOW)).containsExactly(Map.entry(Field.TITLE, Problem.TITLE_MISSING));
  }

  @Test
  void anEndBeforeTheStartIsRefusedAtTheDuration() {
    assertThat(of(TOMORROW, TEN, Duration.ZERO))
        .containsExactly(Map.entry(Field.DURATION, Problem.END_BEFORE_START));
    assertThat(of(TOMORROW, TEN, Duration.ofMinutes(-5)))
        .containsExactly(Map.entry(Field.DURATION, Problem.END_BEFORE_START));
  }

  @Test
  void moreThanADayIsRefused() {
    assertThat(of(TOMORROW, TEN, Duration.ofMinutes(1441)))
        .containsExactly(Map.entry(Field.DURATION, Problem.DURATION_LONG));
  }

  @Test
  void aZoneThatIsNoneIsToldFromAMissingOne() {
    var unknown = new PlanReader("Budget", TOMORROW, TEN, HOUR, null, true, RepeatEntry.none());
    assertThat(unknown.problems(NOW)).containsExactly(Map.entry(Field.ZONE, Problem.ZONE_UNKNOWN));
  }

  @Test
  void aTimeThatTheClockSkipsIsRefusedAtTheTime() {
    assertThat(of(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30), HOUR))
        .containsExactly(Map.entry(Field.TIME, Problem.TIME_SKIPPED));
  }

  @Test
  void aMeetingThatWouldBeOverIsRefusedAndOneUnderWayIsNot() {
    assertThat(of(LocalDate.of(2026, 11, 23), LocalTime.of(10, 0), HOUR))
        .containsExactly(Map.entry(Field.DATE, Problem.OVER_ALREADY));
    assertThat(of(LocalDate.of(2026, 11, 23), LocalTime.of(10, 30), HOUR)).isEmpty();
  }

  @Test
  void ofTwoEqualTimesTheFirstIsMeant() {
    var entered =
        new PlanReader(
            "Night",
            LocalDate.of(2027, 10, 31),
            LocalTime.of(2, 30),
            HOUR,
            PARIS,
            false,
            RepeatEntry.none());
    assertThat(entered.span().orElseThrow().start().getOffset().getId()).isEqualTo("+02:00");
  }

  @Test
  void aSeriesThatEndsBeforeItsFirstMeetingIsRefusedAtItsEnd() {
    var entered = weekly(Set.of(DayOfWeek.FRIDAY), Ending.UNTIL, LocalDate.of(2026, 11, 26), null);
    assertThat(entered.problems(NOW)).containsExactly(Map.entry(Field.UNTIL, Problem.SERIES_EMPTY));
  }

  @Test
  void aSeriesThatIsOverIsRefusedAtItsEnd() {
    var past = LocalDate.of(2026, 11, 3);
    var until = weekly(Set.of(DayOfWeek.TUESDAY), Ending.UNTIL, LocalDate.of(2026, 11, 17), null);
    assertThat(on(past, until).problems(NOW))
        .containsExactly(Map.entry(Field.UNTIL, Problem.SERIES_OVER));
    var times = weekly(Set.of(DayOfWeek.TUESDAY), Ending.COUNT, null, 3);
    assertThat(on(past, times).problems(NOW))
        .containsExactly(Map.entry(Field.COUNT, Problem.SERIES_OVER));
    var going = weekly(Set.of(DayOfWeek.TUESDAY), Ending.COUNT, null, 4);
    assertThat(on(past, going).problems(NOW)).isEmpty();
  }

  @Test
  void whatARuleLacksIsNamed() {
    var entered =
        new PlanReader(
            "Budget",
            TOMORROW,
            TEN,
            HOUR,
            PARIS,
            false,
            new RepeatEntry(Frequency.WEEKLY, 0, Set.of(), Monthly.DATE, Ending.UNTIL, null, null));
    assertThat(entered.problems(NOW))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Field.EVERY, Problem.EVERY_WRONG,
                Field.DAYS, Problem.DAYS_MISSING,
                Field.UNTIL, Problem.UNTIL_MISSING));
    var many = weekly(Set.of(DayOfWeek.TUESDAY), Ending.COUNT, null, 731);
    assertThat(many.problems(NOW)).containsExactly(Map.entry(Field.COUNT, Problem.COUNT_WRONG));
  }

  @Test
  void aDateOfAnotherAgeIsRefused() {
    for (var date : List.of(LocalDate.MIN, LocalDate.of(1989, 12, 31), LocalDate.MAX)) {
      assertThat(of(date, TEN, HOUR)).containsExactly(Map.entry(Field.DATE, Problem.DATE_FAR));
    }
  }

  @Test
  void aSeriesBeginsOnTheFirstDayOfItsRule() {
    var plan = weekly(Set.of(DayOfWeek.FRIDAY), Ending.NEVER, null, null).plan();
    assertThat(requireNonNull(plan.when()).start().toLocalDate()).isEqualTo("2026-11-27");
  }

  private static PlanReader weekly(
      Set<DayOfWeek> days, Ending ending, @Nullable LocalDate until, @Nullable Integer count) {
    var repeats = new RepeatEntry(Frequency.WEEKLY, 1, days, Monthly.DATE, ending, until, count);
    return new PlanReader("Budget", TOMORROW, TEN, HOUR, PARIS, false, repeats);
  }

  private static PlanReader on(LocalDate date, PlanReader entered) {
    return new PlanReader("Budget", date, TEN, HOUR, PARIS, false, entered.repeats());
  }

  private static Map<Field, Problem> of(LocalDate date, LocalTime time, Duration duration) {
    return new PlanReader("Budget", date, time, duration, PARIS, false, RepeatEntry.none())
        .problems(NOW);
  }
}
