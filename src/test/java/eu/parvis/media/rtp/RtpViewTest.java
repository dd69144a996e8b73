package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RtpViewTest {

  private static final int OFFSET = 41;

  private static final byte[] GOLDEN =
      Packets.hex(
          """
          b2 e4 fe dc   ; V=2 P X CC=2, M PT=100, sequence 65244
          89 ab cd ef   ; timestamp
          f0 e1 d2 c3   ; SSRC
          00 00 00 01   ; CSRC
          00 00 00 02   ; CSRC
          be de 00 01   ; one-byte extension of one word
          10 2a 00 00   ; id 1, one byte, padding
          aa bb cc 00   ; three bytes of payload
          00 00 00 05   ; five bytes of padding
          """);

  private final RtpView view = new RtpView();
  private final ByteBuffer buffer = ByteBuffer.allocate(200);

  private boolean wrap(byte[] bytes) {
    buffer.put(OFFSET, bytes);
    return view.wrap(buffer, OFFSET, bytes.length);
  }

  @Test
  void readsEveryFieldAtAnOffset() {
    assertThat(wrap(GOLDEN)).isTrue();
    assertThat(view.payloadType()).isEqualTo(100);
    assertThat(view.marker()).isTrue();
    assertThat(view.sequence()).isEqualTo(65244);
    assertThat(view.timestamp()).isEqualTo(0x89abcdef);
    assertThat(view.ssrc()).isEqualTo(0xf0e1d2c3);
    assertThat(view.csrcCount()).isEqualTo(2);
    assertThat(view.headerLength()).isEqualTo(28);
    assertThat(view.payloadOffset()).isEqualTo(OFFSET + 28);
    assertThat(view.payloadLength()).isEqualTo(3);
    assertThat(view.paddingLength()).isEqualTo(5);
    assertThat(view.length()).isEqualTo(GOLDEN.length);
    assertThat(view.offset()).isEqualTo(OFFSET);
    assertThat(view.extensionProfile()).isEqualTo(0xBEDE);
    assertThat(view.extensionOffset()).isEqualTo(OFFSET + 24);
    assertThat(view.extensionLength()).isEqualTo(4);
  }

  @Test
  void writesFieldsWithoutTouchingTheirNeighbours() {
    assertThat(wrap(GOLDEN)).isTrue();
    view.payloadType(96);
    view.sequence(0x12345);
    view.timestamp(7);
    view.ssrc(0x01020304);
    byte[] expected = GOLDEN.clone();
    System.arraycopy(Packets.hex("e0 23 45 00 00 00 07 01 02 03 04"), 0, expected, 1, 11);
    assertThat(Packets.bytesOf(view)).isEqualTo(expected);
    assertThat(buffer.get(OFFSET - 1)).isZero();
    assertThat(buffer.get(OFFSET + GOLDEN.length)).isZero();
  }

  @Test
  void refusesEveryTruncationOfTheHeader() {
    for (int length = 0; length < 28; length++) {
      buffer.put(OFFSET, GOLDEN);
      assertThat(view.wrap(buffer, OFFSET, length)).as("%d bytes", length).isFalse();
    }
  }

  @Test
  void refusesOtherVersions() {
    byte[] packet = GOLDEN.clone();
    packet[0] = (byte) ((packet[0] & 0x3F) | 0x40);
    assertThat(wrap(packet)).isFalse();
  }

  @Test
  void refusesPaddingThatIsNoneOrLongerThanThePayload() {
    byte[] packet = GOLDEN.clone();
    packet[packet.length - 1] = 0;
    assertThat(wrap(packet)).isFalse();
    packet[packet.length - 1] = 9;
    assertThat(wrap(packet)).isFalse();
    packet[packet.length - 1] = 8;
    assertThat(wrap(packet)).isTrue();
    assertThat(view.payloadLength()).isZero();
  }

  /** The switch is the comparison of the header with the length in {@code RtpView}. */
  @Tag("asvs-1.4.2")
  @Test
  void refusesExtensionThatIsLongerThanThePacket() {
    byte[] packet = GOLDEN.clone();
    packet[0] = (byte) (packet[0] & ~RtpView.PADDING_BIT); // or its length would tell as well
    assertThat(wrap(packet)).isTrue();
    packet[23] = 4;
    assertThat(wrap(packet)).isFalse();
  }

  @Test
  void refusesARangeOutsideTheBuffer() {
    assertThat(view.wrap(buffer, 190, 12)).isFalse();
    assertThat(view.wrap(buffer, -1, 12)).isFalse();
  }

  @Test
  void staysInsideThePacketWhateverItsBytesAre() {
    Random random = new Random(7);
    ByteBuffer exact = ByteBuffer.allocate(60);
    int accepted = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[12 + random.nextInt(49)];
      random.nextBytes(bytes);
      bytes[0] = (byte) ((bytes[0] & 0x3F) | 0x80);
      int offset = 60 - bytes.length;
      exact.put(offset, bytes);
      if (view.wrap(exact, offset, bytes.length)) {
        accepted++;
        assertThat(view.payloadLength()).isNotNegative();
        assertThat(view.payloadOffset() + view.payloadLength()).isLessThanOrEqualTo(60);
        assertThat(view.toString()).startsWith("RTP[");
        HeaderExtensions.transportSequence(view, 5);
        HeaderExtensions.erase(view, 3);
      }
    }
    assertThat(accepted).isGreaterThan(1000);
  }
}
