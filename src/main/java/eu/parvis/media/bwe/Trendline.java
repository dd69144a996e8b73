package eu.parvis.media.bwe;

/**
 * How fast the delay of packets grows: the slope of a line through the smoothed delays of the last
 * groups (the arrival-time filter, in place of the Kalman filter of draft-ietf-rmcat-gcc-02 section
 * 5.3).
 */
final class Trendline {

  /** Groups that the line goes through. */
  static final int WINDOW = 20;

  /** The slope counts for more with each group, up to this many. */
  static final int MAX_WEIGHT = 60;

  static final double SMOOTHING = 0.9;
  static final double GAIN = 4;

  private static final double NANOS_PER_MILLI = 1e6;

  private final double[] times = new double[WINDOW];
  private final double[] delays = new double[WINDOW];
  private int groups;
  private long startNanos;
  private double delay;
  private double smoothedDelay;
  private double slope;

  /** Takes how a group compares with the one before. */
  void add(long sendDeltaNanos, long arrivalDeltaNanos, long arrivalNanos) {
    if (groups == 0) {
      startNanos = arrivalNanos;
    }
    delay += (arrivalDeltaNanos - sendDeltaNanos) / NANOS_PER_MILLI;
    smoothedDelay = SMOOTHING * smoothedDelay + (1 - SMOOTHING) * delay;
    times[groups % WINDOW] = (arrivalNanos - startNanos) / NANOS_PER_MILLI;
    delays[groups % WINDOW] = smoothedDelay;
    groups++;
    if (groups >= WINDOW) {
      slope = leastSquares();
    }
  }

  private double leastSquares() {
    double meanTime = 0;
    double meanDelay = 0;
    for (int i = 0; i < WINDOW; i++) {
      meanTime += times[i] / WINDOW;
      meanDelay += delays[i] / WINDOW;
    }
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < WINDOW; i++) {
      double fromMean = times[i] - meanTime;
      covariance += fromMean * (delays[i] - meanDelay);
      variance += fromMean * fromMean;
    }
    return variance == 0 ? slope : covariance / variance;
  }

  /** The growth of delay, comparable with the threshold of {@link OveruseDetector}; signed. */
  double trend() {
    return Math.min(groups, MAX_WEIGHT) * slope * GAIN;
  }

  /** Whether enough groups are known. */
  boolean isKnown() {
    return groups >= WINDOW;
  }

  /** Forgets everything, because the receiver's clock is another one now. */
  void reset() {
    groups = 0;
    delay = 0;
    smoothedDelay = 0;
    slope = 0;
  }
}
