package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtcp.ReportBlock;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class ReceiveStatisticsTest {

  private static final long SECOND = 1_000_000_000L;
  private static final int OFFSET = 5;

  private final ReceiveStatistics statistics = new ReceiveStatistics(90_000);
  private final ByteBuffer buffer = ByteBuffer.allocate(64);

  private void block(long nowNanos) {
    statistics.writeBlock(buffer, OFFSET, 7, nowNanos);
  }

  @Test
  void reportsLossOfTheIntervalAndOfAll() {
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 1) {
        statistics.received(i, 65_536 + i, 0);
      }
    }
    assertThat(statistics.hasNews()).isTrue();
    block(SECOND);
    assertThat(ReportBlock.ssrc(buffer, OFFSET)).isEqualTo(7);
    assertThat(ReportBlock.fractionLost(buffer, OFFSET)).isEqualTo(64);
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isEqualTo(25);
    assertThat(ReportBlock.highestSequence(buffer, OFFSET)).isEqualTo(99);
    assertThat(statistics.hasNews()).isFalse();

    for (int i = 100; i < 110; i++) {
      statistics.received(i, 65_536 + i, 0);
    }
    block(2 * SECOND);
    assertThat(ReportBlock.fractionLost(buffer, OFFSET)).isZero();
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isEqualTo(25);
  }

  @Test
  void lossesAreCountedOnBeyondAJumpOfTheNumbers() {
    assertThat(statistics.losses()).isEqualTo(Losses.NONE);
    for (int i = 0; i < 100; i++) {
      if (i % 4 != 1) {
        statistics.received(i, 65_536 + i, 0);
      }
    }
    assertThat(statistics.losses()).isEqualTo(new Losses(100, 25));
    statistics.received(100, 90_000, 0);
    statistics.received(100, 90_002, 0);
    assertThat(statistics.losses()).isEqualTo(new Losses(103, 26));
    statistics.received(100, 90_002, 0);
    statistics.received(100, 90_002, 0);
    assertThat(statistics.losses()).as("none is negative").isEqualTo(new Losses(103, 25));
  }

  @Test
  void countsCyclesInTheHighestSequenceNumber() {
    statistics.received(0, 65_536 + 65_535, 0);
    statistics.received(0, 65_536 + 65_536, 0);
    block(SECOND);
    assertThat(ReportBlock.highestSequence(buffer, OFFSET)).isEqualTo(0x10000);
  }

  @Test
  void duplicatesMakeTheLossNegativeButNotItsFraction() {
    statistics.received(0, 70_000, 0);
    statistics.received(0, 70_000, 0);
    block(SECOND);
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isEqualTo(-1);
    assertThat(ReportBlock.fractionLost(buffer, OFFSET)).isZero();
  }

  @Test
  void jitterIsZeroForAnEvenStreamAndConvergesForAnUnevenOne() {
    for (int i = 0; i < 500; i++) {
      statistics.received(i * SECOND / 50, 70_000 + i, i * 1_800);
    }
    assertThat(statistics.jitterTicks()).isZero();
    for (int i = 500; i < 1_000; i++) {
      long late = i % 2 == 0 ? 2_000_000 : 0; // 2 ms are 180 ticks
      statistics.received(i * SECOND / 50 + late, 70_000 + i, i * 1_800);
    }
    assertThat(statistics.jitterTicks()).isBetween(170, 180);
  }

  @Test
  void tellsTheLastSenderReportAndItsAge() {
    statistics.received(0, 70_000, 0);
    block(SECOND);
    assertThat(ReportBlock.lastReport(buffer, OFFSET)).isZero();
    assertThat(ReportBlock.delaySinceLastReport(buffer, OFFSET)).isZero();
    statistics.senderReport(SECOND, 0x1122334455667788L);
    block(SECOND * 3 / 2);
    assertThat(ReportBlock.lastReport(buffer, OFFSET)).isEqualTo(0x33445566);
    assertThat(ReportBlock.delaySinceLastReport(buffer, OFFSET)).isEqualTo(0x8000);
  }

  @Test
  void startsAfreshAfterADropout() {
    statistics.received(0, 70_000, 0);
    statistics.received(0, 70_001 + ReceiveStatistics.MAX_DROPOUT, 0);
    block(SECOND);
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isZero();
  }
}
