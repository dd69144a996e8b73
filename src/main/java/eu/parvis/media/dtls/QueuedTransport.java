package eu.parvis.media.dtls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/** Datagrams between the loop, which never waits, and the handshake's thread, which does. */
final class QueuedTransport implements DatagramTransport {

  /** Datagrams that may wait; a flight of a handshake has fewer. */
  private static final int CAPACITY = 32;

  /** Chrome reads at most this, and it fits in every path's MTU. */
  private static final int SEND_LIMIT = 1200;

  private static final int RECEIVE_LIMIT = 2048;
  private static final byte[] END = new byte[0];

  private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(CAPACITY);
  private final Consumer<byte[]> outgoing;
  private volatile boolean closed;

  QueuedTransport(Consumer<byte[]> outgoing) {
    this.outgoing = outgoing;
  }

  /** Copies a datagram into the queue; false if it is full. Called by the loop. */
  boolean offer(ByteBuffer datagram) {
    byte[] copy = new byte[datagram.remaining()];
    datagram.get(datagram.position(), copy);
    return incoming.offer(copy);
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  /** Waits for a datagram; {@code waitMillis} of 0 is without limit, as the library has it. */
  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    byte[] datagram = next(waitMillis);
    if (closed) {
      throw new IOException("The connection was closed");
    }
    if (datagram == null || datagram.length > length) {
      return -1;
    }
    System.arraycopy(datagram, 0, buffer, offset, datagram.length);
    return datagram.length;
  }

  private byte @Nullable [] next(int waitMillis) throws IOException {
    try {
      return waitMillis == 0 ? incoming.take() : incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The connection was interrupted", e);
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    if (!closed) {
      byte[] datagram = new byte[length];
      System.arraycopy(buffer, offset, datagram, 0, length);
      outgoing.accept(datagram);
    }
  }

  /** Wakes the thread that waits. Called by either side. */
  @Override
  public void close() {
    closed = true;
    incoming.clear();
    incoming.offer(END);
  }
}
