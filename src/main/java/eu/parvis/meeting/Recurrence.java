package eu.parvis.meeting;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a meeting repeats, as far as the calendars of others understand it (RFC 5545, 3.3.10): at
 * most once a day, on days of the meeting's zone.
 *
 * @param every 1 to {@link #MOST_EVERY}: each, each second, each third time …
 */
public record Recurrence(Pattern pattern, int every, End end) {

  /** The longest interval, in days, weeks, months or years. */
  public static final int MOST_EVERY = 99;

  /** Most occurrences of a series that ends by their number. */
  public static final int MOST_OCCURRENCES = 730;

  /** Stands for the last weekday of its kind in a month. */
  public static final int LAST = -1;

  private static final int MOST_NTH = 4;
  private static final int LONGEST_MONTH = 31;

  /** On which days. */
  public sealed interface Pattern {}

  /** Day after day. */
  public record Daily() implements Pattern {}

  /** On these days of the week, of which there is at least one; weeks begin on Monday. */
  public record Weekly(Set<DayOfWeek> days) implements Pattern {

    /**
     * @throws IllegalArgumentException if there is no day
     */
    public Weekly {
      if (days.isEmpty()) {
        throw new IllegalArgumentException("a week needs a day");
      }
      days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }
  }

  /** On this day of the month, 1 to 31; months without it are left out. */
  public record MonthlyOnDate(int day) implements Pattern {

    /**
     * @throws IllegalArgumentException if no month has the day
     */
    public MonthlyOnDate {
      if (day < 1 || day > LONGEST_MONTH) {
        throw new IllegalArgumentException("no month has a day " + day);
      }
    }
  }

  /** On the first to fourth weekday of its kind, or on the {@link #LAST}. */
  public record MonthlyOnWeekday(int nth, DayOfWeek day) implements Pattern {

    /**
     * @throws IllegalArgumentException if {@code nth} is neither 1 to 4 nor {@link #LAST}
     */
    public MonthlyOnWeekday {
      if (nth != LAST && (nth < 1 || nth > MOST_NTH)) {
        throw new IllegalArgumentException("not every month has weekday number " + nth);
      }
    }
  }

  /** On this day of the year; 29 February in leap years alone. */
  public record Yearly(MonthDay day) implements Pattern {}

  /** When it is over. */
  public sealed interface End {}

  /** It goes on. */
  public record Never() implements End {}

  /** On this day at the latest. */
  public record On(LocalDate last) implements End {}

  /** After 1 to {@link #MOST_OCCURRENCES} occurrences. */
  public record After(int occurrences) implements End {

    /**
     * @throws IllegalArgumentException if the number is out of its range
     */
    public After {
      if (occurrences < 1 || occurrences > MOST_OCCURRENCES) {
        throw new IllegalArgumentException("a series has 1 to " + MOST_OCCURRENCES);
      }
    }
  }

  /**
   * @throws IllegalArgumentException if {@code every} is out of its range
   */
  public Recurrence {
    if (every < 1 || every > MOST_EVERY) {
      throw new IllegalArgumentException("every 1 to " + MOST_EVERY);
    }
  }

  /** The same days with another end. */
  public Recurrence ending(End other) {
    return new Recurrence(pattern, every, other);
  }
}
