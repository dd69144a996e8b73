package eu.parvis.media.io;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread that reads the socket. */
final class DatagramReader {

  /** Takes what was read, on the reader's thread. */
  interface Sink {

    /** Takes the bytes between position and limit, which are valid until this returns. */
    void take(long arrivalNanos, InetSocketAddress from, ByteBuffer datagram);
  }

  private static final Logger LOG = LoggerFactory.getLogger(DatagramReader.class);

  private final UdpSocket socket;
  private final Sink sink;
  private final Thread thread;

  DatagramReader(UdpSocket socket, Sink sink) {
    this.socket = socket;
    this.sink = sink;
    this.thread = Thread.ofPlatform().name("media-reader").daemon(true).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  Thread thread() {
    return thread;
  }

  private void run() {
    // One byte longer than a slot, to tell a datagram that is cut off.
    ByteBuffer datagram = ByteBuffer.allocateDirect(PacketRing.SLOT_BYTES + 1);
    for (InetSocketAddress from = socket.receive(datagram);
        from != null;
        from = socket.receive(datagram)) {
      try {
        sink.take(System.nanoTime(), from, datagram);
      } catch (Throwable e) {
        // Errors too: nobody would hear anything any more if this thread ended.
        LOG.error("A datagram could not be routed", e);
      }
    }
  }
}
