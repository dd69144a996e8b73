package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The rates that delay and losses allow. */
class RateControlTest {

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000L;
  private static final long ROUND_TRIP = 50 * MILLI;

  private final RateControl rate = new RateControl(1_000_000, 50_000, 10_000_000);
  private final LossControl loss = new LossControl(50_000);
  private long now = 1_000 * SECOND;

  RateControlTest() {
    loss.update(now, 1_000_000);
  }

  private void normal(int seconds, long acknowledgedBps) {
    for (int i = 0; i < seconds * 10; i++) {
      now += 100 * MILLI;
      rate.update(now, LinkUse.NORMAL, acknowledgedBps, acknowledgedBps, ROUND_TRIP);
    }
  }

  private boolean over(long acknowledgedBps) {
    now += SECOND;
    return rate.update(now, LinkUse.OVER, acknowledgedBps, rate.bps(), ROUND_TRIP);
  }

  private void window(int percentLost, long othersBps) {
    for (int i = 0; i < 100; i++) {
      if (i < percentLost) {
        loss.lost();
      } else {
        loss.arrived();
      }
    }
    now += SECOND;
    loss.update(now, othersBps);
  }

  @Test
  void growsByEightPercentASecond() {
    normal(1, 1_000_000);
    long before = rate.bps();
    normal(1, before);
    assertThat(rate.bps()).isBetween((long) (before * 1.07), (long) (before * 1.09));
  }

  @Test
  void doesNotGrowWhileLittleArrives() {
    normal(10, 700_000);
    assertThat(rate.bps()).isEqualTo(1_000_000);
  }

  @Test
  void doesNotGrowWhileNothingIsKnown() {
    normal(10, AcknowledgedRate.UNKNOWN);
    assertThat(rate.bps()).isEqualTo(1_000_000);
  }

  @Test
  void fallsBelowWhatArrived() {
    assertThat(over(800_000)).isTrue();
    assertThat(rate.bps()).isEqualTo(680_000);
  }

  @Test
  void fallsStepByStepWhileLittleIsSent() {
    now += SECOND;
    rate.update(now, LinkUse.OVER, 200_000, 210_000, ROUND_TRIP);
    assertThat(rate.bps()).isEqualTo(850_000);
  }

  @Test
  void overuseNeverRaisesIt() {
    over(3_000_000);
    assertThat(rate.bps()).isEqualTo(1_000_000);
  }

  @Test
  void fallsOnceARoundTrip() {
    over(900_000);
    now += MILLI;
    assertThat(rate.update(now, LinkUse.OVER, 850_000, 1_000_000, ROUND_TRIP)).isFalse();
    now += ROUND_TRIP;
    assertThat(rate.update(now, LinkUse.OVER, 850_000, 1_000_000, ROUND_TRIP)).isTrue();
  }

  @Test
  void fallsAtOnceWhenLittleArrives() {
    over(900_000);
    now += MILLI;
    assertThat(rate.update(now, LinkUse.OVER, 100_000, 1_000_000, ROUND_TRIP)).isTrue();
  }

  @Test
  void growsWithCareNearTheCapacityThatIsKnown() {
    over(1_000_000);
    long before = rate.bps();
    normal(2, 950_000);
    assertThat(rate.bps() - before).isBetween(20_000L, 130_000L);
  }

  @Test
  void growsFastBeyondTheCapacityThatWasKnown() {
    over(1_000_000);
    normal(1, 2_000_000);
    long before = rate.bps();
    normal(1, 2_000_000);
    assertThat(rate.bps()).isGreaterThan((long) (before * 1.07));
  }

  @Test
  void holdsWhileAQueueEmpties() {
    normal(1, 1_000_000);
    long before = rate.bps();
    for (int i = 0; i < 10; i++) {
      now += 100 * MILLI;
      rate.update(now, LinkUse.UNDER, 1_000_000, 1_000_000, ROUND_TRIP);
    }
    assertThat(rate.bps()).isEqualTo(before);
  }

  @Test
  void aProbeRaisesIt() {
    rate.probed(4_000_000);
    assertThat(rate.bps()).isEqualTo(4_000_000);
    rate.probed(2_000_000);
    assertThat(rate.bps()).isEqualTo(4_000_000);
  }

  @Test
  void staysWithinItsLimits() {
    rate.probed(50_000_000);
    assertThat(rate.bps()).isEqualTo(10_000_000);
    over(1);
    assertThat(rate.bps()).isEqualTo(50_000);
  }

  @Test
  void fewLossesLimitNothing() {
    window(9, 1_000_000);
    assertThat(loss.bps()).isEqualTo(LossControl.UNLIMITED);
  }

  @Test
  void manyLossesTakeHalfOfTheirShare() {
    window(20, 1_000_000);
    assertThat(loss.bps()).isEqualTo(900_000);
    window(50, 1_000_000);
    assertThat(loss.bps()).isEqualTo(675_000);
  }

  @Test
  void someLossesHoldTheLimit() {
    window(20, 1_000_000);
    window(5, 1_000_000);
    assertThat(loss.bps()).isEqualTo(900_000);
  }

  @Test
  void withoutLossesTheLimitGrowsAndGoes() {
    window(20, 1_000_000);
    window(0, 1_000_000);
    assertThat(loss.bps()).isEqualTo(946_050);
    window(0, 1_000_000);
    assertThat(loss.bps()).isEqualTo(994_402);
    window(0, 1_000_000);
    assertThat(loss.bps()).isEqualTo(LossControl.UNLIMITED);
  }

  @Test
  void aFewPacketsDecideNothing() {
    for (int i = 0; i < 20; i++) {
      loss.lost();
      now += SECOND;
      loss.update(now, 1_000_000);
    }
    assertThat(loss.bps()).isEqualTo(LossControl.UNLIMITED);
  }

  @Test
  void whatArrivesLateWasNotLost() {
    for (int i = 0; i < 50; i++) {
      loss.arrived();
      loss.lost();
      loss.arrivedLate();
    }
    loss.update(now, 1_000_000);
    now += SECOND;
    loss.update(now, 1_000_000);
    assertThat(loss.bps()).isEqualTo(LossControl.UNLIMITED);
  }
}
