package eu.parvis.meeting.ui;

import eu.parvis.account.Reading;
import eu.parvis.meeting.OccurrenceDetails;
import java.time.Duration;
import java.time.LocalDateTime;

/**
 * An occurrence as it is drawn, on the clock of the reader's zone.
 *
 * @param end later than the start: where the clock goes back meanwhile, it is the start and the
 *     length
 */
record WallBlock(OccurrenceDetails occurrence, LocalDateTime start, LocalDateTime end) {

  private static final int HOURS = 24;

  /** How tall a meeting without an end is drawn. */
  private static final Duration OPEN = Duration.ofMinutes(30);

  static WallBlock of(OccurrenceDetails occurrence, Reading reading) {
    var when = occurrence.when();
    if (when == null) {
      var made = reading.here(occurrence.meeting().createdAt()).toLocalDateTime();
      return new WallBlock(occurrence, made, made.plus(OPEN));
    }
    var start = reading.here(when.start().toInstant()).toLocalDateTime();
    var end = reading.here(when.end().toInstant()).toLocalDateTime();
    return new WallBlock(occurrence, start, end.isAfter(start) ? end : start.plus(when.duration()));
  }

  /** The first hour that it needs of its days. */
  int fromHour() {
    return oneDay() ? start.getHour() : 0;
  }

  /** The hour after the last one that it needs. */
  int toHour() {
    return oneDay() ? end.minusNanos(1).getHour() + 1 : HOURS;
  }

  Duration length() {
    return Duration.between(start, end);
  }

  private boolean oneDay() {
    return end.minusNanos(1).toLocalDate().equals(start.toLocalDate());
  }
}
