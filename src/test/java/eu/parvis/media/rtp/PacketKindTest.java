package eu.parvis.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacketKindTest {

  private static final int OFFSET = 5;

  @ParameterizedTest
  @CsvSource({
    "0,1,STUN",
    "3,0,STUN",
    "4,0,UNKNOWN",
    "19,0,UNKNOWN",
    "20,254,DTLS",
    "63,254,DTLS",
    "64,0,UNKNOWN",
    "127,200,UNKNOWN",
    "128,111,RTP",
    "144,228,RTP",
    "191,100,RTP",
    "128,191,RTP",
    "128,192,RTCP",
    "129,201,RTCP",
    "143,206,RTCP",
    "128,223,RTCP",
    "128,224,RTP",
    "192,200,UNKNOWN",
    "255,255,UNKNOWN"
  })
  void classifiesByTheFirstBytes(int first, int second, PacketKind expected) {
    ByteBuffer buffer = ByteBuffer.allocate(20);
    buffer.put(OFFSET, (byte) first).put(OFFSET + 1, (byte) second);
    assertThat(PacketKind.of(buffer, OFFSET, 2)).isEqualTo(expected);
  }

  @Test
  void tooShortIsUnknown() {
    assertThat(PacketKind.of(ByteBuffer.allocate(1), 0, 1)).isEqualTo(PacketKind.UNKNOWN);
    assertThat(PacketKind.of(ByteBuffer.allocate(0), 0, 0)).isEqualTo(PacketKind.UNKNOWN);
  }
}
