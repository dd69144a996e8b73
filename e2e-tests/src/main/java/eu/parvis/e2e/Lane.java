package eu.parvis.e2e;

import eu.parvis.link.Conditions;
import eu.parvis.link.Link;
import java.io.IOException;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** One direction of a {@link Relay}: hands datagrams on when the model of the link says so. */
final class Lane implements AutoCloseable {

  /** Where a datagram goes once it has passed the link. */
  interface Exit {
    void send(byte[] datagram) throws IOException;
  }

  /** What UDP and IPv4 put before a datagram. */
  private static final int HEADER_BYTES = 28;

  private final DelayQueue<Parcel> underWay = new DelayQueue<>();
  private final Link link;
  private final Thread driver;
  private long sent;

  /** Opens a good link. */
  Lane(String name, long seed) {
    link = new Link(Conditions.good(), seed);
    driver = Thread.ofPlatform().daemon().name(name).start(this::drive);
  }

  synchronized void conditions(Conditions conditions) {
    link.conditions(conditions);
  }

  /** Bytes that arrived at the other side, headers of UDP and IPv4 included. */
  synchronized long deliveredBytes() {
    return link.deliveredBytes();
  }

  synchronized void send(byte[] datagram, Exit exit) {
    long arrival = link.send(System.nanoTime(), datagram.length + HEADER_BYTES);
    if (arrival != Link.DROPPED) {
      underWay.add(new Parcel(arrival, sent++, datagram, exit));
    }
  }

  private void drive() {
    try {
      while (true) {
        Parcel parcel = underWay.take();
        try {
          parcel.exit.send(parcel.datagram);
        } catch (IOException gone) {
          // Like on any link: what nobody takes is lost.
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    driver.interrupt();
  }

  private record Parcel(long arrivalNanos, long number, byte[] datagram, Exit exit)
      implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(arrivalNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Parcel parcel = (Parcel) other;
      long first = arrivalNanos - parcel.arrivalNanos;
      return Long.signum(first == 0 ? number - parcel.number : first);
    }
  }
}
