package eu.parvis.media.bwe;

/** The delay-based controller: from packets that arrived to a rate. */
final class DelayControl {

  /** For so long the packets in a queue are many beside those that came through it. */
  static final long BEGINNING_NANOS = 100_000_000;

  private static final long NEVER = Long.MAX_VALUE;

  private final PacketGroups groups = new PacketGroups();
  private final Trendline trendline = new Trendline();
  private final OveruseDetector detector = new OveruseDetector();
  private final RateControl rate;
  private long stoodSinceNanos = NEVER;
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
   * @param queue while it does not stand, delay that grows is no over-use; nor while it empties,
   *     which the trend, being smoothed, tells later
   */
  boolean update(
      long nowNanos,
      StandingQueue queue,
      AcknowledgedRate acknowledged,
      long sentBps,
      long roundTripNanos) {
    use = detector.use();
    if (use == LinkUse.OVER && !queue.isStanding()) {
      use = LinkUse.NORMAL;
    } else if (use == LinkUse.OVER && queue.isEmptying()) {
      use = LinkUse.UNDER;
    }
    if (!queue.isStanding()) {
      stoodSinceNanos = NEVER;
    } else if (stoodSinceNanos == NEVER) {
      stoodSinceNanos = nowNanos;
    }
    long arrivedBps = arrivedBps(nowNanos, acknowledged, sentBps);
    return rate.update(nowNanos, use, arrivedBps, sentBps, roundTripNanos);
  }

  /**
   * What the link carries is at least what arrived before a queue stood. Of a queue that has just
   * begun while little is sent, the packets that are still in it count as well.
   */
  private long arrivedBps(long nowNanos, AcknowledgedRate acknowledged, long sentBps) {
    long bps = acknowledged.bps();
    if (use != LinkUse.OVER) {
      return bps;
    }
    long stoodNanos = nowNanos - stoodSinceNanos;
    if (stoodNanos >= AcknowledgedRate.BUSY_NANOS) {
      return acknowledged.busyBps();
    }
    boolean beginning = stoodNanos < BEGINNING_NANOS && sentBps < rate.bps() * RateControl.LIMITED;
    long least = Math.max(acknowledged.busyBps(), bps);
    return beginning ? Math.max(least, sentBps) : least;
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
