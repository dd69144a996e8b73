package eu.parvis.meeting.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a mail that did not leave is tried again: ever later, and a last time after three days. */
final class Backoff {

  static final Duration LAST = Duration.ofDays(3);

  private static final Duration FIRST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(6);

  /** When our own server is back, what waits must not wait for long. */
  private static final Duration LONGEST_FOR_SERVER = Duration.ofMinutes(10);

  private static final int MOST_DOUBLINGS = 10;

  private Backoff() {}

  /**
   * Empty if it is given up.
   *
   * @param attempts so far, the one that has just failed among them
   */
  static Optional<Instant> next(int attempts, Trouble trouble, Instant written, Instant now) {
    var end = written.plus(LAST);
    if (!now.isBefore(end)) {
      return Optional.empty();
    }
    var doubled = FIRST.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    var longest = trouble == Trouble.SERVER_UNREACHABLE ? LONGEST_FOR_SERVER : LONGEST;
    var pause = doubled.compareTo(longest) < 0 ? doubled : longest;
    var next = now.plus(pause);
    return Optional.of(next.isBefore(end) ? next : end);
  }
}
