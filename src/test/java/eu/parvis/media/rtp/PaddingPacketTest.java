package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PaddingPacketTest {

  private static final int AT = 17;

  @Test
  void isAPacketOfPaddingWithRoomForItsElements() {
    ByteBuffer buffer = ByteBuffer.allocate(400);
    for (int i = 0; i < buffer.capacity(); i++) {
      buffer.put(i, (byte) 0xA5);
    }
    PaddingPacket.write(buffer, AT, 5, 3);
    RtpView view = new RtpView();
    assertThat(view.wrap(buffer, AT, PaddingPacket.LENGTH)).isTrue();
    assertThat(view.payloadLength()).isZero();
    assertThat(HeaderExtensions.transportSequence(view, 5, 0x1234)).isTrue();
    assertThat(HeaderExtensions.absoluteSendTime(view, 3, 0x56789A)).isTrue();
    assertThat(HeaderExtensions.transportSequence(view, 5)).isEqualTo(0x1234);
    assertThat(HeaderExtensions.absoluteSendTime(view, 3)).isEqualTo(0x56789A);
    assertThat(buffer.get(AT - 1)).isEqualTo((byte) 0xA5);
    assertThat(buffer.get(AT + PaddingPacket.LENGTH)).isEqualTo((byte) 0xA5);
  }
}
