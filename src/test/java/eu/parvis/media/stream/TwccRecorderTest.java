package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.RtcpCompound;
import eu.parvis.media.rtcp.TransportFeedback;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TwccRecorderTest {

  private static final long MILLI = 1_000_000;
  private static final int OFFSET = 11;

  private final TwccRecorder recorder = new TwccRecorder(100 * MILLI, 100);
  private final ByteBuffer buffer = ByteBuffer.allocate(1500);
  private final RtcpCompound compound = new RtcpCompound();
  private int messages;

  private Map<Integer, Long> poll(long nowNanos) {
    Map<Integer, Long> statuses = new HashMap<>();
    int length;
    while ((length = recorder.writeFeedback(nowNanos, buffer, OFFSET, 1100, 1, 2)) > 0) {
      assertThat(length).isLessThanOrEqualTo(1100);
      assertThat(compound.wrap(buffer, OFFSET, length)).isTrue();
      assertThat(compound.next()).isTrue();
      assertThat(TransportFeedback.feedbackCount(compound)).isEqualTo(messages++ & 0xFF);
      assertThat(TransportFeedback.forEach(compound, statuses::put)).isTrue();
    }
    return statuses;
  }

  @Test
  void tellsWhenPacketsArrivedAfterTheInterval() {
    recorder.record(1_000 * MILLI, 65_535);
    recorder.record(1_002 * MILLI, 1);
    assertThat(recorder.nextDeadlineNanos()).isEqualTo(1_100 * MILLI);
    assertThat(poll(1_099 * MILLI)).isEmpty();
    assertThat(poll(1_100 * MILLI))
        .containsOnly(
            Map.entry(65_535, 4_000L), Map.entry(0, TransportFeedback.LOST), Map.entry(1, 4_008L));
    assertThat(recorder.nextDeadlineNanos()).isEqualTo(TwccRecorder.NEVER);
    assertThat(poll(5_000 * MILLI)).isEmpty();
  }

  @Test
  void isDueAtOnceAfterManyPackets() {
    for (int i = 0; i < 99; i++) {
      recorder.record(MILLI, i);
    }
    assertThat(recorder.nextDeadlineNanos()).isEqualTo(101 * MILLI);
    recorder.record(2 * MILLI, 99);
    assertThat(recorder.nextDeadlineNanos()).isEqualTo(2 * MILLI);
    assertThat(poll(2 * MILLI)).hasSize(100);
  }

  @Test
  void neverAcknowledgesWhatWasNotRecorded() {
    Random random = new Random(31);
    Set<Integer> recorded = new HashSet<>();
    Set<Integer> acknowledged = new HashSet<>();
    for (int i = 0; i < 20_000; i++) {
      if (random.nextInt(4) > 0) {
        recorder.record(i * MILLI, i);
        recorded.add(i);
      }
      poll(i * MILLI)
          .forEach((sequence, ticks) -> {
            if (ticks != TransportFeedback.LOST) {
              acknowledged.add(sequence);
            }
          });
    }
    poll(30_000 * MILLI)
        .forEach((sequence, ticks) -> {
          if (ticks != TransportFeedback.LOST) {
            acknowledged.add(sequence);
          }
        });
    assertThat(acknowledged).isEqualTo(recorded);
  }

  @Test
  void tellsOfLatePacketsThatWereReportedLost() {
    recorder.record(0, 10);
    recorder.record(0, 12);
    assertThat(poll(100 * MILLI)).containsEntry(11, TransportFeedback.LOST);
    recorder.record(150 * MILLI, 11);
    Map<Integer, Long> statuses = poll(250 * MILLI);
    assertThat(statuses).containsEntry(11, 600L).containsEntry(12, 0L);
  }

  @Test
  void firstArrivalCounts() {
    recorder.record(MILLI, 10);
    recorder.record(50 * MILLI, 10);
    assertThat(poll(101 * MILLI)).containsOnly(Map.entry(10, 4L));
  }

  @Test
  void splitsWhatDoesNotFitIntoOneMessage() {
    recorder.record(0, 0);
    recorder.record(9_000 * MILLI, 1);
    for (int i = 2; i < 1500; i++) {
      recorder.record(9_000 * MILLI + i, i);
    }
    assertThat(poll(20_000 * MILLI)).hasSize(1500);
    assertThat(messages).isGreaterThan(3);
  }

  @Test
  void stepsOverALongLoss() {
    recorder.record(0, 0);
    poll(100 * MILLI);
    recorder.record(200 * MILLI, 2000);
    Map<Integer, Long> statuses = new HashMap<>();
    for (int i = 0; i < 10; i++) {
      statuses.putAll(poll(300 * MILLI));
    }
    assertThat(statuses).containsEntry(2000, 800L);
    assertThat(recorder.nextDeadlineNanos()).isEqualTo(TwccRecorder.NEVER);
  }

  @Test
  void startsAfreshAfterAJump() {
    recorder.record(0, 0);
    recorder.record(10 * MILLI, 20_000);
    assertThat(poll(200 * MILLI)).containsOnly(Map.entry(20_000, 40L));
  }

  @Test
  void needsRoom() {
    recorder.record(0, 0);
    assertThat(recorder.writeFeedback(MILLI * 100, buffer, OFFSET, 100, 1, 2)).isZero();
    assertThat(poll(MILLI * 100)).hasSize(1);
  }
}
