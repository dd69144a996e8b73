package eu.parvis.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message is written and compared with its bytes, then read back, at an offset. */
class RtcpMessagesTest {

  private static final int OFFSET = 13;

  private final ByteBuffer buffer = ByteBuffer.allocate(1500);
  private final RtcpCompound compound = new RtcpCompound();

  private byte[] written(int length) {
    byte[] bytes = new byte[length];
    buffer.get(OFFSET, bytes);
    return bytes;
  }

  private void read(byte[] bytes) {
    buffer.put(OFFSET, bytes);
    assertThat(compound.wrap(buffer, OFFSET, bytes.length)).isTrue();
    assertThat(compound.next()).isTrue();
  }

  @Test
  void senderReport() {
    byte[] golden =
        Packets.hex(
            """
            80 c8 00 06   ; V=2, no blocks, SR, 7 words
            01 02 03 04   ; sender
            e9 a1 b2 c3   ; NTP seconds
            80 00 00 00   ; NTP fraction: a half
            00 01 5f 90   ; RTP timestamp 90000
            00 00 00 0a   ; 10 packets
            00 00 04 d2   ; 1234 octets
            """);
    int length =
        SenderReport.write(buffer, OFFSET, 0x01020304, 0xe9a1b2c380000000L, 90_000, 10, 1234);
    assertThat(written(length)).isEqualTo(golden);
    read(golden);
    assertThat(SenderReport.matches(compound)).isTrue();
    assertThat(compound.senderSsrc()).isEqualTo(0x01020304);
    assertThat(SenderReport.ntp(compound)).isEqualTo(0xe9a1b2c380000000L);
    assertThat(SenderReport.timestamp(compound)).isEqualTo(90_000);
    assertThat(SenderReport.packets(compound)).isEqualTo(10);
    assertThat(SenderReport.octets(compound)).isEqualTo(1234);
    assertThat(SenderReport.blockOffset(compound, 1)).isEqualTo(OFFSET + 28 + 24);
  }

  @Test
  void receiverReport() {
    byte[] golden =
        Packets.hex(
            """
            81 c9 00 07   ; V=2, one block, RR, 8 words
            01 02 03 04   ; who reports
            aa bb cc dd   ; on whom
            40 ff ff fe   ; a quarter lost, -2 in all
            00 01 ff fe   ; one cycle, sequence 65534
            00 00 00 30   ; jitter 48
            11 22 33 44   ; last SR
            00 00 80 00   ; half a second ago
            """);
    int length = ReceiverReport.write(buffer, OFFSET, 0x01020304, 1);
    ReportBlock.write(buffer, OFFSET + 8, 0xaabbccdd, 64, -2, 0x1fffe, 48, 0x11223344, 0x8000);
    assertThat(written(length)).isEqualTo(golden);
    read(golden);
    assertThat(ReceiverReport.matches(compound)).isTrue();
    int block = ReceiverReport.blockOffset(compound, 0);
    assertThat(ReportBlock.ssrc(buffer, block)).isEqualTo(0xaabbccdd);
    assertThat(ReportBlock.fractionLost(buffer, block)).isEqualTo(64);
    assertThat(ReportBlock.cumulativeLost(buffer, block)).isEqualTo(-2);
    assertThat(ReportBlock.highestSequence(buffer, block)).isEqualTo(0x1fffe);
    assertThat(ReportBlock.jitterTicks(buffer, block)).isEqualTo(48);
    assertThat(ReportBlock.lastReport(buffer, block)).isEqualTo(0x11223344);
    assertThat(ReportBlock.delaySinceLastReport(buffer, block)).isEqualTo(0x8000);
  }

  @Test
  void cumulativeLossIsClampedToItsBits() {
    ReportBlock.write(buffer, OFFSET, 1, 0, 20_000_000, 0, 0, 0, 0);
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isEqualTo(0x7fffff);
    ReportBlock.write(buffer, OFFSET, 1, 0, -20_000_000, 0, 0, 0, 0);
    assertThat(ReportBlock.cumulativeLost(buffer, OFFSET)).isEqualTo(-0x800000);
  }

  @Test
  void reportThatClaimsMoreBlocksThanItHoldsDoesNotMatch() {
    read(Packets.hex("81 c9 00 01 01 02 03 04"));
    assertThat(ReceiverReport.matches(compound)).isFalse();
    read(Packets.hex("80 c8 00 01 01 02 03 04"));
    assertThat(SenderReport.matches(compound)).isFalse();
  }

  @Test
  void sourceDescription() {
    byte[] golden =
        Packets.hex(
            """
            81 ca 00 03   ; one chunk, SDES, 4 words
            01 02 03 04   ; source
            01 04 63 61   ; CNAME of four bytes
            66 c3 00 00   ; the list ends with a null octet, padded
            """);
    byte[] name = {0x63, 0x61, 0x66, (byte) 0xc3};
    assertThat(written(SourceDescription.write(buffer, OFFSET, 0x01020304, name)))
        .isEqualTo(golden);
    byte[] ab = "ab".getBytes(StandardCharsets.UTF_8);
    read(written(SourceDescription.write(buffer, OFFSET, 5, ab)));
    assertThat(SourceDescription.matches(compound)).isTrue();
    assertThat(SourceDescription.canonicalName(compound, 5)).isEqualTo("ab");
    assertThat(SourceDescription.canonicalName(compound, 6)).isNull();
  }

