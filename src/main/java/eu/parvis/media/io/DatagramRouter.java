package eu.parvis.media.io;

import eu.parvis.media.DropReason;
import eu.parvis.media.ice.StunMessage;
import eu.parvis.media.session.Counters;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Hands each datagram to the loop that owns its sender. For the reader's thread. */
final class DatagramRouter implements DatagramReader.Sink {

  private static final int LAST_STUN_BYTE = 3;

  private final RoutingTable routes;
  private final Counters counters = new Counters(null);

  DatagramRouter(RoutingTable routes) {
    this.routes = routes;
  }

  /** Counts what reached no session; any thread may read it. */
  Counters counters() {
    return counters;
  }

  @Override
  public void take(long nowNanos, InetSocketAddress from, ByteBuffer datagram) {
    if (!datagram.hasRemaining() || datagram.remaining() > PacketRing.SLOT_BYTES) {
      drop(DropReason.UNKNOWN_PROTOCOL, datagram);
      return;
    }
    RoutingTable.Route route = find(from, datagram);
    if (route == null) {
      drop(DropReason.UNKNOWN_PEER, datagram);
    } else if (!route.loop().offer(nowNanos, from, route.session(), datagram)) {
      drop(DropReason.QUEUE_FULL, datagram);
    }
  }

  /** A connectivity check names its receiver; everything else is known by where it comes from. */
  private RoutingTable.@Nullable Route find(InetSocketAddress from, ByteBuffer datagram) {
    if ((datagram.get(datagram.position()) & 0xFF) <= LAST_STUN_BYTE) {
      StunMessage message = StunMessage.parse(datagram);
      if (message != null && message.isBindingRequest()) {
        String ufrag = message.localUfrag();
        return ufrag == null ? null : routes.find(ufrag);
      }
    }
    return routes.find(from);
  }

  private void drop(DropReason reason, ByteBuffer datagram) {
    counters.add(Counters.Count.PACKETS_IN, 1);
    counters.add(Counters.Count.BYTES_IN, datagram.remaining());
    counters.dropped(reason);
  }
}
