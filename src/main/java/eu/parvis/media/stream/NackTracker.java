package eu.parvis.media.stream;

/**
 * Which packets of a stream are missing, and when to ask for them again (RFC 4585 section 6.2.1).
 *
 * <p>Holds at most {@link #CAPACITY} sequence numbers back from the highest one. A number is asked
 * for at most {@link #MAX_TRIES} times, then given up. A gap longer than {@link #MAX_GAP} is not
 * asked for at all: the stream has restarted, or a keyframe is cheaper.
 */
public final class NackTracker {

  /** Value of {@link #nextDeadlineNanos()} when nothing is missing. */
  public static final long NEVER = Long.MAX_VALUE;

  /** Sequence numbers that are looked back, a power of two. */
  public static final int CAPACITY = 1024;

  /** Longest gap that is asked for, in packets. */
  public static final int MAX_GAP = 256;

  /** Times that one packet is asked for. */
  public static final int MAX_TRIES = 10;

  private static final long NONE = -1;
  private static final long MIN_RETRY_NANOS = 20_000_000;
  private static final long MAX_RETRY_NANOS = 500_000_000;

  private final long reorderNanos;
  private final long[] missing = new long[CAPACITY];
  private final long[] dueNanos = new long[CAPACITY];
  private final byte[] tries = new byte[CAPACITY];
  private long highest = NONE;
  private long oldest;
  private int count;
  private long deadlineNanos = NEVER;
  private long retryNanos = 100_000_000;
  private long givenUp;

  /**
   * Creates an empty tracker.
   *
   * @param reorderNanos how long a gap may fill by itself before it is asked for
   */
  public NackTracker(long reorderNanos) {
    this.reorderNanos = reorderNanos;
  }

  /** Sets the round trip time, which is the interval between two requests for the same packet. */
  public void roundTripNanos(long nanos) {
    retryNanos = Math.clamp(nanos, MIN_RETRY_NANOS, MAX_RETRY_NANOS);
  }

  /** A packet is there, whether it came first-hand or by retransmission. */
  public void received(long nowNanos, long extendedSequence) {
    if (highest == NONE || extendedSequence > highest + 1 + MAX_GAP) {
      givenUp += count;
      clear();
      highest = extendedSequence;
      oldest = extendedSequence;
    } else if (extendedSequence > highest) {
      for (long i = highest + 1; i < extendedSequence; i++) {
        miss(i, nowNanos + reorderNanos);
      }
      highest = extendedSequence;
      if (count == 0) {
        oldest = highest;
      }
    } else if (extendedSequence >= 0 && missing[slot(extendedSequence)] == extendedSequence) {
      forget(extendedSequence);
    }
  }

  private void miss(long sequence, long dueAtNanos) {
    int slot = slot(sequence);
    if (missing[slot] != 0) {
      givenUp++;
      forget(missing[slot]);
    }
    if (count == 0) {
      oldest = sequence;
      deadlineNanos = dueAtNanos;
    }
    missing[slot] = sequence;
    dueNanos[slot] = dueAtNanos;
    tries[slot] = 0;
    deadlineNanos = Math.min(deadlineNanos, dueAtNanos);
    count++;
  }

  private void forget(long sequence) {
    missing[slot(sequence)] = 0;
    if (--count == 0) {
      deadlineNanos = NEVER;
    }
  }

  /**
   * Puts the sequence numbers to ask for at {@code nowNanos} into {@code target}, ascending, 0 to
   * 65535, as many as fit; returns how many.
   */
  public int collect(long nowNanos, int[] target) {
    if (nowNanos < deadlineNanos) {
      return 0;
    }
    int collected = 0;
    long nextNanos = NEVER;
    long first = Math.max(oldest, highest - CAPACITY + 1);
    oldest = highest;
    for (long i = first; i < highest; i++) {
      int slot = slot(i);
      if (missing[slot] != i) {
        continue;
      }
      if (dueNanos[slot] <= nowNanos && collected < target.length) {
        if (tries[slot] == MAX_TRIES) {
          givenUp++;
          forget(i);
          continue;
        }
        tries[slot]++;
        dueNanos[slot] = nowNanos + retryNanos;
        target[collected++] = (int) i & 0xFFFF;
      }
      oldest = Math.min(oldest, i);
      nextNanos = Math.min(nextNanos, dueNanos[slot]);
    }
    deadlineNanos = nextNanos;
    return collected;
  }

  /** Earliest moment at which {@link #collect} has something to ask for, or {@link #NEVER}. */
  public long nextDeadlineNanos() {
    return deadlineNanos;
  }

  /** Packets that are missing and not given up. */
  public int missing() {
    return count;
  }

  /** Packets that were asked for in vain, since the beginning. */
  public long givenUp() {
    return givenUp;
  }

  private void clear() {
    for (int i = 0; i < CAPACITY; i++) {
      missing[i] = 0;
    }
    count = 0;
    deadlineNanos = NEVER;
  }

  private static int slot(long sequence) {
    return (int) (sequence & (CAPACITY - 1));
  }
}
