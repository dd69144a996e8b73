package eu.parvis.media.bwe;

/**
 * Mean and deviation of the rates at which a link was over-used. Near it the rate is raised with
 * care (draft-ietf-rmcat-gcc-02 section 5.5, "close to convergence").
 */
final class LinkCapacity {

  private static final double OVERUSE_WEIGHT = 0.05;
  private static final double PROBE_WEIGHT = 0.5;
  private static final double DEVIATIONS = 3;
  private static final double KILO = 1000;
  // Variance by the mean, in kbit/s: between them a deviation of 0.6 and 1.6 kbit/s per root of it.
  private static final double MIN_DEVIATION = 0.4;
  private static final double MAX_DEVIATION = 2.5;
  private static final double UNKNOWN = -1;

  private double kbps = UNKNOWN;
  private double deviation = MIN_DEVIATION;

  /** The link was over-used while this arrived. */
  void overused(long acknowledgedBps) {
    update(acknowledgedBps / KILO, OVERUSE_WEIGHT);
  }

  /** A probe found this. */
  void probed(long bps) {
    update(bps / KILO, PROBE_WEIGHT);
  }

  private void update(double sample, double weight) {
    kbps = isKnown() ? (1 - weight) * kbps + weight * sample : sample;
    double error = kbps - sample;
    deviation =
        Math.clamp(
            (1 - weight) * deviation + weight * error * error / Math.max(kbps, 1),
            MIN_DEVIATION,
            MAX_DEVIATION);
  }

  boolean isKnown() {
    return kbps != UNKNOWN;
  }

  /** The mean in bits per second. */
  long bps() {
    return (long) (kbps * KILO);
  }

  /** Whether a rate is more than three deviations above what is known. */
  boolean isBelow(long bps) {
    return isKnown() && bps / KILO > kbps + spread();
  }

  /** Whether a rate is more than three deviations below what is known. */
  boolean isAbove(long bps) {
    return isKnown() && bps / KILO < kbps - spread();
  }

  private double spread() {
    return DEVIATIONS * Math.sqrt(deviation * kbps);
  }

  /** The link is another one now. */
  void forget() {
    kbps = UNKNOWN;
  }
}
