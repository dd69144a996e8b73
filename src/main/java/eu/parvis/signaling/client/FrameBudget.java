package eu.parvis.signaling.client;

/**
 * How many frames a client may send: {@value #BURST} at once, then {@value #PER_SECOND} a second. A
 * token bucket; not thread-safe.
 */
public final class FrameBudget {

  /** More than a join with its answers takes. */
  static final int BURST = 400;

  static final int PER_SECOND = 40;

  private static final double NANOS_PER_SECOND = 1e9;

  private double left = BURST;
  private long lastNanos;
  private boolean started;

  /** Takes one frame from the budget; false if there is none left. */
  public boolean take(long nowNanos) {
    if (started) {
      var gained = (nowNanos - lastNanos) / NANOS_PER_SECOND * PER_SECOND;
      left = Math.min(BURST, left + gained);
    }
    started = true;
    lastNanos = nowNanos;
    if (left < 1) {
      return false;
    }
    left--;
    return true;
  }
}
