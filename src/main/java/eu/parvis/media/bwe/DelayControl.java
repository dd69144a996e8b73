package eu.parvis.media.bwe;

/** The delay-based controller: from packets that arrived to a rate. */
final class DelayControl {

  private final PacketGroups groups = new PacketGroups();
  private final Trendline trendline = new Trendline();
  private final OveruseDetector detector = new OveruseDetector();
  private final RateControl rate;
  private LinkUse use = LinkUse.NORMAL;

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

  /**
   * Moves the rate after a feedback message; returns whether it was lowered.
   *
   * @param standing whether packets wait all the time; else delay that grows is no over-use
   */
  boolean update(
      long nowNanos,
      boolean standing,
      AcknowledgedRate acknowledged,
      long sentBps,
      long roundTripNanos) {
    use = detector.use() == LinkUse.OVER && !standing ? LinkUse.NORMAL : detector.use();
    long arrivedBps = use == LinkUse.OVER ? acknowledged.busyBps() : acknowledged.bps();
    return rate.update(nowNanos, use, arrivedBps, sentBps, roundTripNanos);
  }

  void probed(long bps) {
    rate.probed(bps);
  }

  void fade(double share) {
    rate.fade(share);
  }

  LinkUse use() {
    return use;
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
