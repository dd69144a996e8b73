package eu.parvis.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The hand of a stream: what its client shows, and since when. A hand that a moderator lowered
 * stays down until the client has shown it down and then up again.
 */
final class Hand {

  private @Nullable Instant since;
  private boolean ignored;

  /** Since when it is up, or null. */
  @Nullable Instant since() {
    return since;
  }

  void show(boolean raised, Instant now) {
    if (!raised) {
      since = null;
      ignored = false;
    } else if (since == null && !ignored) {
      since = now;
    }
  }

  /** Lowers it; false if it was down. */
  boolean lower() {
    if (since == null) {
      return false;
    }
    since = null;
    ignored = true;
    return true;
  }

  /** A newer stream of the same participant goes on with it. */
  void takeOver(Hand older) {
    since = older.since;
    ignored = older.ignored;
  }
}
