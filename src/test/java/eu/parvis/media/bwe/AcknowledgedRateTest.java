package eu.parvis.media.bwe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AcknowledgedRateTest {

  private static final long MILLI = Receiver.MILLI;
  private static final int BYTES = 1000;

  private final AcknowledgedRate rate = new AcknowledgedRate();
  private long now = Receiver.START;

  /** Packets that arrive as they were sent. */
  private void packets(int count, long everyMillis) {
    for (int i = 0; i < count; i++) {
      now += everyMillis * MILLI;
      rate.add(now, now, BYTES);
    }
  }

  @Test
  void fewPacketsTellNothing() {
    packets(9, 20);
    assertThat(rate.bps()).isEqualTo(AcknowledgedRate.UNKNOWN);
    assertThat(rate.busyBps()).isEqualTo(AcknowledgedRate.UNKNOWN);
  }

  @Test
  void halfASecondIsMeasured() {
    packets(100, 10);
    packets(25, 20);
    assertThat(rate.bps()).isBetween(390_000L, 420_000L);
  }

  @Test
  void whileAQueueStandsTheLastFifthOfASecondCounts() {
    packets(15, 20);
    packets(50, 4);
    assertThat(rate.busyBps()).isBetween(1_900_000L, 2_100_000L);
    assertThat(rate.bps()).isBetween(900_000L, 1_200_000L);
  }

  @Test
  void ofFewPacketsTheLongerTimeCounts() {
    packets(25, 30);
    assertThat(rate.busyBps()).isEqualTo(rate.bps()).isPositive();
  }
}
