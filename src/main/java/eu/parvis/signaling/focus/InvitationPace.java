package eu.parvis.signaling.focus;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a client whose media session failed is invited again: at once after the first failure, then
 * after pauses that double from {@link #FIRST_PAUSE} to {@link #LONGEST_PAUSE}, measured from one
 * invitation to the next. A session that held for {@link #PROVEN} makes up for earlier failures.
 */
final class InvitationPace {

  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  static final Duration PROVEN = Duration.ofSeconds(10);

  private static final int MAX_DOUBLINGS = 5;

  private int failures;
  private Instant invitedAt = Instant.MIN;
  private @Nullable Instant connectedAt;

  void invited(Instant now) {
    invitedAt = now;
    connectedAt = null;
  }

  /** The transport of the session is up. */
  void connected(Instant now) {
    connectedAt = now;
  }

  /** The session failed; returns how long to wait with the next invitation, zero or more. */
  Duration failed(Instant now) {
    if (connectedAt != null && !now.isBefore(connectedAt.plus(PROVEN))) {
      failures = 0;
    }
    var due = invitedAt.plus(pause());
    failures++;
    return due.isAfter(now) ? Duration.between(now, due) : Duration.ZERO;
  }

  private Duration pause() {
    if (failures == 0) {
      return Duration.ZERO;
    }
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, MAX_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
