package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

  private static final InetSocketAddress ADDRESS = new InetSocketAddress("198.51.100.1", 1111);
  private static final CandidatePair PAIR = new CandidatePair(World.BRIDGE, ADDRESS);
  private static final long SECOND = 1_000_000_000L;

  private final World world = new World(1);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");
  private final UdpPort port = UdpPort.bind(InetAddress.getLoopbackAddress(), 0);
  private final RoutingTable table = new RoutingTable();
  private final MediaLoop loop = new MediaLoop(0, port, table, new DtlsEngine(), 3);
  private final RoutingTable.Route toAlice = new RoutingTable.Route(loop, alice.session());
  private final RoutingTable.Route toBob = new RoutingTable.Route(loop, bob.session());

  @AfterEach
  void close() {
    port.close();
  }

  private RoutingTable.@Nullable Route owner() {
    RoutingTable.Claim claim = table.find(World.BRIDGE, ADDRESS);
    return claim == null ? null : claim.route();
  }

  @Test
  void addressStaysWithThePeerThatIsHeard() {
    alice.connect();
    long nowNanos = alice.session().heardNanos();
    assertThat(table.claim(PAIR, toAlice, nowNanos)).isTrue();
    assertThat(table.claim(PAIR, toBob, nowNanos + 2 * SECOND)).isFalse();
    assertThat(owner()).isEqualTo(toAlice);
    assertThat(table.claim(PAIR, toAlice, nowNanos + 2 * SECOND)).isTrue();
  }

  @Test
  void addressOfPeerThatWentSilentMayBeTaken() {
    alice.connect();
    long nowNanos = alice.session().heardNanos();
    table.claim(PAIR, toAlice, nowNanos);
    assertThat(table.claim(PAIR, toBob, nowNanos + 4 * SECOND)).isTrue();
    assertThat(owner()).isEqualTo(toBob);
  }

  @Test
  void theSameAddressMayReachSomebodyElseOverAnotherLocalOne() {
    var other = new CandidatePair(World.BRIDGE_V6, ADDRESS);
    assertThat(table.claim(PAIR, toAlice, 0)).isTrue();
    assertThat(table.claim(other, toBob, 0)).isTrue();
    assertThat(owner()).isEqualTo(toAlice);
  }

  @Test
  void aPairIsGivenBackByItsOwnerOnly() {
    table.claim(PAIR, toAlice, 0);
    table.remove(PAIR, toBob.session());
    assertThat(owner()).isEqualTo(toAlice);
    table.remove(PAIR, alice.session());
    assertThat(owner()).isNull();
  }

  @Test
  void fragmentOfTransportThatWasReplacedLeadsNowhere() {
    table.add("evtj", toAlice);
    table.add("next", toAlice);
    table.add("other", toBob);
    table.claim(PAIR, toAlice, 0);
    assertThat(table.endpoints()).isEqualTo(2);
    table.retire(alice.session(), "evtj");
    table.retire(alice.session(), "other");
    assertThat(table.find("evtj")).isNull();
    assertThat(table.find("next")).isEqualTo(toAlice);
    assertThat(table.find("other")).as("it is somebody else's").isEqualTo(toBob);
    assertThat(owner()).as("media may still come").isEqualTo(toAlice);
    assertThat(table.endpoints()).isEqualTo(2);
  }

  /** The switch is {@code RoutingTable.remove}. */
  @Tag("asvs-1.4.3")
  @Test
  void forgetsEverythingOfPeerThatIsGone() {
    table.add("evtj", toAlice);
    table.claim(PAIR, toAlice, 0);
    assertThat(table.endpoints()).isEqualTo(1);
    table.remove(alice.session());
    assertThat(table.find("evtj")).isNull();
    assertThat(owner()).isNull();
    assertThat(table.endpoints()).isZero();
  }
}
