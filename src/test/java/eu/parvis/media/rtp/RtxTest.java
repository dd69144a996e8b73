package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtxTest {

  private static final int SSRC = 0x11111111;
  private static final int RTX_SSRC = 0x22222222;

  private static Packets packet() {
    return Packets.rtp(SSRC, 65535, 9000)
        .payloadType(100)
        .marker()
        .transportSequence(5, 77)
        .payload((byte) 1, (byte) 2, (byte) 3)
        .padding(3);
  }

  @Test
  void encapsulatesAsRfc4588Says() {
    RtpView view = packet().view();
    assertThat(Rtx.encapsulate(view, RTX_SSRC, 96, 4)).isTrue();
    assertThat(Packets.bytesOf(view))
        .isEqualTo(
            Packets.hex(
                """
                b0 e0 00 04   ; V=2 P X, M PT=96, sequence of the retransmission stream
                00 00 23 28   ; timestamp of the original
                22 22 22 22   ; SSRC of the retransmission stream
                be de 00 01   ; the extension is kept
                51 00 4d 00
                ff ff         ; original sequence number
                01 02 03      ; payload
                00 00 03      ; padding
                """));
  }

  @Test
  void decapsulationRestoresTheOriginal() {
    RtpView view = packet().view();
    byte[] original = Packets.bytesOf(view);
    assertThat(Rtx.encapsulate(view, RTX_SSRC, 96, 4)).isTrue();
    assertThat(Rtx.decapsulate(view, SSRC, 100)).isTrue();
    assertThat(Packets.bytesOf(view)).isEqualTo(original);
    assertThat(view.sequence()).isEqualTo(65535);
  }

  @Test
  void probesCarryNoOriginal() {
    RtpView padding = Packets.rtp(RTX_SSRC, 1, 2).payloadType(96).padding(200).view();
    byte[] before = Packets.bytesOf(padding);
    assertThat(Rtx.decapsulate(padding, SSRC, 100)).isFalse();
    assertThat(Packets.bytesOf(padding)).isEqualTo(before);
    RtpView oneByte = Packets.rtp(RTX_SSRC, 1, 2).payload((byte) 9).view();
    assertThat(Rtx.decapsulate(oneByte, SSRC, 100)).isFalse();
  }

  @Test
  void needsRoomInFrontOfThePacket() {
    byte[] bytes = packet().bytes();
    RtpView view = new RtpView();
    view.wrap(ByteBuffer.wrap(bytes), 0, bytes.length);
    assertThat(Rtx.encapsulate(view, RTX_SSRC, 96, 4)).isFalse();
    assertThat(bytes).isEqualTo(packet().bytes());
  }
}
