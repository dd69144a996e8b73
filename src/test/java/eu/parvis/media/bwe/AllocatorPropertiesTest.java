package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for whatever sources and estimates there are; 200 seeds each. */
class AllocatorPropertiesTest {

  private static final int SEEDS = 200;
  private static final long STEP_NANOS = 250_000_000;
  private static final double NOISE = 0.1;

  private final List<long[]> rates = new ArrayList<>();

  private List<Share> shares(Random random) {
    rates.clear();
    List<Share> shares = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      long[] ofLayers = new long[1 + random.nextInt(9)];
      long bps = 20_000L + random.nextInt(150_000);
      for (int rung = 0; rung < ofLayers.length; rung++) {
        ofLayers[rung] = bps;
        bps = (long) (bps * (1.05 + 0.7 * random.nextDouble()));
      }
      rates.add(ofLayers);
      Share share = new Share();
      share.stage(random.nextInt(5) == 0, random.nextInt(3));
      shares.add(share);
    }
    fill(shares, 1);
    return shares;
  }

  private void fill(List<Share> shares, double factor) {
    for (int i = 0; i < shares.size(); i++) {
      Ladder ladder = shares.get(i).ladder();
      ladder.clear();
      for (int rung = 0; rung < rates.get(i).length; rung++) {
        ladder.add(rung / 3, rung % 3, (long) (rates.get(i)[rung] * factor));
      }
    }
  }

  private static long total(List<Share> shares) {
    long total = 0;
    for (Share share : shares) {
      total += share.bps(share.rung());
    }
    return total;
  }

  private static List<Integer> rungs(List<Share> shares) {
    return shares.stream().map(Share::rung).toList();
  }

  @Test
  void budgetIsExceededByLittleForAShortTimeAndNeverOnNarrowLinks() {
    for (int run = 0; run < SEEDS; run++) {
      Random random = new Random(run);
      List<Share> shares = shares(random);
      Allocator allocator = new Allocator();
      int tight = 0;
      for (long now = 0; now < 400 * STEP_NANOS; now += STEP_NANOS) {
        long budget = random.nextInt(6_000_000);
        fill(shares, 0.5 + random.nextDouble());
        allocator.allocate(now, budget, shares, random.nextInt(10) == 0);
        assertThat(total(shares)).isEqualTo(allocator.totalBps());
        tight = allocator.totalBps() <= budget ? 0 : tight + 1;
        assertThat(tight * STEP_NANOS).isLessThanOrEqualTo(Allocator.TIGHT_NANOS);
        double most = budget < Allocator.TIGHT_BPS ? budget : budget * Allocator.TIGHT;
        assertThat((double) allocator.totalBps()).isLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void whatIsCarriedExceedsTheBudgetByLittleAndNeverOnNarrowLinks() {
    for (int run = 0; run < SEEDS; run++) {
      Random random = new Random(run);
      List<Share> shares = shares(random);
      Allocator allocator = new Allocator();
      for (long now = 0; now < 400 * STEP_NANOS; now += STEP_NANOS) {
        long budget = random.nextInt(6_000_000);
        fill(shares, 0.5 + random.nextDouble());
        allocator.carried(random.nextInt(4) > 0);
        allocator.allocate(now, budget, shares, random.nextInt(10) == 0);
        double most = budget < Allocator.TIGHT_BPS ? budget : budget * Allocator.TIGHT;
        assertThat((double) allocator.totalBps()).isLessThanOrEqualTo(most);
      }
    }
  }

  @Test
  void whatIsNewFitsTheBudget() {
    for (int run = 0; run < SEEDS; run++) {
      Random random = new Random(run);
      for (int i = 0; i < 20; i++) {
        List<Share> shares = shares(random);
        long budget = random.nextInt(6_000_000);
        first(budget, shares);
        assertThat(total(shares)).isLessThanOrEqualTo(budget);
      }
    }
  }

  @Test
  void whatIsOnStageIsSeenNoWorseForMore() {
    for (int run = 0; run < SEEDS; run++) {
      List<Share> shares = shares(new Random(run));
      shares.forEach(share -> share.stage(false, 0));
      shares.getFirst().stage(true, 1);
      int before = Ladder.NOTHING;
      for (long budget = 0; budget < 30_000_000; budget += 50_000) {
        first(budget, shares);
        Share stage = shares.getFirst();
        int seen = Math.min(stage.rung(), stage.firstRung());
        assertThat(seen).isGreaterThanOrEqualTo(before);
        before = seen;
      }
      assertThat(shares).allMatch(share -> share.rung() == share.topRung());
    }
  }

  @Test
  void nobodyGetsLessOfMoreAmongEquals() {
    for (int run = 0; run < SEEDS; run++) {
      List<Share> shares = shares(new Random(run));
      long[] doubling = {50_000, 100_000, 200_000, 400_000, 800_000};
      rates.replaceAll(_ -> doubling);
      fill(shares, 1);
      shares.forEach(share -> share.stage(false, 0));
      List<Integer> before = List.of();
      for (long budget = 0; budget < 10_000_000; budget += 25_000) {
        first(budget, shares);
        List<Integer> now = rungs(shares);
        for (int i = 0; i < before.size(); i++) {
          assertThat(now.get(i)).isGreaterThanOrEqualTo(before.get(i));
        }
        assertThat(now.getFirst() - now.getLast()).as("equals are treated alike").isBetween(0, 1);
        before = now;
      }
    }
  }

  private static void first(long budget, List<Share> shares) {
    for (Share share : shares) {
      share.rung(Ladder.NOTHING);
      share.settle();
    }
    new Allocator().allocate(0, budget, shares, true);
  }

  @Test
  void estimateThatSwingsMovesNothing() {
    int moves = 0;
    for (int run = 0; run < SEEDS; run++) {
      Random random = new Random(run);
      List<Share> shares = shares(random);
      Allocator allocator = new Allocator();
      long budget = 200_000L + random.nextInt(5_000_000);
      int[] movesOf = new int[shares.size()];
      List<Integer> before = List.of();
      for (int i = 0; i < 4 * 300; i++) { // five minutes
        double factor = 1 + NOISE * (2 * random.nextDouble() - 1);
        allocator.allocate(i * STEP_NANOS, (long) (budget * factor), shares, i == 0);
        List<Integer> now = rungs(shares);
        for (int j = 0; j < movesOf.length && i >= 4 * 60; j++) { // after the first of them
          movesOf[j] += before.get(j).equals(now.get(j)) ? 0 : 1;
        }
        before = now;
      }
      moves += Arrays.stream(movesOf).sum();
      assertThat(Arrays.stream(movesOf).max().orElseThrow()).as("seed %d", run).isLessThan(17);
    }
    assertThat(moves).as("in %d times four minutes", SEEDS).isLessThan(5 * SEEDS);
  }

  @Test
  void allThatFitsIsReachedInTime() {
    for (int run = 0; run < SEEDS; run++) {
      List<Share> shares = shares(new Random(run));
      Allocator allocator = new Allocator();
      long now = 0;
      allocator.allocate(now, 0, shares, true);
      long enough = (long) (allocator.wantedBps(shares) * 1.01);
      for (int i = 0; i <= 5; i++) {
        now += STEP_NANOS;
        allocator.allocate(now, enough, shares, false);
      }
      assertThat(shares).allMatch(share -> share.rung() == share.topRung());
    }
  }
}
