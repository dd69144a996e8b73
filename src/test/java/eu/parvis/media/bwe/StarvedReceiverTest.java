package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import org.junit.jupiter.api.Test;

/**
 * A wide link to a machine that has no processor to spare: packets are read late and in bursts,
 * which says nothing of the link. Tried on 200 machines.
 */
class StarvedReceiverTest {

  private static final int SEEDS = 200;
  private static final int STEP_MILLIS = 100;
  private static final int WATCHED_MILLIS = 30_000;
  private static final int LATE_MILLIS = 80;
  private static final long VOICE_BPS = 65_000;
  private static final long[] SMALL_PICTURES = {100_000, 200_000};
  private static final long[] LARGE_PICTURES = {100_000, 250_000, 700_000, 1_500_000};

  private static final Conditions WIDE =
      Conditions.good().rate(500_000_000).queueMillis(1000).delayMillis(0, 0);

  private static Call starved(long seed, long... layersBps) {
    var call = new Call(WIDE, seed, layersBps);
    call.receiver.runs(new Scheduler.Starved(seed, LATE_MILLIS));
    return call;
  }

  private static long best(long... layersBps) {
    return layersBps[layersBps.length - 1] + VOICE_BPS;
  }

  private static int millisUntil(Call call, long bps, int limitMillis) {
    int millis = 0;
    while (millis < limitMillis && call.downlink().targetBps() < bps) {
      call.run(STEP_MILLIS);
      millis += STEP_MILLIS;
    }
    return millis;
  }

  /** Share of the time in which not everything fits. */
  private static double lacking(Call call, long bps) {
    int lacking = 0;
    for (int millis = 0; millis < WATCHED_MILLIS; millis += STEP_MILLIS) {
      call.run(STEP_MILLIS);
      lacking += call.downlink().targetBps() < bps ? 1 : 0;
    }
    return lacking * STEP_MILLIS / (double) WATCHED_MILLIS;
  }

  @Test
  void smallPicturesAreNeverHeldBack() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = starved(seed, SMALL_PICTURES);
      call.run(1000);
      assertThat(lacking(call, best(SMALL_PICTURES))).as("seed %d", seed).isZero();
    }
  }

  @Test
  void largePicturesComeWithinSecondsAndMostlyStay() {
    int late = 0;
    double lacking = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = starved(seed, LARGE_PICTURES);
      int millis = millisUntil(call, best(LARGE_PICTURES), 10_000);
      assertThat(millis).as("seed %d", seed).isLessThan(10_000);
      late += millis > 6_000 ? 1 : 0;
      double share = lacking(call, best(LARGE_PICTURES));
      assertThat(share).as("seed %d", seed).isLessThan(0.35);
      lacking += share / SEEDS;
    }
    assertThat(lacking).as("share of the time, on the mean").isLessThan(0.05);
    assertThat(late).as("machines on which it took more than 6 s").isLessThan(SEEDS / 10);
  }
}
