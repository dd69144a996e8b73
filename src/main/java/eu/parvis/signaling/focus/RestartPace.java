package eu.parvis.signaling.focus;

import java.time.Duration;
import java.time.Instant;

/**
 * How often the transport of one client is restarted: {@value #BURST} times at once, then once in
 * {@link #EACH}. Each restart makes the client negotiate, and the forwarding unit keep two
 * transports.
 */
final class RestartPace {

  static final int BURST = 3;
  static final Duration EACH = Duration.ofSeconds(20);

  private Instant fullAt = Instant.MIN;
  private long refused;

  /** Takes one restart; false, and it is counted, if there were too many. */
  boolean take(Instant now) {
    var start = fullAt.isAfter(now) ? fullAt : now;
    if (start.isAfter(now.plus(EACH.multipliedBy(BURST - 1L)))) {
      refused++;
      return false;
    }
    fullAt = start.plus(EACH);
    return true;
  }

  /** How many were refused. */
  long refused() {
    return refused;
  }
}
