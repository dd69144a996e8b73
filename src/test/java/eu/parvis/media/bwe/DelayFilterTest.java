package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Groups, trend and threshold, each by itself. */
class DelayFilterTest {

  private static final long MILLI = 1_000_000;
  private static final long SENT = 500_000 * MILLI;
  private static final long CLOCK = 77_000 * MILLI;

  private final PacketGroups groups = new PacketGroups();
  private final Trendline trendline = new Trendline();
  private final OveruseDetector detector = new OveruseDetector();

  private boolean packet(long sentMillis, long delayMillis) {
    long sentNanos = SENT + sentMillis * MILLI;
    return groups.add(sentNanos, sentNanos - CLOCK + delayMillis * MILLI);
  }

  /** Groups 20 ms apart, each so much later than the one before. */
  private LinkUse delay(int count, double millisMore) {
    long arrival = 0;
    for (int i = 0; i < count; i++) {
      long arrivalDelta = (long) ((20 + millisMore) * MILLI);
      arrival += arrivalDelta;
      trendline.add(20 * MILLI, arrivalDelta, arrival);
      if (trendline.isKnown()) {
        detector.add(trendline.trend(), 20 * MILLI, arrival);
      }
    }
    return detector.use();
  }

  @Test
  void packetsSentWithinFiveMillisecondsAreOneGroup() {
    assertThat(packet(0, 10)).isFalse();
    assertThat(packet(5, 10)).isFalse();
    assertThat(packet(20, 10)).isFalse();
    assertThat(packet(24, 16)).isFalse();
    assertThat(packet(40, 10)).isTrue();
    assertThat(groups.sendDeltaNanos()).isEqualTo(19 * MILLI);
    assertThat(groups.arrivalDeltaNanos()).isEqualTo(25 * MILLI);
  }

  @Test
  void packetsThatWereHeldUpTogetherAreOneGroup() {
    packet(0, 10);
    packet(20, 60); // the link was busy until 80
    packet(40, 42); // 2 ms behind
    packet(60, 24); // 2 ms behind
    assertThat(packet(100, 10)).isTrue();
    assertThat(groups.sendDeltaNanos()).isEqualTo(60 * MILLI);
  }

  @Test
  void aPacketOfAnEarlierGroupIsLeftOut() {
    packet(0, 10);
    packet(20, 10);
    packet(15, 40);
    assertThat(packet(40, 10)).isTrue();
    assertThat(groups.arrivalDeltaNanos()).isEqualTo(20 * MILLI);
  }

  @Test
  void aClockThatWasSetBeginsAnew() {
    packet(0, 10);
    packet(20, 10);
    packet(40, 5_000);
    assertThat(packet(60, 5_000)).isFalse();
    assertThat(packet(80, 5_000)).isFalse();
    assertThat(packet(100, 5_000)).isTrue();
    assertThat(groups.arrivalDeltaNanos()).isEqualTo(20 * MILLI);
  }

  @Test
  void aDelayThatStaysIsNormal() {
    assertThat(delay(200, 0)).isEqualTo(LinkUse.NORMAL);
    assertThat(trendline.trend()).isZero();
  }

  @Test
  void aQueueThatGrowsIsOveruse() {
    assertThat(delay(60, 4)).isEqualTo(LinkUse.OVER);
  }

  @Test
  void aQueueThatEmptiesIsUnderuse() {
    delay(60, 4);
    assertThat(delay(60, -4)).isEqualTo(LinkUse.UNDER);
  }

  @Test
  void afterAResetTheTrendIsUnknown() {
    delay(60, 4);
    trendline.reset();
    detector.reset();
    assertThat(trendline.isKnown()).isFalse();
    assertThat(detector.use()).isEqualTo(LinkUse.NORMAL);
  }

  @Test
  void theThresholdFollowsTheTrendWithinItsLimits() {
    long arrival = 0;
    for (int i = 0; i < 1000; i++) {
      arrival += 20 * MILLI;
      detector.add(0, 20 * MILLI, arrival);
    }
    assertThat(detector.threshold()).isEqualTo(OveruseDetector.MIN_THRESHOLD);
    for (int i = 0; i < 1000; i++) {
      arrival += 20 * MILLI;
      detector.add(detector.threshold() + 10, 20 * MILLI, arrival);
    }
    assertThat(detector.threshold()).isBetween(20.0, OveruseDetector.MAX_THRESHOLD);
  }

  @Test
  void aTrendFarOffDoesNotMoveTheThreshold() {
    detector.add(5000, 20 * MILLI, 0);
    detector.add(5000, 20 * MILLI, 100 * MILLI);
    assertThat(detector.threshold()).isEqualTo(OveruseDetector.START_THRESHOLD);
  }
}
