package eu.parvis.media.forward;

/**
 * Asks the sender of a stream for a keyframe on behalf of everybody who needs one: throttled, and
 * repeated until one arrives (RFC 4585 section 6.3.1).
 */
public final class KeyframeRequester {

  /** Value of {@link #nextDeadlineNanos()} when no keyframe is wanted. */
  public static final long NEVER = Long.MAX_VALUE;

  /**
   * Shortest time between a request and the next one: browsers ignore what reaches them within 300
   * ms of the last request that they obeyed, and requests do not all travel equally fast.
   */
  public static final long MIN_INTERVAL_NANOS = 330_000_000;

  /** Time after which an unanswered request is repeated, and twice that the next time. */
  public static final long FIRST_RETRY_NANOS = 150_000_000;

  /** Longest time between repetitions. */
  public static final long MAX_RETRY_NANOS = 500_000_000;

  /** Unanswered requests after which it is given up, until somebody asks again. */
  public static final int MAX_TRIES = 20;

  private boolean wanted;
  private long obeyedFromNanos = Long.MIN_VALUE;
  private long deadlineNanos = NEVER;
  private int tries;
  private long sent;

  /** Somebody cannot go on without a keyframe, which is asked for at this time. */
  public void request(long atNanos) {
    if (wanted) {
      return;
    }
    wanted = true;
    tries = 0;
    deadlineNanos = Math.max(atNanos, obeyedFromNanos);
  }

  /** Whether somebody waits for a keyframe. */
  public boolean isWanted() {
    return wanted;
  }

  /** When the sender heeds a request again, which may be long ago. */
  public long obeyedFromNanos() {
    return obeyedFromNanos;
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
    deadlineNanos = nowNanos + Math.min(FIRST_RETRY_NANOS << tries, MAX_RETRY_NANOS);
    obeyedFromNanos = nowNanos + MIN_INTERVAL_NANOS;
    tries++;
    sent++;
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
