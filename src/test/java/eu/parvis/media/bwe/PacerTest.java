package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.bwe.Pacer.Priority;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {

  private static final long MILLI = 1_000_000;
  private static final int BYTES = 1250; // 10 ms at 1 Mbit/s

  private final Pacer<String> pacer = new Pacer<>();
  private long now = 1_000_000 * MILLI;

  PacerTest() {
    pacer.rate((long) (1_000_000 / Pacer.FACTOR) + 1, 0); // packets go at 1 Mbit/s
  }

  private void offer(Priority priority, int count) {
    for (int i = 0; i < count; i++) {
      assertThat(pacer.offer(now, priority, "source", i, BYTES)).isTrue();
    }
  }

  /** Sends what may go now; returns the numbers. */
  private List<Long> poll() {
    List<Long> numbers = new ArrayList<>();
    while (pacer.poll(now) != null) {
      numbers.add(pacer.polledNumber());
      pacer.sent(now, BYTES);
    }
    return numbers;
  }

  @Test
  void isFreeWhileNothingWasSent() {
    assertThat(pacer.isFree(now)).isTrue();
    assertThat(pacer.nextDeadlineNanos()).isEqualTo(Long.MAX_VALUE);
    assertThat(pacer.poll(now)).isNull();
  }

  @Test
  void spreadsABurst() {
    pacer.rate((long) (10_000_000 / Pacer.FACTOR) + 1, 0); // 1 ms a packet
    offer(Priority.VIDEO, 100);
    int sent = poll().size();
    assertThat(sent).isBetween(5, 7); // what a burst of 5 ms allows
    for (int i = 0; i < 50; i++) {
      now += MILLI;
      sent += poll().size();
    }
    assertThat(sent).isBetween(54, 58);
  }

  @Test
  void whatLeavesBeforeARateIsKnownHoldsNothingBackForLong() {
    var fresh = new Pacer<String>();
    fresh.sent(now, 130); // sound is the first to go
    fresh.rate(10_000_000, 0);
    now += Pacer.LIMIT_NANOS;
    assertThat(fresh.isFree(now)).isTrue();
  }

  @Test
  void keepsTheOrder() {
    offer(Priority.VIDEO, 3);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.addAll(poll());
      now += MILLI;
    }
    assertThat(all).containsExactly(0L, 1L, 2L);
  }

  @Test
  void retransmissionsGoFirst() {
    offer(Priority.VIDEO, 2);
    pacer.offer(now, Priority.RETRANSMISSION, "other", 77, BYTES);
    assertThat(pacer.poll(now)).isEqualTo("other");
    assertThat(pacer.polledPriority()).isEqualTo(Priority.RETRANSMISSION);
    assertThat(pacer.polledNumber()).isEqualTo(77);
  }

  @Test
  void whatIsSentBesideDelaysWhatWaits() {
    pacer.sent(now, BYTES); // audio: 10 ms
    assertThat(pacer.isFree(now)).isFalse();
    offer(Priority.VIDEO, 1);
    assertThat(poll()).isEmpty();
    assertThat(pacer.nextDeadlineNanos()).isEqualTo(now + 5 * MILLI);
    now += 5 * MILLI;
    assertThat(poll()).hasSize(1);
  }

  @Test
  void timeThatWasNotUsedIsNotSaved() {
    pacer.sent(now, BYTES);
    now += 10_000 * MILLI;
    offer(Priority.VIDEO, 20);
    assertThat(poll()).hasSizeLessThan(6);
  }

  @Test
  void nothingWaitsLongerThanTheLimit() {
    pacer.rate(50_000, 0); // 80 ms a packet: 100 of them would take 8 s
    offer(Priority.VIDEO, 100);
    long end = now + Pacer.LIMIT_NANOS;
    int sent = 0;
    while (now <= end) {
      sent += poll().size();
      now += MILLI;
    }
    assertThat(sent).isEqualTo(100);
  }

  @Test
  void drainsEvenlyWhenThereIsTooMuch() {
    pacer.rate(50_000, 0);
    offer(Priority.VIDEO, 100);
    for (int i = 0; i < 200; i++) {
      poll();
      now += MILLI;
    }
    assertThat(pacer.waiting()).isBetween(30, 70);
  }

  @Test
  void aProbeLiftsTheRate() {
    pacer.rate(400_000, 10_000_000);
    offer(Priority.VIDEO, 20);
    int sent = 0;
    for (int i = 0; i < 10; i++) {
      sent += poll().size();
      now += MILLI;
    }
    assertThat(sent).isBetween(14, 17);
  }

  @Test
  void refusesMoreThanItsCapacity() {
    offer(Priority.VIDEO, Pacer.CAPACITY);
    assertThat(pacer.offer(now, Priority.VIDEO, "source", 0, BYTES)).isFalse();
    assertThat(pacer.offer(now, Priority.RETRANSMISSION, "source", 0, BYTES)).isTrue();
  }

  @Test
  void forgetsWhatIsRemoved() {
    pacer.offer(now, Priority.VIDEO, "gone", 1, BYTES);
    pacer.offer(now, Priority.VIDEO, "stays", 2, BYTES);
    pacer.remove("gone");
    assertThat(pacer.poll(now)).isEqualTo("stays");
    assertThat(pacer.poll(now)).isNull();
    assertThat(pacer.waiting()).isZero();
  }
}
