package eu.parvis.meeting.ical;

import eu.parvis.kernel.TimeSpan;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When an event is, and how it repeats.
 *
 * @param end of the same form as the start
 * @param rule of RFC 5545, 3.3.10, with UNTIL as a date of the start's zone; null: once
 * @param without days of the rule on which it does not take place (EXDATE)
 * @param instance the start that the rule gave to the one occurrence that this is about
 *     (RECURRENCE-ID); null: it is about all
 */
public record EventTime(
    CalendarTime start,
    CalendarTime end,
    @Nullable String rule,
    Set<LocalDate> without,
    @Nullable CalendarTime instance) {

  public EventTime {
    without = Set.copyOf(without);
  }

  /** What takes place once. */
  public static EventTime once(TimeSpan when) {
    return new EventTime(start(when), end(when), null, Set.of(), null);
  }

  /** A whole series, with its first occurrence. */
  public static EventTime series(TimeSpan first, String rule, Set<LocalDate> without) {
    return new EventTime(start(first), end(first), rule, without, null);
  }

  /** One occurrence of a series by itself: it is now at {@code when}. */
  public static EventTime exception(TimeSpan first, LocalDate day, TimeSpan when) {
    return new EventTime(start(when), end(when), null, Set.of(), start(first).on(day));
  }

  private static CalendarTime start(TimeSpan when) {
    return CalendarTime.of(when.start());
  }

  private static CalendarTime end(TimeSpan when) {
    return CalendarTime.of(when.end());
  }
}
