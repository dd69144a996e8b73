package eu.parvis.media.bwe;

/** The delay-based controller: from packets that arrived to a rate. */
final class DelayControl {

  private final PacketGroups groups = new PacketGroups();
  private final Trendline trendline = new Trendline();
  private final OveruseDetector detector = new OveruseDetector();
  private final RateControl rate;

  DelayControl(long startBps, long minBps, long maxBps) {
    rate = new RateControl(startBps, minBps, maxBps);
  }

  /** Takes a packet that arrived, in the order of sending. */
  void arrived(long sentNanos, long arrivalNanos) {
    if (groups.add(sentNanos, arrivalNanos)) {
      trendline.add(groups.sendDeltaNanos(), groups.arrivalDeltaNanos(), groups.arrivalNanos());
      if (trendline.isKnown()) {
        detector.add(trendline.trend(), groups.sendDeltaNanos(), groups.arrivalNanos());
      }
    }
  }

  /** Moves the rate after a feedback message; returns whether it was lowered. */
  boolean update(long nowNanos, long acknowledgedBps, long sentBps, long roundTripNanos) {
    return rate.update(nowNanos, detector.use(), acknowledgedBps, sentBps, roundTripNanos);
  }

  void probed(long bps) {
    rate.probed(bps);
  }

  void fade(double share) {
    rate.fade(share);
  }

  LinkUse use() {
    return detector.use();
  }

  long bps() {
    return rate.bps();
  }

  /** The receiver's clock is another one now. */
  void reset() {
    groups.reset();
    trendline.reset();
    detector.reset();
  }
}
