package eu.parvis.media.io;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/**
 * The media port on one local address. Received by one thread, sent by all loops; never blocks.
 * This is the place for {@code recvmmsg}, kernel timestamps and segmentation offload.
 */
final class UdpSocket implements AutoCloseable {

  /** Asked of the system, which may give less. */
  private static final int BUFFER_BYTES = 4 << 20;

  private final DatagramChannel channel;
  private final InetSocketAddress local;

  private UdpSocket(DatagramChannel channel, InetSocketAddress local) {
    this.channel = channel;
    this.local = local;
  }

  /**
   * Binds a socket that {@code selector} watches, with itself attached.
   *
   * @throws IOException if the system refuses
   */
  static UdpSocket bind(InetSocketAddress wanted, Selector selector) throws IOException {
    DatagramChannel channel = open(wanted);
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
      channel.bind(wanted);
      channel.configureBlocking(false);
      var socket = new UdpSocket(channel, (InetSocketAddress) channel.getLocalAddress());
      channel.register(selector, SelectionKey.OP_READ, socket);
      return socket;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** A socket for any address takes both families. */
  private static DatagramChannel open(InetSocketAddress wanted) throws IOException {
    if (wanted.getAddress().isAnyLocalAddress()) {
      return DatagramChannel.open();
    }
    return DatagramChannel.open(
        wanted.getAddress() instanceof Inet4Address
            ? StandardProtocolFamily.INET
            : StandardProtocolFamily.INET6);
  }

  InetSocketAddress local() {
    return local;
  }

  /** Returns the sender of the next datagram, or null if none is there. */
  @Nullable InetSocketAddress receive(ByteBuffer into) {
    try {
      into.clear();
      var from = (InetSocketAddress) channel.receive(into);
      into.flip();
      return from;
    } catch (IOException _) {
      return null; // the socket is being closed
    }
  }

  /** Returns false if the system refused the datagram. */
  boolean send(InetSocketAddress to, ByteBuffer datagram) {
    try {
      return channel.send(datagram, to) > 0;
    } catch (IOException | UnresolvedAddressException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      // nothing can be done, and nothing is lost
    }
  }
}
