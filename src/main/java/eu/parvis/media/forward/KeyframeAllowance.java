package eu.parvis.media.forward;

/**
 * How often one receiver may have a source send keyframes: each makes the picture of everybody else
 * worse. Some at once, and then one in {@link #INTERVAL_NANOS}.
 */
final class KeyframeAllowance {

  /** Where packets are lost so often that it takes more, a lower layer is what helps. */
  static final long INTERVAL_NANOS = 1_000_000_000L;

  /** Requests that may come at once. */
  static final int BURST = 5;

  private boolean started;
  private long usedUntilNanos;

  /** Whether the receiver may ask now; if so it counts. */
  boolean take(long nowNanos) {
    if (!started || usedUntilNanos < nowNanos) {
      started = true;
      usedUntilNanos = nowNanos;
    }
    if (usedUntilNanos - nowNanos > (BURST - 1) * INTERVAL_NANOS) {
      return false;
    }
    usedUntilNanos += INTERVAL_NANOS;
    return true;
  }
}
