package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbesTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final int BYTES = 300;
  private static final long ROUND_TRIP = 50 * MILLI;

  private final Probes probes = new Probes(20_000_000);
  private long now = 1_000 * SECOND;
  private long estimate = 300_000;

  ProbesTest() {
    probes.sent(now, BYTES, ROUND_TRIP);
  }

  /** Sends what is due for a time, as if the link carried so much; returns the bytes. */
  private long run(long millis, long linkBps) {
    long bytes = 0;
    long freeNanos = now;
    for (int i = 0; i < millis; i++) {
      now += MILLI;
      while (probes.isDue(now, estimate)) {
        int probe = probes.sent(now, BYTES, ROUND_TRIP);
        long waitedNanos = Math.max(0, freeNanos - now);
        freeNanos = now + waitedNanos + BYTES * 8L * SECOND / linkBps;
        probes.arrived(probe, now, now + waitedNanos, 0, BYTES);
        bytes += BYTES;
      }
      estimate = Math.max(estimate, probes.takeResult(now));
    }
    return bytes;
  }

  @Test
  void findsALinkOfMegabits() {
    run(500, 3_000_000);
    assertThat(estimate).isBetween(1_500_000L, 1_900_000L);
  }

  @Test
  void goesOnWhileMoreIsWantedAndThere() {
    probes.want(10_000_000);
    run(500, 9_000_000);
    assertThat(estimate).isBetween(8_000_000L, 9_100_000L);
  }

  @Test
  void aSlowLinkIsNotOverestimated() {
    probes.want(10_000_000);
    run(500, 500_000);
    assertThat(estimate).isBetween(450_000L, 510_000L);
  }

  @Test
  void triesNothingMoreThanIsWanted() {
    probes.want(1_000_000);
    run(10_000, 9_000_000);
    assertThat(estimate).isLessThan(2_000_000);
    assertThat(run(10_000, 9_000_000)).isZero();
    assertThat(probes.nextDeadlineNanos(estimate)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void triesAgainEveryThreeSeconds() {
    probes.want(10_000_000);
    run(4_000, 500_000);
    long bytes = run(12_000, 500_000);
    // Twice the estimate for 40 ms are 5 kB.
    assertThat(bytes).isBetween(16_000L, 24_000L);
  }

  @Test
  void triesTheOldRateAfterAFall() {
    run(1_000, 3_000_000);
    estimate = 400_000;
    probes.fell(now, 2_000_000);
    assertThat(run(1_400, 3_000_000)).isZero();
    run(2_000, 3_000_000);
    assertThat(estimate).isBetween(1_500_000L, 1_750_000L);
  }

  @Test
  void triesTheOldRateAtOnceWhenFeedbackComesAgain() {
    run(1_000, 3_000_000);
    estimate = 50_000;
    probes.fell(now, 2_000_000);
    probes.heardAgain(now);
    run(100, 3_000_000);
    assertThat(estimate).isBetween(1_500_000L, 1_750_000L);
  }

  @Test
  void triesHalfOfItWhenThatIsLost() {
    run(1_000, 3_000_000);
    estimate = 50_000;
    probes.fell(now, 2_000_000);
    probes.heardAgain(now);
    for (int i = 0; i < 100; i++) {
      now += MILLI;
      while (probes.isDue(now, estimate)) {
        probes.sent(now, BYTES, ROUND_TRIP);
      }
    }
    run(2_000, 3_000_000);
    assertThat(estimate).isBetween(750_000L, 900_000L);
  }

  @Test
  void waitsWhileAQueueGrows() {
    probes.want(10_000_000);
    run(500, 500_000);
    probes.postpone(now, 20 * SECOND);
    assertThat(run(19_000, 500_000)).isZero();
  }

  @Test
  void aProbeThatIsLostHasNoResult() {
    probes.want(10_000_000);
    for (int i = 0; i < 10_000; i++) {
      now += MILLI;
      while (probes.isDue(now, estimate)) {
        probes.sent(now, BYTES, ROUND_TRIP);
      }
      assertThat(probes.takeResult(now)).isEqualTo(ProbeCluster.UNKNOWN);
    }
  }

  @Test
  void arrivalsOfNoProbeAreLeftOut() {
    probes.arrived(Probes.NONE, now, now, 0, BYTES);
    probes.arrived(99, now, now, 0, BYTES);
    assertThat(probes.takeResult(now)).isEqualTo(ProbeCluster.UNKNOWN);
  }

  @Test
  void aProbeThatIsReadLateAndAtOnceCountsByItsLastPackets() {
    var cluster = new ProbeCluster();
    cluster.begin(now, 1, 1_000_000);
    for (int i = 0; i < 20; i++) {
      cluster.sent(BYTES);
      long sent = now + 2 * MILLI * i;
      cluster.arrived(sent, sent + (30 - Math.min(30, 2 * i)) * MILLI, 0, BYTES);
    }
    // 300 bytes every 2 ms.
    assertThat(cluster.result()).isBetween(1_150_000L, 1_200_000L);
  }

  @Test
  void theQueueOfAProbeIsWaitingEvenWhenNothingElseArrives() {
    var cluster = new ProbeCluster();
    cluster.begin(now, 1, 4_000_000);
    for (int i = 0; i < 70; i++) {
      cluster.sent(BYTES);
      long sent = now + 600_000L * i;
      long waited = 1_800_000L * i; // 1 Mbit/s
      long leastOfLate = Math.max(0, waited - 50 * MILLI);
      cluster.arrived(sent, sent + waited, leastOfLate, BYTES);
    }
    assertThat(cluster.result()).isBetween(900_000L, 1_000_000L);
  }

  @Test
  void aProbeIsNoFasterThanItWasSent() {
    var cluster = new ProbeCluster();
    cluster.begin(now, 1, 5_000_000);
    for (int i = 0; i < 90; i++) {
      cluster.sent(BYTES);
      cluster.arrived(now + 2 * MILLI * i, now + 2 * MILLI * i, 0, BYTES);
    }
    assertThat(cluster.result()).isLessThanOrEqualTo(1_200_000L);
  }
}
