package eu.parvis.media.bwe;

/**
 * Whether a receiver should get one layer less, by the losses that its receiver reports tell.
 *
 * <p>Losses are summed over windows of at least {@link #WINDOW_NANOS} and {@link #MIN_PACKETS}. A
 * window above 5 % lowers the layer. It is raised again after windows below 2 % for a hold time,
 * which starts at 8 s and doubles up to 64 s when losses come back soon after raising.
 */
public final class LossBackoff {

  static final long WINDOW_NANOS = 1_000_000_000L;
  static final int MIN_PACKETS = 20;
  static final long MIN_HOLD_NANOS = 8_000_000_000L;
  static final long MAX_HOLD_NANOS = 64_000_000_000L;

  private static final long NEVER = Long.MIN_VALUE;
  private static final int LOWER_PERCENT = 5;
  private static final int RAISE_PERCENT = 2;
  // RFC 3550 section 6.4.1: fraction lost is in 1/256.
  private static final int FRACTION_UNITS = 256;

  private long windowStartNanos = NEVER;
  private long expected;
  private long lostUnits;
  private boolean lowered;
  private long clearSinceNanos = NEVER;
  private long raisedNanos = NEVER;
  private long holdNanos = MIN_HOLD_NANOS;

  /**
   * Takes one report block.
   *
   * @param expectedPackets packets that the block covers: how far the highest sequence number moved
   * @param fractionLost in 1/256, 0 to 255
   */
  public void block(long nowNanos, long expectedPackets, int fractionLost) {
    if (expectedPackets <= 0) {
      return;
    }
    if (windowStartNanos == NEVER) {
      windowStartNanos = nowNanos;
    }
    expected += expectedPackets;
    lostUnits += expectedPackets * fractionLost;
    if (nowNanos - windowStartNanos >= WINDOW_NANOS && expected >= MIN_PACKETS) {
      close(nowNanos);
    }
  }

  private void close(long nowNanos) {
    long scale = expected * FRACTION_UNITS;
    boolean high = lostUnits * 100 > scale * LOWER_PERCENT;
    boolean low = lostUnits * 100 < scale * RAISE_PERCENT;
    expected = 0;
    lostUnits = 0;
    windowStartNanos = nowNanos;
    if (!low) {
      clearSinceNanos = NEVER;
    } else if (clearSinceNanos == NEVER) {
      clearSinceNanos = nowNanos;
    }
    if (!lowered && high) {
      lower(nowNanos);
    } else if (lowered && low && nowNanos - clearSinceNanos >= holdNanos) {
      lowered = false;
      raisedNanos = nowNanos;
    }
  }

  private void lower(long nowNanos) {
    boolean soon = raisedNanos != NEVER && nowNanos - raisedNanos < holdNanos;
    holdNanos = soon ? Math.min(holdNanos * 2, MAX_HOLD_NANOS) : MIN_HOLD_NANOS;
    lowered = true;
  }

  /** Layers to go down: 0 or 1. */
  public int stepsDown() {
    return lowered ? 1 : 0;
  }
}
