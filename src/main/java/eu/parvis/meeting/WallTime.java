package eu.parvis.meeting;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What a date and a time on the clock mean in a zone. */
public sealed interface WallTime {

  /** Happens once. */
  record Exact(ZonedDateTime at) implements WallTime {}

  /** Happens twice, because the clock goes back; the first is meant unless said otherwise. */
  record Twice(ZonedDateTime first, ZonedDateTime second) implements WallTime {}

  /**
   * Does not happen, because the clock goes forward.
   *
   * @param from the last time on the clock before the gap
   * @param to the first time on the clock after it
   */
  record Skipped(LocalTime from, LocalTime to) implements WallTime {}

  /** Reads the clock of {@code zone}. */
  static WallTime of(LocalDate date, LocalTime time, ZoneId zone) {
    var local = date.atTime(time);
    var offsets = zone.getRules().getValidOffsets(local);
    return switch (offsets.size()) {
      case 0 -> {
        var gap = zone.getRules().getTransition(local);
        yield new Skipped(
            gap.getDateTimeBefore().toLocalTime(), gap.getDateTimeAfter().toLocalTime());
      }
      case 1 -> new Exact(local.atZone(zone));
      default ->
          new Twice(
              local.atZone(zone).withEarlierOffsetAtOverlap(),
              local.atZone(zone).withLaterOffsetAtOverlap());
    };
  }
}
