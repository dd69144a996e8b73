package eu.parvis.media.bwe;

/**
 * Whether packets wait on a link all the time: the least delay of late is above the least that was
 * ever seen. A queue that grows because more is sent than a link carries never empties; a receiver
 * that gets its processor late, a frame of many packets or a probe delay some packets and others
 * not (the standing queue of RFC 8289 section 3).
 */
final class StandingQueue {

  /** Less than this is no queue: the time of a packet or two, and of waking up. */
  static final long MIN_NANOS = 15_000_000;

  /** How long the least delay is remembered at least; clocks part by 2 ms meanwhile. */
  static final long MEMORY_NANOS = 10_000_000_000L;

  /** A queue of which no more is left since the message before is emptying. */
  static final double LEFT = 2 / 3.0;

  private static final long NONE = Long.MAX_VALUE;

  private long base = NONE;
  private long nextBase = NONE;
  private long baseSinceNanos;
  private long latest = NONE;
  private long beforeLatest = NONE;
  private boolean standing;
  private boolean emptying;

  /** Takes a packet that arrived; of both times only the difference counts. */
  void arrived(long sentNanos, long arrivalNanos) {
    long delayNanos = arrivalNanos - sentNanos;
    if (nextBase == NONE || sentNanos - baseSinceNanos > MEMORY_NANOS) {
      base = nextBase;
      nextBase = NONE;
      baseSinceNanos = sentNanos;
    }
    nextBase = Math.min(nextBase, delayNanos);
    base = Math.min(base, nextBase);
    latest = Math.min(latest, delayNanos);
  }

  /** All packets of a feedback message were taken. */
  void messageEnds() {
    long least = Math.min(latest, beforeLatest);
    standing = least != NONE && least - base > MIN_NANOS;
    emptying = standing && beforeLatest != NONE && latest - base < (beforeLatest - base) * LEFT;
    beforeLatest = latest;
    latest = NONE;
  }

  /** Whether each packet of the last two messages waited. */
  boolean isStanding() {
    return standing;
  }

  /** Whether packets of the last message waited for less time than those of the one before. */
  boolean isEmptying() {
    return emptying;
  }

  /** The least difference of both times of late. */
  long leastNanos() {
    return Math.min(latest, beforeLatest);
  }

  /** The receiver's clock is another one now. */
  void reset() {
    base = NONE;
    nextBase = NONE;
    latest = NONE;
    beforeLatest = NONE;
  }
}
