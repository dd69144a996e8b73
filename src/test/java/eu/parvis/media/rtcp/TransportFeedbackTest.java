package eu.parvis.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransportFeedbackTest {

  private static final int OFFSET = 9;
  private static final long MILLI = 1_000_000;

  private final ByteBuffer buffer = ByteBuffer.allocate(4000);
  private final RtcpCompound compound = new RtcpCompound();
  private final TransportFeedbackWriter writer = new TransportFeedbackWriter();

  private byte[] finish() {
    int length = writer.finish(buffer, OFFSET, 1, 2, 3);
    assertThat(length).isLessThanOrEqualTo(writer.maxLength());
    byte[] bytes = new byte[length];
    buffer.get(OFFSET, bytes);
    return bytes;
  }

  private Map<Integer, Long> parse(byte[] bytes) {
    buffer.put(OFFSET, bytes);
    assertThat(compound.wrap(buffer, OFFSET, bytes.length)).isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(TransportFeedback.matches(compound)).isTrue();
    Map<Integer, Long> statuses = new LinkedHashMap<>();
    assertThat(TransportFeedback.forEach(compound, statuses::put)).isTrue();
    return statuses;
  }

  @Test
  void writesRunsAndDeltas() {
    writer.begin(0xFFFF);
    writer.received(640 * MILLI); // ten times 64 ms
    writer.received(641 * MILLI);
    writer.received(642 * MILLI);
    assertThat(finish())
        .isEqualTo(
            Packets.hex(
                """
                8f cd 00 06   ; FMT 15, RTPFB, 7 words
                00 00 00 01 00 00 00 02
                ff ff 00 03   ; base 65535, three statuses
                00 00 0a 03   ; reference time 10, feedback 3
                20 03 00 04   ; run of three small deltas; 0, then 1 ms in quarters
                04 00 00 00   ; 1 ms, padding
                """));
  }

  @Test
  void writesVectorsForMixedStatuses() {
    writer.begin(100);
    writer.received(64 * MILLI);
    writer.lost();
    writer.received(164 * MILLI); // 400 ticks: a large delta
    writer.received(163 * MILLI); // reordered: a negative delta
    assertThat(finish())
        .isEqualTo(
            Packets.hex(
                """
                8f cd 00 06
                00 00 00 01 00 00 00 02
                00 64 00 04
                00 00 01 03
                d2 80         ; two-bit vector: 01 00 10 10
                00            ; 0
                01 90         ; 400
                ff fc         ; -4
                00            ; padding
                """));
  }

  @Test
  void leavesTrailingLossesForTheNextMessage() {
    writer.begin(7);
    writer.received(0);
    writer.lost();
    writer.lost();
    assertThat(writer.statuses()).isEqualTo(1);
    assertThat(parse(finish())).containsOnlyKeys(7);
  }

  @Test
  void refusesATimeTooFarFromThePrevious() {
    writer.begin(7);
    assertThat(writer.received(0)).isTrue();
    assertThat(writer.received(8_192 * MILLI)).isFalse();
    assertThat(writer.statuses()).isEqualTo(1);
  }

  @Test
  void writesNothingForLossesAlone() {
    writer.begin(7);
    writer.lost();
    assertThat(writer.finish(buffer, OFFSET, 1, 2, 3)).isZero();
  }

  @Test
  void readsBackWhatItWrote() {
    Random random = new Random(23);
    for (int round = 0; round < 2_000; round++) {
      int base = random.nextInt(65536);
      double loss = random.nextDouble();
      double spread = Math.pow(10, random.nextInt(5));
      writer.begin(base);
      Map<Integer, Long> expected = new LinkedHashMap<>();
      long nanos = random.nextLong(1L << 50);
      int count = 1 + random.nextInt(TransportFeedbackWriter.MAX_STATUSES);
      int last = -1;
      for (int i = 0; i < count; i++) {
        nanos += (long) ((random.nextDouble() - 0.2) * spread * 10_000);
        boolean arrived = random.nextDouble() >= loss;
        assertThat(arrived ? writer.received(nanos) : writer.lost()).isTrue();
        last = arrived ? i : last;
        expected.put(
            (base + i) & 0xFFFF,
            arrived
                ? Math.floorDiv(nanos + 125_000, TransportFeedback.TICK_NANOS)
                : TransportFeedback.LOST);
      }
      if (last < 0) {
        continue;
      }
      int kept = last + 1;
      expected.keySet().removeIf(sequence -> ((sequence - base) & 0xFFFF) >= kept);
      Map<Integer, Long> actual = parse(finish());
      assertThat(actual.keySet()).containsExactlyElementsOf(expected.keySet());
      // The reference time has 24 bits of 64 ms: compare modulo that.
      actual.forEach((sequence, ticks) -> {
        long wanted = expected.getOrDefault(sequence, 0L);
        if (wanted == TransportFeedback.LOST) {
          assertThat(ticks).isEqualTo(TransportFeedback.LOST);
        } else {
          assertThat((ticks - wanted) & 0xFFFFFFFFL).isZero();
        }
      });
    }
  }

  @Test
  void isFullAfterItsMostStatuses() {
    writer.begin(0);
    for (int i = 0; i < TransportFeedbackWriter.MAX_STATUSES; i++) {
      assertThat(writer.received(i * MILLI)).isTrue();
    }
    assertThat(writer.received(TransportFeedbackWriter.MAX_STATUSES * MILLI)).isFalse();
    assertThat(writer.lost()).isFalse();
    assertThat(parse(finish())).hasSize(TransportFeedbackWriter.MAX_STATUSES);
  }

  @Test
  void refusesMalformedMessages() {
    assertMalformed("0064 0005 00000103 0000 0000", "a chunk of no symbols");
    assertMalformed("0064 2001 00000103 3fff 0000", "more statuses than are read");
    assertMalformed("0064 0009 00000103 2009 0000", "deltas that are not there");
    assertMalformed("0064 0002 00000103 6002 0000", "the reserved symbol");
    assertMalformed("0064 0020 00000103 8000 8000", "chunks that are not there");
  }

  private void assertMalformed(String information, String why) {
    byte[] body = Packets.hex(information);
    byte[] bytes = new byte[12 + body.length];
    System.arraycopy(Packets.hex("8f cd 00 05 00000001 00000002"), 0, bytes, 0, 12);
    System.arraycopy(body, 0, bytes, 12, body.length);
    buffer.put(OFFSET, bytes);
    assertThat(compound.wrap(buffer, OFFSET, bytes.length)).isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(TransportFeedback.forEach(compound, (sequence, ticks) -> {})).as(why).isFalse();
  }
}
