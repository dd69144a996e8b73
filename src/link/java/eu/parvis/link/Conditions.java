package eu.parvis.link;

/**
 * What a link does to packets of one direction.
 *
 * @param rateBps bits per second that it carries, {@link #UNLIMITED} for any, 0 for none
 * @param queueNanos longest time that a packet may wait for its turn; beyond it is dropped
 * @param queueBytes bytes that may wait; beyond packets are dropped
 * @param delayNanos time from the end of the queue to the other side
 * @param jitterNanos how much longer it may take at random, in order
 * @param loss what is lost besides a full queue
 * @param reordering what is held back so that others overtake it
 */
public record Conditions(
    long rateBps,
    long queueNanos,
    long queueBytes,
    long delayNanos,
    long jitterNanos,
    Loss loss,
    Reordering reordering) {

  /** A rate at which nothing waits. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long DEFAULT_QUEUE_NANOS = 300 * NANOS_PER_MILLI;

  /** Refuses what cannot be: negative numbers. */
  public Conditions {
    if (rateBps < 0 || queueNanos < 0 || queueBytes < 0 || delayNanos < 0 || jitterNanos < 0) {
      throw new IllegalArgumentException("A link has no negative rate, queue or delay");
    }
  }

  /**
   * Loss in two states, after Gilbert and Elliott. The state may change before each packet.
   *
   * @param enterBad chance of going from the good state to the bad one, 0 to 1
   * @param leaveBad chance of going back, 0 to 1
   * @param inGood share that is lost in the good state, 0 to 1
   * @param inBad share that is lost in the bad state, 0 to 1
   */
  public record Loss(double enterBad, double leaveBad, double inGood, double inBad) {

    /** Nothing is lost. */
    public static final Loss NONE = random(0);

    /** Each packet is lost with the same chance, whatever happened to the others. */
    public static Loss random(double share) {
      return new Loss(0, 1, share, share);
    }

    /**
     * Packets are lost in runs.
     *
     * @param share that is lost in the long run, 0 to 0.9
     * @param packets mean length of a run, at least 1
     */
    public static Loss bursts(double share, double packets) {
      double leave = 1 / packets;
      return new Loss(leave * share / (1 - share), leave, 0, 1);
    }
  }

  /**
   * Packets that others overtake.
   *
   * @param share of packets, 0 to 1
   * @param heldBackNanos how much longer they take
   */
  public record Reordering(double share, long heldBackNanos) {
    /** Everything stays in order. */
    public static final Reordering NONE = new Reordering(0, 0);
  }

  /** A link of any rate that takes 10 ms. */
  public static Conditions good() {
    return new Conditions(
        UNLIMITED,
        DEFAULT_QUEUE_NANOS,
        Long.MAX_VALUE,
        10 * NANOS_PER_MILLI,
        0,
        Loss.NONE,
        Reordering.NONE);
  }

  /** The same with another rate in bits per second. */
  public Conditions rate(long bps) {
    return new Conditions(bps, queueNanos, queueBytes, delayNanos, jitterNanos, loss, reordering);
  }

  /** The same with a queue of so many milliseconds, however many bytes that are. */
  public Conditions queueMillis(long millis) {
    return new Conditions(
        rateBps,
        millis * NANOS_PER_MILLI,
        Long.MAX_VALUE,
        delayNanos,
        jitterNanos,
        loss,
        reordering);
  }

  /** The same with a queue of so many bytes, however long they take. */
  public Conditions queueBytes(long bytes) {
    return new Conditions(
        rateBps, Long.MAX_VALUE, bytes, delayNanos, jitterNanos, loss, reordering);
  }

  /** The same with another delay in milliseconds, and jitter that comes on top of it. */
  public Conditions delayMillis(long delay, long jitter) {
    return new Conditions(
        rateBps,
        queueNanos,
        queueBytes,
        delay * NANOS_PER_MILLI,
        jitter * NANOS_PER_MILLI,
        loss,
        reordering);
  }

  /** The same with other losses. */
  public Conditions loss(Loss other) {
    return new Conditions(
        rateBps, queueNanos, queueBytes, delayNanos, jitterNanos, other, reordering);
  }

  /** The same with other reordering. */
  public Conditions reordering(Reordering other) {
    return new Conditions(rateBps, queueNanos, queueBytes, delayNanos, jitterNanos, loss, other);
  }
}
