package eu.parvis.meeting.ui;

import eu.parvis.kernel.LegibleText;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.WallTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what was entered for a meeting and says at which field what is wrong. */
record PlanReader(
    String title,
    @Nullable LocalDate date,
    @Nullable LocalTime time,
    @Nullable Duration duration,
    @Nullable ZoneId zone,
    boolean zoneUnknown,
    RepeatEntry repeats) {

  enum Field {
    TITLE,
    DATE,
    TIME,
    DURATION,
    ZONE,
    EVERY,
    DAYS,
    UNTIL,
    COUNT
  }

  /** What is wrong at a field; the name in lower case ends the key of its text. */
  enum Problem {
    TITLE_MISSING,
    TITLE_LONG,
    DATE_MISSING,
    DATE_FAR,
    TIME_MISSING,
    TIME_SKIPPED,
    OVER_ALREADY,
    DURATION_MISSING,
    END_BEFORE_START,
    DURATION_LONG,
    ZONE_MISSING,
    ZONE_UNKNOWN,
    EVERY_WRONG,
    DAYS_MISSING,
    UNTIL_MISSING,
    COUNT_WRONG,
    SERIES_EMPTY,
    SERIES_OVER
  }

  /** Problems by field in the order of the form; none means that {@link #plan} is there. */
  Map<Field, Problem> problems(Instant now) {
    var problems = new EnumMap<Field, Problem>(Field.class);
    titleProblem().ifPresent(problem -> problems.put(Field.TITLE, problem));
    if (date == null) {
      problems.put(Field.DATE, Problem.DATE_MISSING);
    } else if (!MeetingPlan.allows(date)) {
      problems.put(Field.DATE, Problem.DATE_FAR);
    }
    if (time == null) {
      problems.put(Field.TIME, Problem.TIME_MISSING);
    }
    length().ifPresent(problem -> problems.put(Field.DURATION, problem));
    if (zone == null) {
      problems.put(Field.ZONE, zoneUnknown ? Problem.ZONE_UNKNOWN : Problem.ZONE_MISSING);
    }
    if (wallTime().orElse(null) instanceof WallTime.Skipped) {
      problems.put(Field.TIME, Problem.TIME_SKIPPED);
    }
    problems.putAll(repeats.problems());
    if (problems.isEmpty()) {
      problems.putAll(span().map(span -> repeats.problems(span, now)).orElse(Map.of()));
    }
    return problems;
  }

  /** What the date and time mean in the zone, if all three are there. */
  Optional<WallTime> wallTime() {
    return date == null || time == null || zone == null || !MeetingPlan.allows(date)
        ? Optional.empty()
        : Optional.of(WallTime.of(date, time, zone));
  }

  /** When the meeting takes place, if that can be told. */
  Optional<TimeSpan> span() {
    var lasts = duration;
    return lasts == null || !lasts.isPositive()
        ? Optional.empty()
        : wallTime()
            .flatMap(at ->
                switch (at) {
                  case WallTime.Exact exact -> Optional.of(new TimeSpan(exact.at(), lasts));
                  case WallTime.Twice twice -> Optional.of(new TimeSpan(twice.first(), lasts));
                  case WallTime.Skipped _ -> Optional.empty();
                });
  }

  /** The plan; only without problems. */
  MeetingPlan plan() {
    var span = span().orElseThrow();
    return new MeetingPlan(title, span, repeats.recurrence(span.start().toLocalDate()));
  }

  /** The title's problem alone, for a meeting without a time. */
  Optional<Problem> titleProblem() {
    var length = LegibleText.cleaned(title).length();
    if (length == 0) {
      return Optional.of(Problem.TITLE_MISSING);
    }
    return length > MeetingPlan.TITLE_LENGTH ? Optional.of(Problem.TITLE_LONG) : Optional.empty();
  }

  private Optional<Problem> length() {
    if (duration == null) {
      return Optional.of(Problem.DURATION_MISSING);
    }
    if (!duration.isPositive()) {
      return Optional.of(Problem.END_BEFORE_START);
    }
    return duration.compareTo(MeetingPlan.LONGEST) > 0
        ? Optional.of(Problem.DURATION_LONG)
        : Optional.empty();
  }
}
