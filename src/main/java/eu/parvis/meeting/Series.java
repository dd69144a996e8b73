package eu.parvis.meeting;

import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Recurrence.After;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.On;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When the occurrences of a meeting are: at the same time on the clock of its zone, whatever the
 * offset of the day. Where the clock skips that time, it is later by what is skipped; where it
 * shows it twice, the first is meant; where the zone skips the whole day, there is none.
 *
 * @param when the first occurrence; {@link #first} makes it one of the rule's
 * @param repeats null if there is no other
 */
public record Series(TimeSpan when, @Nullable Recurrence repeats) {

  /** Most days that are looked at once. */
  static final int MOST = 2_000;

  /** A meeting lasts a day at most, and begins on its day or, by another zone, beside it. */
  private static final int DAYS_OF_ONE = 2;

  private static final int YEARS_TO_NEXT = 32;

  /**
   * The same, beginning on the first day that its rule has, or empty if the rule has none; longer
   * intervals count from there.
   */
  public Optional<Series> first() {
    if (repeats == null) {
      return Optional.of(this);
    }
    var endless = new Series(when, new Recurrence(repeats.pattern(), 1, new Never()));
    return endless
        .next(begin())
        .filter(day -> !(repeats.end() instanceof On(var last) && day.isAfter(last)))
        .flatMap(day -> on(day).map(span -> new Series(span, repeats)));
  }

  /** The days that the rule has between two, both included; at most {@link #MOST}. */
  List<LocalDate> days(LocalDate from, LocalDate to) {
    if (repeats != null) {
      return RecurrenceRule.days(repeats, begin(), from, to, MOST);
    }
    return begin().isBefore(from) || begin().isAfter(to) ? List.of() : List.of(begin());
  }

  /** The first day of the rule that is not before another, within 32 years. */
  public Optional<LocalDate> next(LocalDate from) {
    var start = from.isBefore(begin()) ? begin() : from;
    for (var years = 1; years <= YEARS_TO_NEXT; years *= 2) {
      var found = days(start, start.plusYears(years));
      if (!found.isEmpty()) {
        return Optional.of(found.getFirst());
      }
    }
    return Optional.empty();
  }

  /** Whether nothing of it is to come. */
  public boolean over(Instant now) {
    var today = now.atZone(when.start().getZone()).toLocalDate();
    var soon = today.plusDays(DAYS_OF_ONE);
    return days(today.minusDays(DAYS_OF_ONE), soon).stream()
            .flatMap(day -> on(day).stream())
            .noneMatch(span -> span.end().toInstant().isAfter(now))
        && next(soon.plusDays(1)).isEmpty();
  }

  /** The first occurrence, to a day, that cannot begin at the time of the others. */
  public Optional<TimeSpan> shifted(LocalDate to) {
    var usual = when.start().toLocalTime();
    return days(begin(), to).stream()
        .flatMap(day -> on(day).stream())
        .filter(span -> !span.start().toLocalTime().equals(usual))
        .findFirst();
  }

  boolean has(LocalDate day) {
    return !days(day, day).isEmpty();
  }

  /** The occurrence of a day, or empty if the zone skips the day. */
  public Optional<TimeSpan> on(LocalDate day) {
    if (day.equals(begin())) {
      return Optional.of(when);
    }
    var start = when.start();
    var at = day.atTime(start.toLocalTime()).atZone(start.getZone());
    return at.toLocalDate().equals(day)
        ? Optional.of(new TimeSpan(at, when.duration()))
        : Optional.empty();
  }

  /** What is before a day of the rule; not for the first one. */
  Series before(LocalDate day) {
    return repeats == null ? this : new Series(when, repeats.ending(new On(day.minusDays(1))));
  }

  /** What is left from a day of the rule on. */
  Series from(LocalDate day) {
    var counted = repeats != null && repeats.end() instanceof After;
    return from(day, counted ? days(begin(), day.minusDays(1)).size() : 0);
  }

  /**
   * The same, if it is known how many occurrences are before the day; that is asked if they count.
   */
  Series from(LocalDate day, int gone) {
    var span = on(day).orElse(when);
    if (repeats == null || !(repeats.end() instanceof After(var occurrences))) {
      return new Series(span, repeats);
    }
    return new Series(span, repeats.ending(new After(Math.max(1, occurrences - gone))));
  }

  private LocalDate begin() {
    return when.start().toLocalDate();
  }
}
