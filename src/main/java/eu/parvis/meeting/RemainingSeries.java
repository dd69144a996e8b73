package eu.parvis.meeting;

import eu.parvis.meeting.Recurrence.After;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What of a series is not over at a moment, beginning at the usual time. The rule is asked once,
 * whatever is then asked of its days: a feed has thousands of rules.
 */
final class RemainingSeries {

  /** A start that a clock skips is not the first of a series: the others would follow it. */
  private static final int MOST_SKIPPED = 8;

  private final Series whole;
  private final LocalDate begin;
  private final LocalDate last;

  /** The rule's days to the last one: all if they are counted, else what can matter. */
  private final NavigableSet<LocalDate> known;

  /** Of the first that is left. */
  private final @Nullable LocalDate first;

  /**
   * @param last the last day that is asked about
   */
  RemainingSeries(Series whole, Instant from, LocalDate last) {
    var when = whole.when();
    var recent = from.atZone(when.start().getZone()).toLocalDate().minusDays(1);
    this.whole = whole;
    this.last = last;
    begin = when.start().toLocalDate();
    var since = counted() || recent.isBefore(begin) ? begin : recent;
    known = new TreeSet<>(whole.days(since, last.isAfter(begin) ? last : begin));
    first =
        when.end().toInstant().isAfter(from) && known.contains(begin)
            ? begin
            : firstUsual(recent, from);
  }

  /** Empty if nothing is left. */
  Optional<Series> series() {
    return Optional.ofNullable(first).map(this::from);
  }

  /** The days that are left, to the last one. */
  NavigableSet<LocalDate> days() {
    return first == null || first.isAfter(last)
        ? Collections.emptyNavigableSet()
        : known.subSet(first, true, last, true);
  }

  private Series from(LocalDate day) {
    if (day.equals(begin)) {
      return whole;
    }
    return counted() && !day.isAfter(last)
        ? whole.from(day, known.headSet(day).size())
        : whole.from(day);
  }

  private boolean counted() {
    var repeats = whole.repeats();
    return repeats != null && repeats.end() instanceof After;
  }

  private @Nullable LocalDate firstUsual(LocalDate recent, Instant from) {
    var usual = whole.when().start().toLocalTime();
    var day = next(recent);
    for (var tries = 0; tries < MOST_SKIPPED && day.isPresent(); tries++) {
      var found = day.flatMap(whole::on);
      if (found.isPresent()
          && found.get().end().toInstant().isAfter(from)
          && found.get().start().toLocalTime().equals(usual)) {
        return day.get();
      }
      day = next(day.get().plusDays(1));
    }
    return null;
  }

  private Optional<LocalDate> next(LocalDate from) {
    var near = known.ceiling(from);
    if (near != null) {
      return Optional.of(near);
    }
    return whole.next(from.isAfter(last) ? from : last.plusDays(1));
  }
}
