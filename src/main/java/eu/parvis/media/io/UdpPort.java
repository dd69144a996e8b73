package eu.parvis.media.io;

import eu.parvis.media.MediaStartFailed;
import eu.parvis.media.ice.CandidatePair;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one UDP port, with a socket on each local address: bound to any address, the system would
 * choose where an answer seems to come from, and browsers drop what comes from elsewhere than they
 * asked. An address that the machine gets later is served after the next start.
 */
final class UdpPort implements AutoCloseable {

  /** Gets the datagrams, on the thread of {@link #receive}. */
  interface Receiver {
    /** The bytes lie between position and limit, and are overwritten by the next datagram. */
    void datagram(InetSocketAddress local, InetSocketAddress remote, ByteBuffer datagram);
  }

  /** Local addresses that are served. */
  private static final int MAX_ADDRESSES = 64;

  /** Free ports that are tried until one is free on every address. */
  private static final int ATTEMPTS = 16;

  /** Datagrams of one socket before the others have their turn. */
  private static final int BATCH = 64;

  private static final Logger LOG = LoggerFactory.getLogger(UdpPort.class);

  private final Selector selector;
  private final Map<InetSocketAddress, UdpSocket> sockets = new HashMap<>();
  private int number;

  private UdpPort(Selector selector) {
    this.selector = selector;
  }

  /**
   * Opens the port.
   *
   * @param port number, or 0 for any that is free
   * @throws MediaStartFailed if it cannot be opened
   */
  static UdpPort bind(InetAddress address, int port) {
    List<InetAddress> addresses = address.isAnyLocalAddress() ? local() : List.of(address);
    for (int attempt = 1; ; attempt++) {
      var opened = new UdpPort(newSelector());
      try {
        opened.bindAll(addresses.isEmpty() ? List.of(address) : addresses, port);
        return opened;
      } catch (MediaStartFailed e) {
        opened.close();
        if (port != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Link-local addresses need a scope that candidates cannot carry. */
  private static List<InetAddress> local() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .filter(address -> !address.isLinkLocalAddress())
          .limit(MAX_ADDRESSES)
          .toList();
    } catch (SocketException e) {
      LOG.warn("The local addresses cannot be listed: {}", e.getMessage());
      return List.of();
    }
  }

  private static Selector newSelector() {
    try {
      return Selector.open();
    } catch (IOException e) {
      throw new MediaStartFailed("No UDP socket can be opened: " + e.getMessage(), e);
    }
  }

  /** An address that goes away meanwhile is left out, as long as one remains. */
  private void bindAll(List<InetAddress> addresses, int port) {
    number = port;
    MediaStartFailed failure = null;
    for (InetAddress address : addresses) {
      var wanted = new InetSocketAddress(address, number);
      try {
        UdpSocket socket = UdpSocket.bind(wanted, selector);
        sockets.put(socket.local(), socket);
        number = socket.local().getPort();
      } catch (IOException e) {
        failure = new MediaStartFailed(explain(e, wanted), e);
        if (isInUse(e)) {
          throw failure;
        }
        LOG.warn("{}", failure.getMessage());
      }
    }
    if (sockets.isEmpty() && failure != null) {
      throw failure;
    }
  }

  private static boolean isInUse(IOException e) {
    return e instanceof BindException && String.valueOf(e.getMessage()).contains("in use");
  }

  private static String explain(IOException e, InetSocketAddress wanted) {
    String where = wanted.getAddress().getHostAddress() + ", UDP port " + wanted.getPort();
    return isInUse(e)
        ? "The media port is in use by another program (" + where + ")"
        : "The media port cannot be opened (" + where + "): " + e.getMessage();
  }

  int number() {
    return number;
  }

  /** Hands every datagram to the receiver until the port is closed. */
  void receive(ByteBuffer buffer, Receiver receiver) {
    while (selector.isOpen()) {
      try {
        selector.select(key -> {
          if (key.attachment() instanceof UdpSocket socket) {
            drain(socket, buffer, receiver);
          }
        });
      } catch (ClosedSelectorException _) {
        return;
      } catch (IOException e) {
        LOG.error("The media port cannot be read", e);
        return;
      }
    }
  }

  private static void drain(UdpSocket socket, ByteBuffer buffer, Receiver receiver) {
    InetSocketAddress from = socket.receive(buffer);
    for (int i = 1; from != null; i++) {
      receiver.datagram(socket.local(), from, buffer);
      from = i < BATCH ? socket.receive(buffer) : null;
    }
  }

  /** Returns false if the system refused the datagram, or the local address is none of ours. */
  boolean send(CandidatePair pair, ByteBuffer datagram) {
    @Nullable UdpSocket socket = sockets.get(pair.local());
    return socket != null && socket.send(pair.remote(), datagram);
  }

  @Override
  public void close() {
    sockets.values().forEach(UdpSocket::close);
    try {
      selector.close();
    } catch (IOException _) {
      // the sockets are closed, which is what counts
    }
  }
}
