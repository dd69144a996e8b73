package eu.parvis.media.session;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.DropReason;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TransportSecurityTest {

  private static final String OTHER_FINGERPRINT = "00:".repeat(31) + "00";

  private final World world = new World(11);

  @Test
  void showsTheCertificateThatSignallingAnnounces() {
    TestPeer alice = world.peer("aaaa0001").connect();
    assertThat(alice.dtls().serverFingerprint()).isEqualTo(world.fingerprint());
  }

  @Test
  void wrongFingerprintGetsNoMediaEver() {
    TestPeer bob = world.peer("bbbb0002").connect();
    bob.media().announce(2);
    TestPeer mallory = world.peer("eeee0005");
    mallory.answer(OTHER_FINGERPRINT).check();
    world.runUntil(() -> !mallory.events().isEmpty());
    assertThat(mallory.events())
        .containsExactly(new MediaEvent.Failed("eeee0005", Reason.WRONG_FINGERPRINT));
    bob.media().sendAudio();
    mallory.answer().check();
    world.runMillis(1000);
    bob.media().sendAudio();
    world.runMillis(1000);
    assertThat(mallory.isSecured()).isFalse();
    assertThat(mallory.media().arrivals()).isEmpty();
    assertThat(mallory.events()).hasSize(1);
  }

  @Test
  void handshakeWaitsForSignallingButKeepsTheFirstFlight() {
    TestPeer alice = world.peer("aaaa0001");
    alice.ice().takeControl();
    alice.check();
    world.runMillis(200);
    assertThat(alice.ice().succeeded()).isTrue();
    assertThat(alice.isSecured()).isFalse();
    alice.answer();
    world.runUntil(alice::isSecured);
  }

  /**
   * The switch is {@code valid} at DTLS in {@code PeerTransport}: without it the first ClientHello
   * wins.
   */
  @Tag("asvs-17.2.6")
  @Test
  void dtlsFromAnAddressThatIceDidNotValidateIsIgnored() {
    TestPeer alice = world.peer("aaaa0001").answer();
    alice.session().receive(world.nowNanos(), alice.pair(), clientHello());
    assertThat(alice.counters().get(DropReason.ADDRESS_UNVALIDATED)).isEqualTo(1);
    var other = new InetSocketAddress("203.0.113.66", 4444);
    TestPeer bob = world.peer("bbbb0002").connect();
    bob.session().receive(world.nowNanos(), bob.pairFrom(other), clientHello());
    assertThat(bob.counters().get(DropReason.ADDRESS_UNVALIDATED)).isEqualTo(1);
  }

  private static ByteBuffer clientHello() {
    return ByteBuffer.wrap(new byte[] {22, (byte) 254, (byte) 253, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0});
  }

  @Test
  void mediaFromAnAddressThatIceDidNotValidateIsIgnored() {
    TestPeer alice = world.peer("aaaa0001").connect();
    alice.media().announce(1);
    ByteBuffer packet = alice.media().sendAudio();
    var other = new InetSocketAddress("203.0.113.66", 4444);
    alice.session().receive(world.nowNanos(), alice.pairFrom(other), packet.duplicate());
    assertThat(alice.counters().get(DropReason.ADDRESS_UNVALIDATED)).isEqualTo(1);
  }

  @Test
  void replayedPacketIsDropped() {
    TestPeer alice = world.peer("aaaa0001").connect();
    TestPeer bob = world.peer("bbbb0002").connect();
    alice.media().announce(1);
    ByteBuffer packet = alice.media().sendAudio();
    alice.send(packet);
    world.runMillis(100);
    assertThat(bob.media().arrivals()).hasSize(1);
    assertThat(alice.counters().get(DropReason.SRTP_REPLAYED)).isEqualTo(1);
  }

  @Test
  void alteredPacketIsDropped() {
    TestPeer alice = world.peer("aaaa0001").connect();
    TestPeer bob = world.peer("bbbb0002").connect();
    alice.media().announce(1);
    alice.silent(true);
    ByteBuffer packet = alice.media().sendAudio();
    alice.silent(false);
    packet.put(30, (byte) (packet.get(30) ^ 1));
    alice.send(packet);
    world.runMillis(100);
    assertThat(bob.media().arrivals()).isEmpty();
    assertThat(alice.counters().get(DropReason.SRTP_UNAUTHENTICATED)).isEqualTo(1);
  }

  @Test
  void checkWithoutThePasswordValidatesNothing() {
    TestPeer alice = world.peer("aaaa0001").answer();
    alice.send(alice.ice().forgedCheck());
    world.runMillis(100);
    assertThat(alice.counters().get(DropReason.STUN_UNAUTHENTICATED)).isEqualTo(1);
    assertThat(alice.counters().get(Counters.Count.PACKETS_OUT)).isZero();
  }

  /** The switch is the drop in {@code PeerTransport} of what is no packet. */
  @Tag("asvs-17.2.4")
  @Test
  void garbageIsCountedAndChangesNothing() {
    TestPeer alice = world.peer("aaaa0001").connect();
    TestPeer bob = world.peer("bbbb0002").connect();
    alice.media().announce(1);
    var random = new Random(3);
    long before = droppedOf(alice);
    for (int i = 0; i < 5000; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      alice.send(ByteBuffer.wrap(garbage));
    }
    for (int first : new int[] {0, 1, 22, 0x80, 0x90, 0xB0, 0xBF}) {
      for (int length = 0; length < 64; length++) {
        byte[] garbage = new byte[length];
        if (length > 0) {
          garbage[0] = (byte) first;
        }
        alice.send(ByteBuffer.wrap(garbage));
      }
    }
    world.runMillis(100);
    assertThat(droppedOf(alice) - before).isGreaterThan(4000);
    alice.media().sendAudio();
    world.runMillis(100);
    assertThat(bob.media().arrivals()).hasSize(1);
  }

  private static long droppedOf(TestPeer peer) {
    return peer.counters().ofEndpoint().dropped().values().stream().mapToLong(i -> i).sum();
  }

  @Test
  void oneAddressServesOnePeer() {
    TestPeer alice = world.peer("aaaa0001").connect();
    TestPeer mallory = world.peer("eeee0005").answer();
    mallory.ice().takeControl();
    mallory.session().receive(world.nowNanos(), alice.pair(), mallory.ice().check());
    assertThat(mallory.counters().get(DropReason.ADDRESS_REFUSED)).isEqualTo(1);
  }

  @Test
  void theHandshakeIsAnsweredOverThePairThatItCameOver() {
    TestPeer alice = world.peer("aaaa0001");
    alice.withoutDtls();
    alice.withoutAnswers();
    alice.answer().check();
    world.runMillis(100);
    alice.sendTo(World.BRIDGE_V6);
    alice.check();
    world.runMillis(100);
    alice.sendTo(World.BRIDGE);
    alice.dtls().start();
    world.runUntil(alice::isSecured);
    assertThat(alice.lastReachedFrom()).isEqualTo(World.BRIDGE);
  }

  @Test
  void aPeerHasABoundedNumberOfAddresses() {
    TestPeer alice = world.peer("aaaa0001").answer();
    alice.ice().takeControl();
    for (int port = 1; port <= IceAgent.MAX_PAIRS + 8; port++) {
      var from = new InetSocketAddress("203.0.113.7", port);
      alice.session().receive(world.nowNanos(), alice.pairFrom(from), alice.ice().check());
    }
    assertThat(world.pairs()).isEqualTo(IceAgent.MAX_PAIRS);
  }
}
