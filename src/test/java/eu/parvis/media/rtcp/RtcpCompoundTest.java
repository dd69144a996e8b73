package eu.parvis.media.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RtcpCompoundTest {

  private static final int OFFSET = 3;

  private final RtcpCompound compound = new RtcpCompound();
  private final ByteBuffer buffer = ByteBuffer.allocate(300);

  private boolean wrap(byte[] bytes) {
    buffer.put(OFFSET, bytes);
    return compound.wrap(buffer, OFFSET, bytes.length);
  }

  @Test
  void walksOverEveryPacket() {
    assertThat(
            wrap(
                Packets.hex(
                    """
                    80 c9 00 01 00 00 00 01
                    81 ca 00 02 00 00 00 01 01 00 00 00
                    81 ce 00 02 00 00 00 01 00 00 00 02
                    """)))
        .isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(compound.type()).isEqualTo(RtcpCompound.RECEIVER_REPORT);
    assertThat(compound.offset()).isEqualTo(OFFSET);
    assertThat(compound.length()).isEqualTo(8);
    assertThat(compound.next()).isTrue();
    assertThat(compound.type()).isEqualTo(RtcpCompound.SOURCE_DESCRIPTION);
    assertThat(compound.next()).isTrue();
    assertThat(compound.type()).isEqualTo(RtcpCompound.PAYLOAD_FEEDBACK);
    assertThat(compound.count()).isEqualTo(1);
    assertThat(compound.senderSsrc()).isEqualTo(1);
    assertThat(compound.next()).isFalse();
    assertThat(compound.next()).isFalse();
  }

  @Test
  void acceptsFeedbackAlone() { // RFC 5506
    assertThat(wrap(Packets.hex("81 ce 00 02 00 00 00 01 00 00 00 02"))).isTrue();
  }

  @Test
  void paddingOfTheLastPacketIsNoContent() {
    assertThat(wrap(Packets.hex("a0 c9 00 02 00 00 00 01 00 00 00 04"))).isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(compound.length()).isEqualTo(8);
  }

  @Test
  void acceptsOddPaddingInTheMiddleAsBrowsersSendIt() {
    assertThat(
            wrap(
                Packets.hex(
                    """
                    af cd 00 05 00 00 00 01 00 00 00 02
                    00 64 00 01   ; base 100, one status
                    00 00 01 03   ; reference time 1, feedback 3
                    20 01 08 01   ; run of one small delta, 8, one byte of padding
                    81 ce 00 02 00 00 00 01 00 00 00 02
                    """)))
        .isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(compound.length()).isEqualTo(23);
    assertThat(TransportFeedback.matches(compound)).isTrue();
    List<Long> arrivals = new ArrayList<>();
    assertThat(TransportFeedback.forEach(compound, (sequence, ticks) -> arrivals.add(ticks)))
        .isTrue();
    assertThat(arrivals).containsExactly(264L);
    assertThat(compound.next()).isTrue();
    assertThat(PictureLoss.matches(compound)).isTrue();
    assertThat(compound.next()).isFalse();
  }

  @Test
  void refusesWhatDoesNotAddUp() {
    assertThat(wrap(new byte[0])).isFalse();
    assertThat(wrap(Packets.hex("80 c9 00"))).isFalse();
    assertThat(wrap(Packets.hex("80 c9 00 02 00 00 00 01"))).as("longer than it is").isFalse();
    assertThat(wrap(Packets.hex("80 c9 00 01 00 00 00 01 80"))).as("a byte left").isFalse();
    assertThat(wrap(Packets.hex("40 c9 00 01 00 00 00 01"))).as("version 1").isFalse();
    assertThat(wrap(Packets.hex("a0 c9 00 01 00 00 00 00"))).as("no padding").isFalse();
    assertThat(wrap(Packets.hex("a0 c9 00 01 00 00 00 05"))).as("too much padding").isFalse();
    assertThat(compound.next()).isFalse();
  }

  @Test
  void headerAloneHasNoSender() {
    assertThat(wrap(Packets.hex("80 cb 00 00"))).isTrue();
    assertThat(compound.next()).isTrue();
    assertThat(compound.senderSsrc()).isZero();
  }
}
