package eu.parvis.media.bwe;

/**
 * Compares the growth of delay with a threshold that follows it (draft-ietf-rmcat-gcc-02 section
 * 5.4). The threshold adapts so that the estimate neither starves beside TCP nor is deaf.
 */
final class OveruseDetector {

  static final double START_THRESHOLD = 12.5; // del_var_th(0)
  static final double MIN_THRESHOLD = 6;
  static final double MAX_THRESHOLD = 600;

  /** How long the trend must stay above the threshold: overuse_time_th. */
  static final double OVERUSE_MILLIS = 10;

  /** A trend that is this far beyond the threshold does not move it. */
  static final double MAX_ADAPTED = 15;

  // Per millisecond. The values of libwebrtc, which fit the trend line; the draft's fit its filter.
  static final double GAIN_UP = 0.0087;
  static final double GAIN_DOWN = 0.039;
  static final double MAX_STEP_MILLIS = 100;

  private static final double NANOS_PER_MILLI = 1e6;
  private static final long NEVER = Long.MIN_VALUE;

  private double threshold = START_THRESHOLD;
  private double previousTrend;
  private double overMillis = -1;
  private int overCount;
  private long updatedNanos = NEVER;
  private LinkUse use = LinkUse.NORMAL;

  /**
   * Takes the trend after a group.
   *
   * @param sendDeltaNanos time between the sending of the group and the one before
   * @param arrivalNanos when the group arrived, by the receiver's clock
   */
  LinkUse add(double trend, long sendDeltaNanos, long arrivalNanos) {
    if (trend > threshold) {
      above(trend, sendDeltaNanos / NANOS_PER_MILLI);
    } else {
      overMillis = -1;
      overCount = 0;
      use = trend < -threshold ? LinkUse.UNDER : LinkUse.NORMAL;
    }
    previousTrend = trend;
    adapt(Math.abs(trend), arrivalNanos);
    return use;
  }

  private void above(double trend, double sendDeltaMillis) {
    overMillis = overMillis < 0 ? sendDeltaMillis / 2 : overMillis + sendDeltaMillis;
    overCount++;
    // Section 5.4: no over-use is signalled while the trend falls.
    if (overMillis > OVERUSE_MILLIS && overCount > 1 && trend >= previousTrend) {
      overMillis = 0;
      overCount = 0;
      use = LinkUse.OVER;
    }
  }

  private void adapt(double size, long arrivalNanos) {
    double millis =
        updatedNanos == NEVER
            ? 0
            : Math.clamp((arrivalNanos - updatedNanos) / NANOS_PER_MILLI, 0, MAX_STEP_MILLIS);
    updatedNanos = arrivalNanos;
    if (size > threshold + MAX_ADAPTED) {
      return;
    }
    double gain = size < threshold ? GAIN_DOWN : GAIN_UP;
    threshold =
        Math.clamp(threshold + gain * (size - threshold) * millis, MIN_THRESHOLD, MAX_THRESHOLD);
  }

  LinkUse use() {
    return use;
  }

  double threshold() {
    return threshold;
  }

  /** Forgets the trend, because the receiver's clock is another one now. */
  void reset() {
    previousTrend = 0;
    overMillis = -1;
    overCount = 0;
    updatedNanos = NEVER;
    use = LinkUse.NORMAL;
  }
}