  @Test
  void sourceDescriptionOfSeveralSourcesIsSearched() {
    read(
        Packets.hex(
            """
            82 ca 00 06   ; two chunks
            00 00 00 07
            02 01 41 00   ; NAME "A", end
            00 00 00 08
            02 01 42 01   ; NAME "B", CNAME
            02 68 69 00   ; "hi"
            00 00 00 00
            """));
    assertThat(SourceDescription.canonicalName(compound, 8)).isEqualTo("hi");
    assertThat(SourceDescription.canonicalName(compound, 7)).isNull();
  }

  @Test
  void sourceDescriptionWithAnItemThatDoesNotFitHasNoName() {
    read(Packets.hex("81 ca 00 02 00 00 00 07 01 09 41 42"));
    assertThat(SourceDescription.canonicalName(compound, 7)).isNull();
  }

  @Test
  void goodbye() {
    byte[] golden = Packets.hex("81 cb 00 01 0a 0b 0c 0d");
    assertThat(written(Goodbye.write(buffer, OFFSET, 0x0a0b0c0d))).isEqualTo(golden);
    read(golden);
    assertThat(Goodbye.matches(compound)).isTrue();
    assertThat(Goodbye.ssrc(compound, 0)).isEqualTo(0x0a0b0c0d);
    read(Packets.hex("82 cb 00 01 0a 0b 0c 0d"));
    assertThat(Goodbye.matches(compound)).isFalse();
  }

  @Test
  void genericNack() {
    byte[] golden =
        Packets.hex(
            """
            81 cd 00 04   ; FMT 1, RTPFB, 5 words
            01 02 03 04   ; who asks
            0a 0b 0c 0d   ; of which source
            ff fe 80 03   ; 65534, 65535, 0, and 65534 + 16
            00 20 00 00   ; 32
            """);
    int[] missing = {65534, 65535, 0, 14, 32, 99};
    int length = GenericNack.write(buffer, OFFSET, 0x01020304, 0x0a0b0c0d, missing, 5);
    assertThat(written(length)).isEqualTo(golden);
    read(golden);
    assertThat(GenericNack.matches(compound)).isTrue();
    assertThat(Feedback.mediaSsrc(compound)).isEqualTo(0x0a0b0c0d);
    List<Integer> read = new ArrayList<>();
    GenericNack.forEach(compound, read::add);
    assertThat(read).containsExactly(65534, 65535, 0, 14, 32);
  }

  @Test
  void pictureLoss() {
    byte[] golden = Packets.hex("81 ce 00 02 01 02 03 04 0a 0b 0c 0d");
    assertThat(written(PictureLoss.write(buffer, OFFSET, 0x01020304, 0x0a0b0c0d)))
        .isEqualTo(golden);
    read(golden);
    assertThat(PictureLoss.matches(compound)).isTrue();
    assertThat(Feedback.mediaSsrc(compound)).isEqualTo(0x0a0b0c0d);
    assertThat(FullIntraRequest.matches(compound)).isFalse();
  }

  @Test
  void fullIntraRequest() {
    byte[] golden = Packets.hex("84 ce 00 04 01 02 03 04 00 00 00 00 0a 0b 0c 0d c8 00 00 00");
    int length = FullIntraRequest.write(buffer, OFFSET, 0x01020304, 0x0a0b0c0d, 200);
    assertThat(written(length)).isEqualTo(golden);
    read(golden);
    assertThat(FullIntraRequest.matches(compound)).isTrue();
    assertThat(FullIntraRequest.entries(compound)).isEqualTo(1);
    assertThat(FullIntraRequest.ssrc(compound, 0)).isEqualTo(0x0a0b0c0d);
    assertThat(FullIntraRequest.command(compound, 0)).isEqualTo(200);
  }

  @Test
  void receiverEstimate() {
    read(
        Packets.hex(
            """
            8f ce 00 05
            01 02 03 04 00 00 00 00
            52 45 4d 42   ; REMB
            01 13 d0 90   ; one source, exponent 4, mantissa 0x3d090
            0a 0b 0c 0d
            """));
    assertThat(ReceiverEstimate.matches(compound)).isTrue();
    assertThat(ReceiverEstimate.bitrateBps(compound)).isEqualTo(4_000_000);
  }

  @Test
  void receiverEstimateDoesNotOverflow() {
    read(Packets.hex("8f ce 00 05 01020304 00000000 52454d42 01 ff ff ff 0a0b0c0d"));
    assertThat(ReceiverEstimate.bitrateBps(compound)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void otherPayloadFeedbackIsNoEstimate() {
    read(Packets.hex("8f ce 00 05 01020304 00000000 52454d43 01000000 0a0b0c0d"));
    assertThat(ReceiverEstimate.matches(compound)).isFalse();
  }
}
