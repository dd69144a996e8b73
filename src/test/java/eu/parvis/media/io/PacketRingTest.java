package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.session.PeerSession;
import eu.parvis.media.testkit.World;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class PacketRingTest {

  private static final CandidatePair PAIR =
      new CandidatePair(World.BRIDGE, new InetSocketAddress("198.51.100.1", 1111));

  private final PeerSession session = new World(1).peer("aaaa0001").session();
  private final PacketRing ring = new PacketRing(4);

  private boolean offer() {
    return ring.offer(1, PAIR, session, ByteBuffer.allocateDirect(100));
  }

  @Test
  void holdsItsCapacityAndNoMore() {
    for (int i = 0; i < 4; i++) {
      assertThat(offer()).isTrue();
    }
    assertThat(offer()).isFalse();
    ring.release();
    assertThat(offer()).isTrue();
  }

  @Test
  void givesNothingWhenEmpty() {
    assertThat(ring.isEmpty()).isTrue();
    assertThat(ring.poll()).isNull();
    offer();
    assertThat(ring.isEmpty()).isFalse();
    assertThat(ring.poll()).isNotNull();
    ring.release();
    assertThat(ring.poll()).isNull();
  }

  @Test
  void takesTheLongestDatagram() {
    assertThat(ring.offer(1, PAIR, session, ByteBuffer.allocateDirect(PacketRing.SLOT_BYTES)))
        .isTrue();
  }
}
