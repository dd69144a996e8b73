package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.link.Conditions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds on every link, tried on 200 of them. */
class DownlinkPropertiesTest {

  private static final int SEEDS = 200;
  private static final long ANY_RATE = 8_000_000;
  private static final int SETTLING_MILLIS = 10_000;
  private static final int WATCHED_MILLIS = 20_000;
  private static final int STEP_MILLIS = 100;

  /** What the target was on a link, as a share of what the link carries. */
  private record Course(double mean, double variation, double highest) {}

  /** A link of 300 kbit/s to 5 Mbit/s, all magnitudes alike, with a queue of 100 to 600 ms. */
  private static Conditions link(long seed) {
    var random = new SplittableRandom(seed);
    long bps = (long) (300_000 * Math.pow(5_000_000 / 300_000.0, random.nextDouble()));
    return Conditions.good()
        .rate(bps)
        .queueMillis(100 + random.nextInt(500))
        .delayMillis(5 + random.nextInt(95), 0);
  }

  private static Conditions jittery(long seed) {
    var random = new SplittableRandom(seed);
    return link(seed).delayMillis(5 + random.nextInt(95), random.nextInt(30));
  }

  private static Course watch(Call call) {
    call.run(SETTLING_MILLIS);
    call.forgetWhatWasSeen();
    double sum = 0;
    double squares = 0;
    double highest = 0;
    int steps = WATCHED_MILLIS / STEP_MILLIS;
    for (int i = 0; i < steps; i++) {
      call.run(STEP_MILLIS);
      double share = call.downlink().targetBps() / (double) call.conditions().rateBps();
      sum += share;
      squares += share * share;
      highest = Math.max(highest, share);
    }
    double mean = sum / steps;
    double variance = Math.max(0, squares / steps - mean * mean);
    return new Course(mean, Math.sqrt(variance) / mean, highest);
  }

  /** Milliseconds until the target is on the other side of a rate, or the limit. */
  private static int millisUntil(Call call, long bps, boolean above, int limitMillis) {
    int millis = 0;
    while (millis < limitMillis && call.downlink().targetBps() > bps != above) {
      call.run(STEP_MILLIS);
      millis += STEP_MILLIS;
    }
    return millis;
  }

  private static void assertSteady(long seed, Call call, Course course) {
    assertThat(course.mean()).as("seed %d, %s", seed, course).isBetween(0.7, 1.0);
    assertThat(course.variation()).as("seed %d, %s", seed, course).isLessThan(0.2);
    assertThat(call.fullQueueMillis)
        .as("seed %d: milliseconds with a full queue", seed)
        .isLessThan(WATCHED_MILLIS / 20);
  }

