package eu.parvis.media.io;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.media.dtls.DtlsEngine;
import eu.parvis.media.testkit.TestPeer;
import eu.parvis.media.testkit.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RoutingTableTest {

  private static final InetSocketAddress ADDRESS = new InetSocketAddress("198.51.100.1", 1111);
  private static final long SECOND = 1_000_000_000L;

  private final World world = new World(1);
  private final TestPeer alice = world.peer("aaaa0001");
  private final TestPeer bob = world.peer("bbbb0002");
  private final UdpSocket socket = UdpSocket.bind(InetAddress.getLoopbackAddress(), 0);
  private final RoutingTable table = new RoutingTable();
  private final MediaLoop loop = new MediaLoop(0, socket, table, new DtlsEngine());
  private final RoutingTable.Route toAlice = new RoutingTable.Route(loop, alice.session());
  private final RoutingTable.Route toBob = new RoutingTable.Route(loop, bob.session());

  @AfterEach
  void close() {
    socket.close();
  }

  @Test
  void addressStaysWithThePeerThatIsHeard() {
    alice.connect();
    long nowNanos = alice.session().heardNanos();
    assertThat(table.claim(ADDRESS, toAlice, nowNanos)).isTrue();
    assertThat(table.claim(ADDRESS, toBob, nowNanos + 2 * SECOND)).isFalse();
    assertThat(table.find(ADDRESS)).isEqualTo(toAlice);
    assertThat(table.claim(ADDRESS, toAlice, nowNanos + 2 * SECOND)).isTrue();
  }

  @Test
  void addressOfPeerThatWentSilentMayBeTaken() {
    alice.connect();
    long nowNanos = alice.session().heardNanos();
    table.claim(ADDRESS, toAlice, nowNanos);
    assertThat(table.claim(ADDRESS, toBob, nowNanos + 4 * SECOND)).isTrue();
    assertThat(table.find(ADDRESS)).isEqualTo(toBob);
  }

  @Test
  void forgetsEverythingOfPeerThatIsGone() {
    table.add("evtj", toAlice);
    table.claim(ADDRESS, toAlice, 0);
    assertThat(table.endpoints()).isEqualTo(1);
    table.remove(alice.session());
    assertThat(table.find("evtj")).isNull();
    assertThat(table.find(ADDRESS)).isNull();
    assertThat(table.endpoints()).isZero();
  }
}
