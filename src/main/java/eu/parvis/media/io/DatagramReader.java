package eu.parvis.media.io;

import eu.parvis.media.DropReason;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.StunMessage;
import eu.parvis.media.session.Counters;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads the port and hands each datagram to the loop that owns its sender. */
final class DatagramReader {

  private static final int LAST_STUN_BYTE = 3;
  private static final Logger LOG = LoggerFactory.getLogger(DatagramReader.class);

  private final UdpPort port;
  private final RoutingTable routes;
  private final Counters counters = new Counters(null);
  private final Thread thread;

  DatagramReader(UdpPort port, RoutingTable routes) {
    this.port = port;
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
    port.receive(ByteBuffer.allocateDirect(PacketRing.SLOT_BYTES + 1), this::datagram);
  }

  /** A fault, an Error too, costs its datagram and not the port. */
  private void datagram(InetSocketAddress local, InetSocketAddress remote, ByteBuffer datagram) {
    try {
      route(System.nanoTime(), local, remote, datagram);
    } catch (Throwable e) {
      LOG.error("A datagram could not be routed", e);
    }
  }

  private void route(
      long nowNanos, InetSocketAddress local, InetSocketAddress remote, ByteBuffer datagram) {
    if (!datagram.hasRemaining() || datagram.remaining() > PacketRing.SLOT_BYTES) {
      drop(DropReason.UNKNOWN_PROTOCOL, datagram);
      return;
    }
    RoutingTable.Claim known = routes.find(local, remote);
    String ufrag = checkedUfrag(datagram);
    if (ufrag != null) {
      RoutingTable.Route route = routes.find(ufrag);
      CandidatePair pair = known == null ? new CandidatePair(local, remote) : known.pair();
      offer(nowNanos, route, pair, datagram);
    } else if (known != null) {
      offer(nowNanos, known.route(), known.pair(), datagram);
    } else {
      drop(DropReason.UNKNOWN_PEER, datagram);
    }
  }

  /** A connectivity check names its receiver; everything else is known by where it comes from. */
  private static @Nullable String checkedUfrag(ByteBuffer datagram) {
    if ((datagram.get(datagram.position()) & 0xFF) > LAST_STUN_BYTE) {
      return null;
    }
    StunMessage message = StunMessage.parse(datagram);
    return message == null || !message.isBindingRequest() ? null : message.localUfrag();
  }

  private void offer(
      long nowNanos, RoutingTable.@Nullable Route route, CandidatePair pair, ByteBuffer datagram) {
    if (route == null) {
      drop(DropReason.UNKNOWN_PEER, datagram);
    } else if (!route.loop().offer(nowNanos, pair, route.session(), datagram)) {
      drop(DropReason.QUEUE_FULL, datagram);
    }
  }

  private void drop(DropReason reason, ByteBuffer datagram) {
    counters.add(Counters.Count.PACKETS_IN, 1);
    counters.add(Counters.Count.BYTES_IN, datagram.remaining());
    counters.dropped(reason);
  }
}
