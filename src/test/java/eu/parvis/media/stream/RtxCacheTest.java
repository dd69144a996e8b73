package eu.parvis.media.stream;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.testkit.Packets;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtxCacheTest {

  private static final int OFFSET = 7;

  private final ByteBuffer target = ByteBuffer.allocate(2000);

  private static RtpView packet(int sequence, int payload, int fill) {
    byte[] bytes = new byte[payload];
    Arrays.fill(bytes, (byte) fill);
    return Packets.rtp(1, sequence, fill).payload(bytes).view();
  }

  private byte[] read(RtxCache cache, long sequence) {
    byte[] bytes = new byte[cache.read(sequence, target, OFFSET, 1500)];
    target.get(OFFSET, bytes);
    return bytes;
  }

  @Test
  void returnsACopyOfThePacket() {
    RtxCache cache = new RtxCache(4096);
    RtpView packet = packet(9, 100, 3);
    cache.store(65536 + 9, packet);
    byte[] expected = Packets.bytesOf(packet);
    packet.sequence(1000);
    assertThat(read(cache, 65536 + 9)).isEqualTo(expected);
    assertThat(read(cache, 65536 + 10)).isEmpty();
    assertThat(read(cache, 9)).isEmpty();
  }

  @Test
  void givesNothingThatDoesNotFit() {
    RtxCache cache = new RtxCache(4096);
    cache.store(70_000, packet(1, 100, 3));
    assertThat(cache.read(70_000, target, OFFSET, 111)).isZero();
    assertThat(cache.read(70_000, target, OFFSET, 112)).isEqualTo(112);
  }

  @Test
  void doesNotKeepAPacketLargerThanItself() {
    RtxCache cache = new RtxCache(2048);
    cache.store(70_000, packet(1, 3000, 3));
    assertThat(read(cache, 70_000)).isEmpty();
  }

  @Test
  void returnsTheRightBytesOrNothing() {
    Random random = new Random(17);
    int capacity = 20_000;
    RtxCache cache = new RtxCache(capacity);
    byte[][] model = new byte[5_000][];
    for (int i = 0; i < model.length; i++) {
      RtpView packet = packet(i, random.nextInt(1200), random.nextInt());
      cache.store(65_536 + i, packet);
      model[i] = Packets.bytesOf(packet);
      int asked = Math.max(0, i - random.nextInt(60));
      byte[] found = read(cache, 65_536 + asked);
      if (i - asked < 10) {
        assertThat(found).as("one of the last ten").isEqualTo(model[asked]);
      } else if (found.length > 0) {
        assertThat(found).isEqualTo(model[asked]);
      }
    }
  }
}
