package eu.parvis.media.forward;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.SenderClock;
import eu.parvis.media.testkit.Packets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RtpRewriterTest {

  private static final long MILLI = 1_000_000;
  private static final long CYCLE = 65_536;

  private final RtpRewriter rewriter = new RtpRewriter(90_000);
  private final SenderClock unknown = new SenderClock(90_000);
  private final Vp8Descriptor descriptor = new Vp8Descriptor();

  private static RtpView packet(long sequence, int timestamp, int picture, int baseLayer) {
    return Packets.rtp(1, (int) (sequence & 0xFFFF), timestamp)
        .vp8(true, picture, baseLayer, 50)
        .view();
  }

  private void begin(
      long nowNanos, int layer, long sequence, int timestamp, int picture, int baseLayer) {
    descriptor.wrap(packet(sequence, timestamp, picture, baseLayer));
    rewriter.begin(nowNanos, layer, sequence, timestamp, unknown, descriptor);
  }

  /** Forwards a packet, which must have a place, and returns the receiver's copy. */
  private RtpView forward(
      long nowNanos, int layer, long sequence, int timestamp, int picture, int baseLayer) {
    long outgoing = rewriter.map(layer, sequence);
    assertThat(outgoing).isNotEqualTo(RtpRewriter.DROP);
    RtpView copy = packet(sequence, timestamp, picture, baseLayer);
    descriptor.wrap(copy);
    rewriter.rewrite(outgoing, copy, descriptor);
    rewriter.sent(nowNanos, outgoing, copy, descriptor);
    return copy;
  }

  @Test
  void firstPieceStartsInTheLowerHalfOfTheSequenceNumbers() {
    begin(0, 2, CYCLE + 65_000, 77, 5, 6);
    RtpView copy = forward(0, 2, CYCLE + 65_000, 77, 5, 6);
    assertThat(copy.sequence()).isEqualTo(65_000 - 32_768);
    assertThat(copy.timestamp()).isEqualTo(77);
    assertThat(descriptor.pictureId()).isEqualTo(5);
    assertThat(descriptor.baseLayerIndex()).isEqualTo(6);
  }

  @Test
  void switchGoesOnWithEveryNumber() {
    begin(0, 0, CYCLE + 100, 1_000, 0x7FFF, 255);
    forward(0, 0, CYCLE + 100, 1_000, 0x7FFF, 255);
    begin(20 * MILLI, 1, CYCLE + 40_000, 500_000, 1234, 10);
    RtpView copy = forward(20 * MILLI, 1, CYCLE + 40_000, 500_000, 1234, 10);
    assertThat(copy.sequence()).isEqualTo(101);
    assertThat(copy.timestamp()).isEqualTo(1_000 + 1_800);
    assertThat(descriptor.pictureId()).isZero();
    assertThat(descriptor.baseLayerIndex()).isZero();
    copy = forward(50 * MILLI, 1, CYCLE + 40_001, 503_000, 1235, 11);
    assertThat(copy.sequence()).isEqualTo(102);
    assertThat(copy.timestamp()).isEqualTo(1_000 + 1_800 + 3_000);
    assertThat(descriptor.pictureId()).isEqualTo(1);
    assertThat(descriptor.baseLayerIndex()).isEqualTo(1);
  }

  @Test
  void timestampsAlignBySenderReports() {
    SenderClock low = new SenderClock(90_000);
    SenderClock high = new SenderClock(90_000);
    long ntp = 0xe900000000000000L;
    low.report(0, ntp, 10_000);
    high.report(0, ntp, 700_000);
    rewriter.begin(0, 0, CYCLE, 10_000, low, null);
    RtpView copy = packet(CYCLE, 10_000, 1, 1);
    rewriter.rewrite(rewriter.map(0, CYCLE), copy, null);
    rewriter.sent(0, rewriter.map(0, CYCLE), copy, null);
    // The keyframe was captured 100 ms later and took 37 ms more on its way.
    rewriter.begin(137 * MILLI, 1, CYCLE, 709_000, high, null);
    copy = packet(CYCLE, 709_000, 1, 1);
    rewriter.rewrite(rewriter.map(1, CYCLE), copy, null);
    assertThat(copy.timestamp()).isEqualTo(19_000);
  }

  @Test
  void senderReportsThatContradictTheClockAreNotBelieved() {
    SenderClock low = new SenderClock(90_000);
    SenderClock high = new SenderClock(90_000);
    low.report(0, 0, 10_000);
    high.report(0, 5L << 40, 700_000);
    rewriter.begin(0, 0, CYCLE, 10_000, low, null);
    RtpView copy = packet(CYCLE, 10_000, 1, 1);
    rewriter.sent(0, rewriter.map(0, CYCLE), copy, null);
    rewriter.begin(100 * MILLI, 1, CYCLE, 709_000, high, null);
    copy = packet(CYCLE, 709_000, 1, 1);
    rewriter.rewrite(rewriter.map(1, CYCLE), copy, null);
    assertThat(copy.timestamp()).isEqualTo(10_000 + 9_000);
  }

  @Test
  void timestampAlwaysMovesForward() {
    begin(0, 0, CYCLE, 10_000, 1, 1);
    forward(0, 0, CYCLE, 10_000, 1, 1);
    begin(0, 1, CYCLE, 99, 1, 1);
    assertThat(forward(0, 1, CYCLE, 99, 1, 1).timestamp()).isEqualTo(10_001);
  }

  @Test
  void samePacketHasAPlaceOnlyOnce() {
    begin(0, 0, CYCLE, 0, 1, 1);
    forward(0, 0, CYCLE, 0, 1, 1);
    assertThat(rewriter.map(0, CYCLE)).isEqualTo(RtpRewriter.DROP);
  }

  @Test
  void reorderedPacketFindsItsPlaceAfterASwitch() {
    begin(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 12, 0, 2, 2);
    begin(0, 1, CYCLE + 500, 0, 1, 1);
    forward(0, 1, CYCLE + 500, 0, 1, 1);
    assertThat(forward(0, 0, CYCLE + 11, 0, 1, 1).sequence()).isEqualTo(11);
    assertThat(rewriter.map(0, CYCLE + 13)).as("newer than the switch").isEqualTo(RtpRewriter.DROP);
    assertThat(rewriter.map(0, CYCLE + 9)).as("older than the start").isEqualTo(RtpRewriter.DROP);
    assertThat(rewriter.map(1, CYCLE + 499)).as("before the keyframe").isEqualTo(RtpRewriter.DROP);
  }

  @Test
  void nothingNewHasAPlaceDuringAPause() {
    begin(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 12, 0, 1, 1);
    rewriter.pause();
    assertThat(rewriter.map(0, CYCLE + 13)).isEqualTo(RtpRewriter.DROP);
    assertThat(rewriter.map(0, CYCLE + 11)).as("a late one").isEqualTo(CYCLE + 11);
    assertThat(rewriter.continues(0)).isFalse();
    begin(MILLI, 0, CYCLE + 900, 0, 1, 1);
    assertThat(forward(MILLI, 0, CYCLE + 900, 0, 1, 1).sequence()).isEqualTo(13);
  }

  @Test
  void mapsNumbersBackToTheirLayer() {
    begin(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 10, 0, 1, 1);
    forward(0, 0, CYCLE + 11, 0, 1, 1);
    begin(0, 2, CYCLE + 500, 0, 1, 1);
    forward(0, 2, CYCLE + 500, 0, 1, 1);
    long outgoing = rewriter.sentSequence(11);
    assertThat(rewriter.layerOf(outgoing)).isZero();
    assertThat(rewriter.sourceSequence(outgoing)).isEqualTo(CYCLE + 11);
    outgoing = rewriter.sentSequence(12);
    assertThat(rewriter.layerOf(outgoing)).isEqualTo(2);
    assertThat(rewriter.sourceSequence(outgoing)).isEqualTo(CYCLE + 500);
    assertThat(rewriter.sentSequence(13)).as("not sent yet").isEqualTo(RtpRewriter.DROP);
    assertThat(rewriter.sentSequence(9)).as("before the start").isEqualTo(RtpRewriter.DROP);
  }

  @Test
  void nothingWasSentBeforeTheFirstPiece() {
    assertThat(rewriter.sentSequence(0)).isEqualTo(RtpRewriter.DROP);
    assertThat(rewriter.map(0, CYCLE)).isEqualTo(RtpRewriter.DROP);
  }

  @Test
  void noNumberIsGivenOutTwiceOverRandomSwitchesAndReordering() {
    Random random = new Random(41);
    long[] next = {CYCLE + 65_000, CYCLE + 3, CYCLE + 30_000};
    Set<Long> given = new HashSet<>();
    int layer = 0;
    begin(0, 0, next[0], 0, 1, 1);
    for (int i = 0; i < 50_000; i++) {
      if (random.nextInt(40) == 0) {
        layer = random.nextInt(3);
        begin(i * MILLI, layer, next[layer], random.nextInt(), random.nextInt(), 1);
      } else if (random.nextInt(100) == 0) {
        rewriter.pause();
      }
      int from = random.nextInt(20) == 0 ? random.nextInt(3) : layer;
      long sequence = next[from] - random.nextInt(random.nextInt(10) == 0 ? 50 : 1);
      next[from] += random.nextInt(3);
      long outgoing = rewriter.map(from, sequence);
      if (outgoing != RtpRewriter.DROP) {
        assertThat(given.add(outgoing)).as("%d", outgoing).isTrue();
        RtpView copy = packet(sequence, i * 3_000, i, i);
        rewriter.rewrite(outgoing, copy, null);
        rewriter.sent(i * MILLI, outgoing, copy, null);
        assertThat(copy.sequence()).isEqualTo((int) (outgoing & 0xFFFF));
        long back = rewriter.sentSequence(copy.sequence());
        assertThat(back).isEqualTo(outgoing);
        assertThat(rewriter.layerOf(back)).isEqualTo(from);
        assertThat(rewriter.sourceSequence(back)).isEqualTo(sequence);
      }
    }
    assertThat(given).hasSizeGreaterThan(10_000);
  }

  @Test
  void jumpIsLongerThanAnyGapThatCouldBeFilled() {
    begin(0, 0, CYCLE, 0, 1, 1);
    forward(0, 0, CYCLE, 0, 1, 1);
    assertThat(rewriter.jumps(CYCLE + RtpRewriter.MAX_JUMP)).isFalse();
    assertThat(rewriter.jumps(CYCLE + RtpRewriter.MAX_JUMP + 1)).isTrue();
  }
}
