package eu.parvis.kernel;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * A start with its zone and a length; the length is in elapsed time, so a change of clock does not
 * alter it.
 */
public record TimeSpan(ZonedDateTime start, Duration duration) {

  /**
   * @throws IllegalArgumentException if {@code duration} is zero or negative
   */
  public TimeSpan {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException("a time span must last");
    }
  }

  /** The end, in the zone of the start. */
  public ZonedDateTime end() {
    return start.plus(duration);
  }

  /** Whether {@code moment} lies in the span; the end does not. */
  public boolean contains(Instant moment) {
    return !moment.isBefore(start.toInstant()) && moment.isBefore(end().toInstant());
  }
}
