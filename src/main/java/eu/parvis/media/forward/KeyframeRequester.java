package eu.parvis.media.forward;

/**
 * Asks the sender of a stream for a keyframe on behalf of everybody who needs one: throttled, and
 * repeated until one arrives (RFC 4585 section 6.3.1).
 */
public final class KeyframeRequester {

  /** Value of {@link #nextDeadlineNanos()} when no keyframe is wanted. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Shortest time between two requests: a browser ignores what comes faster. */
  public static final long MIN_INTERVAL_NANOS = 300_000_000;

  /** Time after which an unanswered request is repeated. */
  public static final long RETRY_NANOS = 500_000_000;

  /** Unanswered requests after which it is given up, until somebody asks again. */
  public static final int MAX_TRIES = 20;

  private boolean wanted;
  private boolean sentBefore;
  private long lastSentNanos;
  private long deadlineNanos = NEVER;
  private int tries;
  private long sent;

  /** Somebody cannot go on without a keyframe. */
  public void request(long nowNanos) {
    if (wanted) {
      return;
    }
    wanted = true;
    tries = 0;
    deadlineNanos = sentBefore ? Math.max(nowNanos, lastSentNanos + MIN_INTERVAL_NANOS) : nowNanos;
  }

  /** A keyframe began to arrive. */
  public void arrived() {
    wanted = false;
    deadlineNanos = NEVER;
  }

  /** Whether a request is to be sent at {@code nowNanos}; if so it counts as sent. */
  public boolean poll(long nowNanos) {
    if (nowNanos < deadlineNanos) {
      return false;
    }
    if (tries == MAX_TRIES) {
      arrived();
      return false;
    }
    tries++;
    sent++;
    sentBefore = true;
    lastSentNanos = nowNanos;
    deadlineNanos = nowNanos + RETRY_NANOS;
    return true;
  }

  /** When {@link #poll} is to be called, or {@link #NEVER}. */
  public long nextDeadlineNanos() {
    return deadlineNanos;
  }

  /** Requests sent since the beginning. */
  public long sent() {
    return sent;
  }
}
