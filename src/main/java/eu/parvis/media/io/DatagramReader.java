package eu.parvis.media.io;

import eu.parvis.media.DropReason;
import eu.parvis.media.ice.StunMessage;
import eu.parvis.media.session.Counters;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads the socket and hands each datagram to the loop that owns its sender. */
final class DatagramReader {

  private static final int LAST_STUN_BYTE = 3;
  private static final Logger LOG = LoggerFactory.getLogger(DatagramReader.class);

  private final UdpSocket socket;
  private final RoutingTable routes;
  private final Counters counters = new Counters(null);
  private final Thread thread;

  DatagramReader(UdpSocket socket, RoutingTable routes) {
    this.socket = socket;
    this.routes = routes;
    this.thread = Thread.ofPlatform().name("media-reader").daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  /** Counts what reached no session. */
  Counters counters() {
    return counters;
  }

  private void run() {
    // One byte longer than a slot, to tell a datagram that is cut off.
    ByteBuffer datagram = ByteBuffer.allocateDirect(PacketRing.SLOT_BYTES + 1);
    for (InetSocketAddress from = socket.receive(datagram);
        from != null;
        from = socket.receive(datagram)) {
      try {
        route(System.nanoTime(), from, datagram);
      } catch (RuntimeException e) {
        LOG.error("A datagram could not be routed", e);
      }
    }
  }

  private void route(long nowNanos, InetSocketAddress from, ByteBuffer datagram) {
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
