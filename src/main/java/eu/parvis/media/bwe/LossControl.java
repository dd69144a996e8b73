package eu.parvis.media.bwe;

/**
 * The rate As that losses allow (draft-ietf-rmcat-gcc-02 section 6): unlimited until more than 10 %
 * of a window are lost, then lowered by half of the loss, held between 2 and 10 %, raised by 5 %
 * below.
 *
 * <p>Windows last {@link #WINDOW_NANOS} and have {@link #MIN_PACKETS} packets, since a few packets
 * of a link that loses 5 % by chance often show more than 10 %.
 */
final class LossControl {

  static final long WINDOW_NANOS = 1_000_000_000L;
  static final int MIN_PACKETS = 80;

  /** No loss limits the rate. */
  static final long UNLIMITED = Long.MAX_VALUE;

  private static final double LOW = 0.02;
  private static final double HIGH = 0.1;
  private static final double RAISE = 1.05;
  private static final long RAISE_BPS = 1000;
  private static final long NEVER = Long.MIN_VALUE;

  private final long minBps;
  private long bps = UNLIMITED;
  private long windowNanos = NEVER;
  private int packets;
  private int lost;

  LossControl(long minBps) {
    this.minBps = minBps;
  }

  void arrived() {
    packets++;
  }

  void lost() {
    packets++;
    lost++;
  }

  /** A packet that was said to be lost has arrived. */
  void arrivedLate() {
    lost = Math.max(0, lost - 1);
  }

  /**
   * Ends the window if it is due.
   *
   * @param othersBps the rate that holds without regard to losses
   */
  void update(long nowNanos, long othersBps) {
    if (windowNanos == NEVER) {
      windowNanos = nowNanos;
    }
    if (nowNanos - windowNanos < WINDOW_NANOS || packets < MIN_PACKETS) {
      return;
    }
    double share = (double) lost / packets;
    if (share > HIGH) {
      bps = Math.max(minBps, (long) (Math.min(bps, othersBps) * (1 - share / 2)));
    } else if (share < LOW && bps != UNLIMITED) {
      bps = (long) ((bps + RAISE_BPS) * RAISE);
    }
    if (bps > othersBps) {
      bps = UNLIMITED;
    }
    windowNanos = nowNanos;
    packets = 0;
    lost = 0;
  }

  /** A probe arrived at this rate. */
  void probed(long probedBps) {
    bps = Math.max(bps, probedBps);
  }

  /** In bits per second, or {@link #UNLIMITED}. */
  long bps() {
    return bps;
  }
}
