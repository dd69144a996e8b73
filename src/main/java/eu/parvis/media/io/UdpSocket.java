package eu.parvis.media.io;

import eu.parvis.media.MediaStartFailed;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.UnresolvedAddressException;
import org.jspecify.annotations.Nullable;

/**
 * The one UDP port. Received by one thread, sent by all loops. This is the place for {@code
 * recvmmsg}, kernel timestamps and segmentation offload.
 */
final class UdpSocket implements AutoCloseable {

  /** Asked of the system, which may give less. */
  private static final int BUFFER_BYTES = 4 << 20;

  private final DatagramChannel channel;
  private final InetSocketAddress bound;

  private UdpSocket(DatagramChannel channel, InetSocketAddress bound) {
    this.channel = channel;
    this.bound = bound;
  }

  static UdpSocket bind(InetAddress address, int port) {
    var wanted = new InetSocketAddress(address, port);
    DatagramChannel channel = open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_BYTES);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_BYTES);
      channel.bind(wanted);
      return new UdpSocket(channel, (InetSocketAddress) channel.getLocalAddress());
    } catch (IOException e) {
      closeQuietly(channel);
      throw new MediaStartFailed(explain(e, wanted), e);
    }
  }

  private static DatagramChannel open() {
    try {
      return DatagramChannel.open();
    } catch (IOException e) {
      throw new MediaStartFailed("No UDP socket can be opened: " + e.getMessage(), e);
    }
  }

  private static String explain(IOException e, InetSocketAddress wanted) {
    String where = wanted.getAddress().getHostAddress() + ", UDP port " + wanted.getPort();
    if (e instanceof BindException && String.valueOf(e.getMessage()).contains("in use")) {
      return "The media port is in use by another program (" + where + ")";
    }
    return "The media port cannot be opened (" + where + "): " + e.getMessage();
  }

  private static void closeQuietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException _) {
      // nothing was received or sent yet
    }
  }

  InetSocketAddress bound() {
    return bound;
  }

  /** Waits for a datagram; returns null once the socket is closed. */
  @Nullable InetSocketAddress receive(ByteBuffer into) {
    while (channel.isOpen()) {
      try {
        into.clear();
        if (channel.receive(into) instanceof InetSocketAddress from) {
          into.flip();
          return from;
        }
      } catch (IOException _) {
        // an ICMP error of a datagram sent earlier, or the end: the condition tells
      }
    }
    return null;
  }

  /** Returns false if the system refused the datagram. */
  boolean send(InetSocketAddress to, ByteBuffer datagram) {
    try {
      return channel.send(datagram, to) > 0;
    } catch (IOException | UnresolvedAddressException _) {
      return false;
    }
  }

  /** Asks the system's routing table by connecting a socket, which sends nothing. */
  InetSocketAddress localAddressTowards(InetSocketAddress remote) {
    if (!bound.getAddress().isAnyLocalAddress()) {
      return bound;
    }
    try (DatagramChannel probe = DatagramChannel.open()) {
      probe.connect(remote);
      var local = (InetSocketAddress) probe.getLocalAddress();
      return new InetSocketAddress(local.getAddress(), bound.getPort());
    } catch (IOException _) {
      return bound;
    }
  }

  @Override
  public void close() {
    closeQuietly(channel);
  }
}
