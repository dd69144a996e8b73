package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NackTrackerTest {

  private static final long MILLI = 1_000_000;
  private static final long BASE = 65_536;

  private final NackTracker tracker = new NackTracker(10 * MILLI);
  private final int[] target = new int[64];

  private int[] collect(long nowNanos) {
    return Arrays.copyOf(target, tracker.collect(nowNanos, target));
  }

  @Test
  void asksForAGapAfterTheReorderingTime() {
    tracker.received(0, BASE + 65_534);
    tracker.received(MILLI, BASE + 65_537);
    assertThat(tracker.missing()).isEqualTo(2);
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(11 * MILLI);
    assertThat(collect(10 * MILLI)).isEmpty();
    assertThat(collect(11 * MILLI)).containsExactly(65_535, 0);
  }

  @Test
  void doesNotAskForWhatWasOnlyReordered() {
    tracker.received(0, BASE);
    tracker.received(0, BASE + 2);
    tracker.received(5 * MILLI, BASE + 1);
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(NackTracker.NEVER);
    assertThat(collect(100 * MILLI)).isEmpty();
  }

  @Test
  void repeatsAfterTheRoundTripTime() {
    tracker.roundTripNanos(40 * MILLI);
    tracker.received(0, BASE);
    tracker.received(0, BASE + 2);
    assertThat(collect(10 * MILLI)).containsExactly(1);
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(50 * MILLI);
    assertThat(collect(49 * MILLI)).isEmpty();
    assertThat(collect(50 * MILLI)).containsExactly(1);
  }

  @Test
  void roundTripTimeIsTakenWithinReason() {
    tracker.roundTripNanos(0);
    tracker.received(0, BASE);
    tracker.received(0, BASE + 2);
    collect(10 * MILLI);
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(30 * MILLI);
    tracker.roundTripNanos(Long.MAX_VALUE);
    collect(30 * MILLI);
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(530 * MILLI);
  }

  @Test
  void givesUpAfterItsTries() {
    tracker.received(0, BASE);
    tracker.received(0, BASE + 2);
    long now = 10 * MILLI;
    for (int i = 0; i < NackTracker.MAX_TRIES; i++) {
      assertThat(collect(now)).as("try %d", i).containsExactly(1);
      now = tracker.nextDeadlineNanos();
    }
    assertThat(collect(now)).isEmpty();
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.givenUp()).isEqualTo(1);
    assertThat(tracker.nextDeadlineNanos()).isEqualTo(NackTracker.NEVER);
  }

  @Test
  void asksForNothingAfterALongGap() {
    tracker.received(0, BASE);
    tracker.received(0, BASE + 2);
    tracker.received(0, BASE + 4 + NackTracker.MAX_GAP);
    assertThat(tracker.missing()).isZero();
    assertThat(collect(1_000 * MILLI)).isEmpty();
  }

  @Test
  void longestGapIsAskedForInPortions() {
    tracker.received(0, BASE);
    tracker.received(0, BASE + 1 + NackTracker.MAX_GAP);
    Set<Integer> asked = new HashSet<>();
    for (int i = 0; i < NackTracker.MAX_GAP / target.length; i++) {
      assertThat(tracker.nextDeadlineNanos()).isEqualTo(10 * MILLI);
      for (int sequence : collect(10 * MILLI)) {
        asked.add(sequence);
      }
    }
    assertThat(asked).hasSize(NackTracker.MAX_GAP);
    assertThat(collect(10 * MILLI)).isEmpty();
  }

  @Test
  void holdsNoMoreThanItsCapacity() {
    long sequence = BASE;
    for (int i = 0; i < 10_000; i++) {
      tracker.received(0, sequence);
      sequence += 2;
    }
    assertThat(tracker.missing()).isLessThanOrEqualTo(NackTracker.CAPACITY / 2);
    assertThat(tracker.missing() + tracker.givenUp()).isEqualTo(9_999);
  }

  /** Every packet that is really lost is asked for, nothing else is, and nothing stays behind. */
  @Test
  void agreesWithAModelOverLossyReorderedStreams() {
    for (int seed = 0; seed < 50; seed++) {
      agreesWithAModel(new Random(seed));
    }
  }

  private static void agreesWithAModel(Random random) {
    NackTracker tracker = new NackTracker(10 * MILLI);
    int[] target = new int[32];
    Map<Long, Long> arrivals = new HashMap<>();
    Set<Long> lost = new HashSet<>();
    int packets = 3_000;
    double loss = random.nextDouble() * 0.3;
    for (long i = 0; i < packets; i++) {
      if (i > 0 && i < packets - 1 && random.nextDouble() < loss) {
        lost.add(BASE + i);
      } else {
        long late = i > 0 && random.nextInt(10) == 0 ? random.nextInt(9) : 0;
        arrivals.put(BASE + i, i + late);
      }
    }
    Map<Long, Set<Long>> byTime = new HashMap<>();
    arrivals.forEach(
        (sequence, time) -> byTime.computeIfAbsent(time, t -> new HashSet<>()).add(sequence));
    Set<Integer> asked = new HashSet<>();
    for (long time = 0; time < packets + 6_000; time++) {
      for (long sequence : byTime.getOrDefault(time, Set.of())) {
        tracker.received(time * MILLI, sequence);
      }
      int count = tracker.collect(time * MILLI, target);
      for (int i = 0; i < count; i++) {
        asked.add(target[i]);
      }
    }
    Set<Integer> expected = new HashSet<>();
    lost.forEach(sequence -> expected.add((int) (sequence & 0xFFFF)));
    assertThat(asked).isEqualTo(expected);
    assertThat(tracker.missing()).isZero();
    assertThat(tracker.givenUp()).isEqualTo(lost.size());
  }
}
