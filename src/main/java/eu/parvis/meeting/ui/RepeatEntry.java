package eu.parvis.meeting.ui;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Daily;
import eu.parvis.meeting.Recurrence.End;
import eu.parvis.meeting.Recurrence.MonthlyOnDate;
import eu.parvis.meeting.Recurrence.MonthlyOnWeekday;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import eu.parvis.meeting.Recurrence.Pattern;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.Recurrence.Yearly;
import eu.parvis.meeting.Series;
import eu.parvis.meeting.ui.PlanReader.Field;
import eu.parvis.meeting.ui.PlanReader.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was entered of how a meeting repeats; days that follow from its date are not entered. */
record RepeatEntry(
    Frequency frequency,
    @Nullable Integer every,
    Set<DayOfWeek> days,
    Monthly monthly,
    Ending ending,
    @Nullable LocalDate until,
    @Nullable Integer count) {

  private static final int WEEK = 7;
  private static final int MOST_NTH = 4;

  /** The name in lower case ends the keys of its texts. */
  enum Frequency {
    NONE,
    DAILY,
    WEEKLY,
    MONTHLY,
    YEARLY
  }

  enum Monthly {
    DATE,
    NTH,
    LAST
  }

  enum Ending {
    NEVER,
    UNTIL,
    COUNT
  }

  static RepeatEntry none() {
    return of(null);
  }

  static RepeatEntry of(@Nullable Recurrence recurrence) {
    if (recurrence == null) {
      return new RepeatEntry(Frequency.NONE, 1, Set.of(), Monthly.DATE, Ending.NEVER, null, null);
    }
    var pattern = recurrence.pattern();
    return new RepeatEntry(
        switch (pattern) {
          case Daily _ -> Frequency.DAILY;
          case Weekly _ -> Frequency.WEEKLY;
          case MonthlyOnDate _, MonthlyOnWeekday _ -> Frequency.MONTHLY;
          case Yearly _ -> Frequency.YEARLY;
        },
        recurrence.every(),
        pattern instanceof Weekly(var days) ? days : Set.of(),
        pattern instanceof MonthlyOnWeekday(var nth, _)
            ? nth == Recurrence.LAST ? Monthly.LAST : Monthly.NTH
            : Monthly.DATE,
        switch (recurrence.end()) {
          case Never _ -> Ending.NEVER;
          case On _ -> Ending.UNTIL;
          case After _ -> Ending.COUNT;
        },
        recurrence.end() instanceof On(var last) ? last : null,
        recurrence.end() instanceof After(var occurrences) ? occurrences : null);
  }

  /** Which weekday of its kind a day is in its month, if every month has as many. */
  static Optional<Integer> nth(LocalDate day) {
    return Optional.of((day.getDayOfMonth() - 1) / WEEK + 1).filter(nth -> nth <= MOST_NTH);
  }

  /** Whether a day is the last weekday of its kind in its month. */
  static boolean last(LocalDate day) {
    return day.plusWeeks(1).getMonth() != day.getMonth();
  }

  /** Problems at the fields of the rule alone. */
  Map<Field, Problem> problems() {
    var problems = new EnumMap<Field, Problem>(Field.class);
    if (frequency == Frequency.NONE) {
      return problems;
    }
    if (every == null || every < 1 || every > Recurrence.MOST_EVERY) {
      problems.put(Field.EVERY, Problem.EVERY_WRONG);
    }
    if (frequency == Frequency.WEEKLY && days.isEmpty()) {
      problems.put(Field.DAYS, Problem.DAYS_MISSING);
    }
    if (ending == Ending.UNTIL && until == null) {
      problems.put(Field.UNTIL, Problem.UNTIL_MISSING);
    }
    if (ending == Ending.COUNT
        && (count == null || count < 1 || count > Recurrence.MOST_OCCURRENCES)) {
      problems.put(Field.COUNT, Problem.COUNT_WRONG);
    }
    return problems;
  }

  /** What is wrong with the series that follows from a first time; without {@link #problems()}. */
  Map<Field, Problem> problems(TimeSpan when, Instant now) {
    var series = series(when);
    if (series.isEmpty()) {
      return Map.of(Field.UNTIL, Problem.SERIES_EMPTY);
    }
    if (!series.get().over(now)) {
      return Map.of();
    }
    return switch (ending) {
      case NEVER -> Map.of(Field.DATE, Problem.OVER_ALREADY);
      case UNTIL -> Map.of(Field.UNTIL, Problem.SERIES_OVER);
      case COUNT -> Map.of(Field.COUNT, Problem.SERIES_OVER);
    };
  }

  /** The series, or empty if it has no occurrence. */
  Optional<Series> series(TimeSpan when) {
    return new Series(when, recurrence(when.start().toLocalDate())).first();
  }

  /** The rule of a series that begins on a day, or null if it takes place once. */
  @Nullable Recurrence recurrence(LocalDate day) {
    Pattern pattern =
        switch (frequency) {
          case NONE -> null;
          case DAILY -> new Daily();
          case WEEKLY -> new Weekly(days);
          case MONTHLY -> monthly(day);
          case YEARLY -> new Yearly(MonthDay.from(day));
        };
    return pattern == null || every == null ? null : new Recurrence(pattern, every, end());
  }

  private Pattern monthly(LocalDate day) {
    return switch (monthly) {
      case DATE -> new MonthlyOnDate(day.getDayOfMonth());
      case NTH -> new MonthlyOnWeekday(nth(day).orElse(Recurrence.LAST), day.getDayOfWeek());
      case LAST -> new MonthlyOnWeekday(Recurrence.LAST, day.getDayOfWeek());
    };
  }

  private End end() {
    if (ending == Ending.UNTIL && until != null) {
      return new On(until);
    }
    return ending == Ending.COUNT && count != null ? new After(count) : new Never();
  }
}
