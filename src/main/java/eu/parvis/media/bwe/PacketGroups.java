package eu.parvis.media.bwe;

/**
 * Puts packets that were sent, or arrived, in one burst into groups and tells how much later each
 * group arrived than the one before, compared with how much later it was sent
 * (draft-ietf-rmcat-gcc-02 sections 5.1 and 5.2).
 */
final class PacketGroups {

  /** Packets that are sent within this time are one group: burst_time. */
  static final long BURST_NANOS = 5_000_000;

  /** A burst of arrivals is no longer than this. */
  static final long MAX_BURST_NANOS = 100_000_000;

  /** Clocks that part by more than this between two groups mean that one of them was set. */
  static final long RESET_NANOS = 3_000_000_000L;

  private static final int MAX_REORDERED_GROUPS = 3;
  private static final long NONE = Long.MIN_VALUE;

  private final Group current = new Group();
  private final Group previous = new Group();
  private int reordered;
  private long sendDeltaNanos;
  private long arrivalDeltaNanos;

  private static final class Group {
    private long firstSentNanos = NONE;
    private long sentNanos;
    private long firstArrivalNanos;
    private long arrivalNanos = NONE;

    private void start(long packetSentNanos, long packetArrivalNanos) {
      firstSentNanos = packetSentNanos;
      sentNanos = packetSentNanos;
      firstArrivalNanos = packetArrivalNanos;
      arrivalNanos = packetArrivalNanos;
    }

    private void add(long packetSentNanos, long packetArrivalNanos) {
      sentNanos = Math.max(sentNanos, packetSentNanos);
      arrivalNanos = Math.max(arrivalNanos, packetArrivalNanos);
    }

    private void become(Group other) {
      firstSentNanos = other.firstSentNanos;
      sentNanos = other.sentNanos;
      firstArrivalNanos = other.firstArrivalNanos;
      arrivalNanos = other.arrivalNanos;
    }
  }

  /**
   * Takes a packet that arrived, in the order of sending. Returns true if it begins a group and two
   * groups are complete, which {@link #sendDeltaNanos} and {@link #arrivalDeltaNanos} then compare.
   */
  boolean add(long sentNanos, long arrivalNanos) {
    if (current.firstSentNanos == NONE) {
      current.start(sentNanos, arrivalNanos);
      return false;
    }
    if (sentNanos < current.firstSentNanos) {
      return false;
    }
    if (belongsToCurrent(sentNanos, arrivalNanos)) {
      current.add(sentNanos, arrivalNanos);
      return false;
    }
    boolean compared = compare();
    if (current.firstSentNanos != NONE) {
      previous.become(current);
    }
    current.start(sentNanos, arrivalNanos);
    return compared;
  }

  private boolean belongsToCurrent(long sentNanos, long arrivalNanos) {
    if (sentNanos - current.firstSentNanos <= BURST_NANOS) {
      return true;
    }
    // Section 5.2: a packet that comes closer behind the group than it was sent was held up with
    // it.
    long arrivedLater = arrivalNanos - current.arrivalNanos;
    long sentLater = sentNanos - current.sentNanos;
    return arrivedLater < sentLater
        && arrivedLater <= BURST_NANOS
        && arrivalNanos - current.firstArrivalNanos < MAX_BURST_NANOS;
  }

  private boolean compare() {
    if (previous.arrivalNanos == NONE) {
      return false;
    }
    sendDeltaNanos = current.sentNanos - previous.sentNanos;
    arrivalDeltaNanos = current.arrivalNanos - previous.arrivalNanos;
    if (Math.abs(arrivalDeltaNanos - sendDeltaNanos) >= RESET_NANOS) {
      reset();
      return false;
    }
    if (arrivalDeltaNanos < 0) {
      reordered++;
      if (reordered >= MAX_REORDERED_GROUPS) {
        reset();
      }
      return false;
    }
    reordered = 0;
    return true;
  }

  /** Forgets everything, because the receiver's clock is another one now. */
  void reset() {
    current.firstSentNanos = NONE;
    previous.arrivalNanos = NONE;
    reordered = 0;
  }

  /** How much later the last complete group was sent than the one before. */
  long sendDeltaNanos() {
    return sendDeltaNanos;
  }

  /** How much later it arrived. */
  long arrivalDeltaNanos() {
    return arrivalDeltaNanos;
  }

  /** When the last complete group arrived, by the receiver's clock. */
  long arrivalNanos() {
    return previous.arrivalNanos;
  }
}
