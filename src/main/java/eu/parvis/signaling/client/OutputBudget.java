package eu.parvis.signaling.client;

/**
 * How much one client may make each of the others receive, in characters as they are written on the
 * wire: {@value #BURST} at once, then {@value #PER_SECOND} a second. A token bucket; not
 * thread-safe. It outlives sockets, so breaking one buys nothing.
 */
final class OutputBudget {

  /** Four chat texts of full length in which every character is escaped. */
  static final int BURST = 40_000;

  static final int PER_SECOND = 8_000;

  private static final double MILLIS_PER_SECOND = 1_000;

  private double left = BURST;
  private long lastMillis = Long.MIN_VALUE;

  /** Takes that many characters from the budget; false, and nothing is taken, if it has fewer. */
  boolean take(long nowMillis, int chars) {
    gain(nowMillis);
    if (left < chars) {
      return false;
    }
    left -= chars;
    return true;
  }

  /** Takes what cannot be refused; the budget may be overdrawn by it. */
  void charge(long nowMillis, int chars) {
    gain(nowMillis);
    left = Math.max(left - chars, -BURST);
  }

  boolean overdrawn(long nowMillis) {
    gain(nowMillis);
    return left < 0;
  }

  private void gain(long nowMillis) {
    if (lastMillis != Long.MIN_VALUE) {
      var elapsed = Math.max(0, nowMillis - lastMillis); // a clock may be set back
      left = Math.min(BURST, left + elapsed / MILLIS_PER_SECOND * PER_SECOND);
    }
    lastMillis = nowMillis;
  }
}