  @Test
  void settlesJustBelowWhatALinkCarries() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(link(seed), seed, ANY_RATE);
      assertSteady(seed, call, watch(call));
      assertThat(call.audioLost).as("seed %d: voice lost", seed).isLessThan(5);
      assertThat(call.receiver.arrivedBytes * 8 / (WATCHED_MILLIS / 1000))
          .as("seed %d: bits that arrived in a second", seed)
          .isGreaterThan(call.conditions().rateBps() * 7 / 10);
    }
  }

  @Test
  void findsWhatALinkCarriesWithinAFewSeconds() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(link(seed), seed, ANY_RATE);
      long bps = call.conditions().rateBps();
      assertThat(millisUntil(call, bps * 7 / 10, true, 20_000))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(1000);
    }
  }

  @Test
  void settlesInSpiteOfJitter() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(jittery(seed), seed, ANY_RATE);
      assertSteady(seed, call, watch(call));
      assertThat(call.audioLost).as("seed %d: voice lost", seed).isLessThan(10);
    }
  }

  @Test
  void chanceLossesDoNotStarveIt() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conditions lossy = link(seed).loss(Conditions.Loss.random(0.05));
      var call = new Call(lossy, seed, ANY_RATE);
      Course course = watch(call);
      assertThat(course.mean()).as("seed %d, %s", seed, course).isBetween(0.7, 1.0);
      assertThat(call.audioLost * 100 / call.audioSent).as("seed %d", seed).isLessThan(9);
    }
  }

  @Test
  void lossesInRunsDoNotStarveIt() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conditions lossy = link(seed).loss(Conditions.Loss.bursts(0.03, 5));
      Course course = watch(new Call(lossy, seed, ANY_RATE));
      assertThat(course.mean()).as("seed %d, %s", seed, course).isBetween(0.7, 1.0);
    }
  }

  @Test
  void reorderingDoesNotStarveIt() {
    var reordering = new Conditions.Reordering(0.02, 15 * Receiver.MILLI);
    for (long seed = 0; seed < SEEDS; seed++) {
      Course course = watch(new Call(link(seed).reordering(reordering), seed, ANY_RATE));
      assertThat(course.mean()).as("seed %d, %s", seed, course).isBetween(0.6, 1.0);
    }
  }

  @Test
  void layersOfFixedRatesDoNotMoveIt() {
    int high = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(link(seed), seed, 100_000, 250_000, 700_000, 1_500_000, 3_000_000);
      Course course = watch(call);
      assertThat(course.variation()).as("seed %d, %s", seed, course).isLessThan(0.2);
      // No queue tells of the link while the layers fit it, so the target may stand above it.
      assertThat(course.highest()).as("seed %d, %s", seed, course).isLessThan(1.4);
      high += course.highest() < 1.1 ? 0 : 1;
      assertThat(course.mean()).as("seed %d, %s", seed, course).isGreaterThan(0.6);
      assertThat(call.audioLost).as("seed %d: voice lost", seed).isLessThan(5);
    }
    assertThat(high).as("links of which it is a tenth too high").isLessThan(SEEDS / 5);
  }

  @Test
  void followsALinkThatGetsSlowAndFastAgain() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conditions fast = jittery(seed).rate(2_000_000);
      var call = new Call(fast, seed, ANY_RATE);
      call.run(15_000);
      call.conditions(fast.rate(500_000));
      assertThat(millisUntil(call, 500_000, false, 15_000))
          .as("seed %d, down", seed)
          .isLessThanOrEqualTo(2000);
      Course slow = watch(call);
      assertThat(slow.mean()).as("seed %d, %s", seed, slow).isBetween(0.6, 1.0);
      call.conditions(fast);
      assertThat(millisUntil(call, 1_400_000, true, 30_000))
          .as("seed %d, up", seed)
          .isLessThanOrEqualTo(10_000);
    }
  }

  @Test
  void layersOfFixedRatesLeaveALinkThatGetsSlow() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Conditions fast = jittery(seed).rate(4_000_000);
      var call = new Call(fast, seed, 100_000, 250_000, 700_000, 1_500_000, 3_000_000);
      call.run(10_000);
      call.conditions(fast.rate(500_000));
      assertThat(millisUntil(call, 500_000, false, 15_000))
          .as("seed %d", seed)
          .isLessThanOrEqualTo(3000);
    }
  }

  @Test
  void fadesWhileALinkIsCutAndComesBack() {
    List<Integer> back = new ArrayList<>();
    for (long seed = 0; seed < SEEDS; seed++) {
      Conditions whole = jittery(seed).rate(2_000_000);
      var call = new Call(whole, seed, ANY_RATE);
      call.run(15_000);
      call.conditions(whole.rate(0));
      call.run(10_000);
      assertThat(call.downlink().targetBps()).as("seed %d", seed).isLessThan(200_000);
      call.conditions(whole);
      int millis = millisUntil(call, 1_400_000, true, 30_000);
      assertThat(millis).as("seed %d", seed).isLessThanOrEqualTo(5000);
      back.add(millis);
    }
    Collections.sort(back);
    assertThat(back.get(back.size() / 2)).as("the median").isLessThanOrEqualTo(1000);
  }

  @Test
  void voiceIsNotHeldUpByVideo() {
    for (long seed = 0; seed < SEEDS; seed++) {
      var call = new Call(link(seed).queueMillis(600), seed, ANY_RATE);
      watch(call);
      long wayNanos = call.conditions().delayNanos();
      assertThat((call.longestAudioNanos - wayNanos) / Receiver.MILLI)
          .as("seed %d: milliseconds that voice waited on the link", seed)
          .isLessThan(250);
    }
  }
}
