package eu.parvis.media.testkit;

import eu.parvis.link.Conditions;
import eu.parvis.link.Link;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * Datagrams in flight. Seeded, so that a failing test fails again. Time is what the caller says.
 */
public final class SimulatedNetwork {

  // Of UDP and IPv4, which a link carries too.
  private static final int HEADER_BYTES = 28;

  /** A host. */
  public interface Host {
    void receive(long nowNanos, InetSocketAddress from, ByteBuffer datagram);
  }

  private record Flight(
      long atNanos, long order, InetSocketAddress from, InetSocketAddress to, ByteBuffer bytes)
      implements Comparable<Flight> {
    @Override
    public int compareTo(Flight other) {
      int byTime = Long.compare(atNanos, other.atNanos);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Random random;
  private final Map<InetSocketAddress, Host> hosts = new HashMap<>();
  private final Link good = new Link(Conditions.good(), 0);
  private final Map<InetSocketAddress, Link> linksFrom = new HashMap<>();
  private final Map<InetSocketAddress, Link> linksTo = new HashMap<>();
  private final PriorityQueue<Flight> flights = new PriorityQueue<>();
  private long sent;

  public SimulatedNetwork(long seed) {
    random = new Random(seed);
  }

  public void attach(InetSocketAddress address, Host host) {
    hosts.put(address, host);
  }

  /** Sets what happens to everything that the host sends. */
  public void linkFrom(InetSocketAddress address, Conditions conditions) {
    set(linksFrom, address, conditions);
  }

  /** Sets what happens to everything that is sent to the host. */
  public void linkTo(InetSocketAddress address, Conditions conditions) {
    set(linksTo, address, conditions);
  }

  private void set(
      Map<InetSocketAddress, Link> links, InetSocketAddress address, Conditions conditions) {
    links
        .computeIfAbsent(address, _ -> new Link(conditions, random.nextLong()))
        .conditions(conditions);
  }

  public void send(long nowNanos, InetSocketAddress from, InetSocketAddress to, ByteBuffer bytes) {
    Link link = linksTo.getOrDefault(to, linksFrom.getOrDefault(from, good));
    var copy = ByteBuffer.allocate(bytes.remaining());
    copy.put(0, bytes, bytes.position(), bytes.remaining());
    long atNanos = link.send(nowNanos, bytes.remaining() + HEADER_BYTES);
    if (atNanos != Link.DROPPED) {
      flights.add(new Flight(atNanos, sent++, from, to, copy));
    }
  }

  /** Returns when the next datagram arrives, or {@link Long#MAX_VALUE}. */
  public long nextArrivalNanos() {
    Flight next = flights.peek();
    return next == null ? Long.MAX_VALUE : next.atNanos();
  }

  /** Delivers what has arrived by {@code nowNanos}. */
  public void deliver(long nowNanos) {
    while (nextArrivalNanos() <= nowNanos) {
      Flight flight = flights.remove();
      Host host = hosts.get(flight.to());
      if (host != null) {
        var datagram = ByteBuffer.allocate(2048).put(flight.bytes()).flip();
        host.receive(flight.atNanos(), flight.from(), datagram);
      }
    }
  }
}
