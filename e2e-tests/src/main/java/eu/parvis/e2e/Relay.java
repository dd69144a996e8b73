package eu.parvis.e2e;

import eu.parvis.link.Conditions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A bad network between one browser and the media port: a UDP relay on the loopback interface that
 * treats datagrams as {@link eu.parvis.link.Link} says.
 *
 * <p>The browser is led to it by {@link #leads}. To the product each socket of the browser is a
 * socket of the relay.
 */
final class Relay implements AutoCloseable {

  /** A browser opens one a connection and interface. */
  private static final int MOST_SOCKETS = 64;

  private static final int MOST_BYTES = 2048;

  private final SocketAddress product;
  private final DatagramChannel front;
  private final Lane up;
  private final Lane down;
  private final Map<SocketAddress, Crossing> crossings = new ConcurrentHashMap<>();

  private Relay(SocketAddress product, DatagramChannel front, long seed) {
    this.product = product;
    this.front = front;
    this.up = new Lane("relay up", seed);
    this.down = new Lane("relay down", seed + 1);
  }

  /** Opens a relay to the media port of a product, with good links both ways. */
  static Relay to(int mediaPort, long seed) {
    try {
      DatagramChannel front = DatagramChannel.open().bind(onLoopback(0));
      Relay relay = new Relay(onLoopback(mediaPort), front, seed);
      Thread.ofVirtual().start(relay::takeFromBrowser);
      return relay;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress onLoopback(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port);
  }

  /** From the next document on, the person's media takes this way. */
  void leads(Person person) {
    person.page().addInitScript(Senses.read("relay.js").replace("PORT", Integer.toString(port())));
  }

  int port() {
    return front.socket().getLocalPort();
  }

  /** Sets what happens on the way from the browser. */
  void up(Conditions conditions) {
    up.conditions(conditions);
  }

  /** Sets what happens on the way to the browser. */
  void down(Conditions conditions) {
    down.conditions(conditions);
  }

  /** Bytes that the browser got so far. */
  long downBytes() {
    return down.deliveredBytes();
  }

  /** Bytes that the product got so far. */
  long upBytes() {
    return up.deliveredBytes();
  }

  /** From here on the product sees the browser's sockets at other ports, as behind another NAT. */
  void moves() {
    crossings.values().forEach(Crossing::moves);
  }

  private void takeFromBrowser() {
    ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
    try {
      while (true) {
        SocketAddress browser = front.receive(buffer.clear());
        Crossing crossing = crossings.get(browser);
        if (crossing == null && crossings.size() < MOST_SOCKETS) {
          crossing = new Crossing(browser);
          crossings.put(browser, crossing);
        }
        if (crossing != null) {
          up.send(content(buffer), crossing::toProduct);
        }
      }
    } catch (ClosedChannelException closed) {
      // The relay is at its end.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] content(ByteBuffer received) {
    return Arrays.copyOf(received.array(), received.position());
  }

  @Override
  public void close() {
    try {
      front.close();
      crossings.values().forEach(Crossing::close);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      up.close();
      down.close();
    }
  }

  /** What stands for one socket of the browser at the product's side. */
  private final class Crossing {

    private final SocketAddress browser;
    private volatile DatagramChannel channel;

    Crossing(SocketAddress browser) throws IOException {
      this.browser = browser;
      this.channel = open();
    }

    private DatagramChannel open() throws IOException {
      DatagramChannel opened = DatagramChannel.open().bind(onLoopback(0));
      Thread.ofVirtual().start(() -> takeFromProduct(opened));
      return opened;
    }

    void toProduct(byte[] datagram) throws IOException {
      channel.send(ByteBuffer.wrap(datagram), product);
    }

    private void takeFromProduct(DatagramChannel opened) {
      ByteBuffer buffer = ByteBuffer.allocate(MOST_BYTES);
      try {
        while (true) {
          if (product.equals(opened.receive(buffer.clear()))) {
            down.send(content(buffer), datagram -> front.send(ByteBuffer.wrap(datagram), browser));
          }
        }
      } catch (ClosedChannelException closed) {
        // The relay moved, or is at its end.
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void moves() {
      try {
        DatagramChannel before = channel;
        channel = open();
        before.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
