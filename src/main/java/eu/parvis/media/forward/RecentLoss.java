package eu.parvis.media.forward;

import eu.parvis.media.bwe.Downlink;

/**
 * Which share of what a receiver was sent it has lost, second by second, by transport-wide
 * feedback: five times as soon as browsers report on sound.
 */
final class RecentLoss {

  static final long INTERVAL_NANOS = 1_000_000_000L;

  /** Fewer packets tell nothing of a share. */
  static final int MIN_PACKETS = 50;

  private static final int WHOLE = 255;

  private long sinceNanos = Long.MIN_VALUE;
  private long arrived;
  private long lost;
  private int fraction;

  /** Feedback came. Returns whether {@link #fraction} is new. */
  boolean update(long nowNanos, Downlink downlink) {
    if (sinceNanos != Long.MIN_VALUE && nowNanos - sinceNanos < INTERVAL_NANOS) {
      return false;
    }
    sinceNanos = nowNanos;
    long moreArrived = downlink.arrivedPackets() - arrived;
    long moreLost = Math.max(0, downlink.lostPackets() - lost);
    arrived += moreArrived;
    lost = downlink.lostPackets();
    long packets = moreArrived + moreLost;
    if (packets < MIN_PACKETS) {
      return false;
    }
    fraction = (int) (moreLost * WHOLE / packets);
    return true;
  }

  /** The share that was lost, in 1/256, 0 to 255. */
  int fraction() {
    return fraction;
  }
}
