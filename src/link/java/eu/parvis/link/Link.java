package eu.parvis.link;

import java.util.Random;

/**
 * One direction of a link: a queue that is drained at a rate, then a delay. Time is what the caller
 * says and chance comes from a seed, so that the same packets meet the same fate again. Holds no
 * packets: the caller is told at once when each arrives.
 *
 * <p>A change of conditions concerns packets that are sent afterwards; those that wait keep their
 * time. One thread.
 */
public final class Link {

  /** Returned for a packet that does not arrive. */
  public static final long DROPPED = Long.MIN_VALUE;

  private static final double NANOS_PER_SECOND = 1e9;

  private final Random random;
  private Conditions conditions;
  private boolean bad;
  private long freeNanos = Long.MIN_VALUE;
  private long lastArrivalNanos = Long.MIN_VALUE;
  private long delivered;
  private long deliveredBytes;
  private long lost;
  private long overflowed;

  /** Creates an empty link. */
  public Link(Conditions conditions, long seed) {
    this.conditions = conditions;
    this.random = new Random(seed);
  }

  /** Sets what happens to packets from now on. */
  public void conditions(Conditions changed) {
    conditions = changed;
  }

  /** What happens to packets now. */
  public Conditions conditions() {
    return conditions;
  }

  /**
   * Sends a packet and returns when it arrives in nanoseconds, or {@link #DROPPED}.
   *
   * @param nowNanos not before the time of the packet sent last
   * @param bytes of the packet as the link counts them: a datagram takes 28 more for UDP and IPv4
   */
  public long send(long nowNanos, int bytes) {
    if (isLost()) {
      lost++;
      return DROPPED;
    }
    long waitNanos = queueNanos(nowNanos);
    if (conditions.rateBps() == 0
        || waitNanos > conditions.queueNanos()
        || queueBytes(nowNanos) + bytes > conditions.queueBytes()) {
      overflowed++;
      return DROPPED;
    }
    freeNanos = nowNanos + waitNanos + transmissionNanos(bytes);
    delivered++;
    deliveredBytes += bytes;
    return arrivalNanos(freeNanos + conditions.delayNanos());
  }

  private boolean isLost() {
    Conditions.Loss loss = conditions.loss();
    double change = bad ? loss.leaveBad() : loss.enterBad();
    bad ^= random.nextDouble() < change;
    return random.nextDouble() < (bad ? loss.inBad() : loss.inGood());
  }

  private long transmissionNanos(int bytes) {
    return conditions.rateBps() == Conditions.UNLIMITED
        ? 0
        : (long) (bytes * Byte.SIZE * NANOS_PER_SECOND / conditions.rateBps());
  }

  private long arrivalNanos(long earliestNanos) {
    long jitterNanos = (long) (random.nextDouble() * conditions.jitterNanos());
    boolean heldBack = random.nextDouble() < conditions.reordering().share();
    long inOrderNanos = Math.max(lastArrivalNanos, earliestNanos + jitterNanos);
    if (heldBack) {
      return inOrderNanos + conditions.reordering().heldBackNanos();
    }
    lastArrivalNanos = inOrderNanos;
    return inOrderNanos;
  }

  /** How long a packet that is sent now waits for its turn. */
  public long queueNanos(long nowNanos) {
    return Math.max(0, Math.max(freeNanos, nowNanos) - nowNanos);
  }

  /** Bytes that wait now, at the present rate. */
  public long queueBytes(long nowNanos) {
    return conditions.rateBps() == Conditions.UNLIMITED
        ? 0
        : (long) (queueNanos(nowNanos) / NANOS_PER_SECOND * conditions.rateBps() / Byte.SIZE);
  }

  /** Packets that arrive. */
  public long delivered() {
    return delivered;
  }

  /** Bytes of the packets that arrive. */
  public long deliveredBytes() {
    return deliveredBytes;
  }

  /** Packets that chance took. */
  public long lost() {
    return lost;
  }

  /** Packets for which the queue had no room, or that came while the link carried nothing. */
  public long overflowed() {
    return overflowed;
  }
}
