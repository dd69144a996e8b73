package eu.parvis.media.bwe;

/**
 * What a receiver got in the last half second: the rate R_hat of draft-ietf-rmcat-gcc-02 section
 * 5.5. A receiver cannot claim to have got it faster than it was sent.
 */
final class AcknowledgedRate {

  /** Time that is measured, in the clock of the receiver. */
  static final long WINDOW_NANOS = 500_000_000;

  /**
   * Time that is measured while a queue stands: then no more arrives than the link carries, and
   * what went over it before the queue, which may be less, tells nothing.
   */
  static final long BUSY_NANOS = 200_000_000;

  /** Packets that are remembered, a power of two. */
  static final int CAPACITY = 1024;

  /** Not enough is known. */
  static final long UNKNOWN = -1;

  private static final int MIN_PACKETS = 10;
  private static final long MIN_SPAN_NANOS = 100_000_000;
  private static final double BITS_TIMES_NANOS = 8e9;

  private final long[] arrivals = new long[CAPACITY];
  private final long[] sendings = new long[CAPACITY];
  private final int[] bytes = new int[CAPACITY];
  private int start;
  private int size;
  private long latestNanos = Long.MIN_VALUE;

  /** Takes a packet that arrived. */
  void add(long sentNanos, long arrivalNanos, int packetBytes) {
    latestNanos = Math.max(latestNanos, arrivalNanos);
    if (size == CAPACITY) {
      dropOldest();
    }
    int slot = start + size & CAPACITY - 1;
    arrivals[slot] = arrivalNanos;
    sendings[slot] = sentNanos;
    bytes[slot] = packetBytes;
    size++;
    while (size > 0 && latestNanos - arrivals[start] > WINDOW_NANOS) {
      dropOldest();
    }
  }

  private void dropOldest() {
    start = start + 1 & CAPACITY - 1;
    size--;
  }

  /** The rate in bits per second, or {@link #UNKNOWN}. */
  long bps() {
    return bps(WINDOW_NANOS);
  }

  /** The same while a queue stands. */
  long busyBps() {
    long busy = bps(BUSY_NANOS);
    return busy == UNKNOWN ? bps(WINDOW_NANOS) : busy;
  }

  private long bps(long windowNanos) {
    int packets = 0;
    long firstArrival = Long.MAX_VALUE;
    long firstSent = Long.MAX_VALUE;
    long lastSent = Long.MIN_VALUE;
    int firstBytes = 0;
    long total = 0;
    for (int i = 0; i < size; i++) {
      int slot = start + i & CAPACITY - 1;
      if (latestNanos - arrivals[slot] > windowNanos) {
        continue;
      }
      packets++;
      total += bytes[slot];
      firstSent = Math.min(firstSent, sendings[slot]);
      lastSent = Math.max(lastSent, sendings[slot]);
      if (arrivals[slot] < firstArrival) {
        firstArrival = arrivals[slot];
        firstBytes = bytes[slot];
      }
    }
    long spanNanos = Math.max(latestNanos - firstArrival, lastSent - firstSent);
    // What the first packet took lies before the span.
    return packets < MIN_PACKETS || spanNanos < MIN_SPAN_NANOS
        ? UNKNOWN
        : (long) ((total - firstBytes) * BITS_TIMES_NANOS / spanNanos);
  }

  /** Forgets everything, because the receiver's clock is another one now. */
  void reset() {
    size = 0;
    latestNanos = Long.MIN_VALUE;
  }
}
