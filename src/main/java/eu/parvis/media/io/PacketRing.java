package eu.parvis.media.io;

import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.session.PeerSession;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Received datagrams on their way from the reader to one loop: one writer, one reader, no locks, no
 * allocation. Its slots are the buffer pool.
 */
final class PacketRing {

  /** Longest datagram that is received; longer ones are no use of this port. */
  static final int SLOT_BYTES = 1536;

  /** A slot on loan to the loop until {@link #release}. */
  static final class Slot {
    private final ByteBuffer bytes = ByteBuffer.allocate(SLOT_BYTES);
    private @Nullable CandidatePair pair;
    private @Nullable PeerSession session;
    private long arrivalNanos;

    void deliver() {
      if (session != null && pair != null) {
        session.receive(arrivalNanos, pair, bytes);
      }
    }
  }

  private final Slot[] slots;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong released = new AtomicLong();

  /**
   * @param capacity a power of two
   */
  PacketRing(int capacity) {
    slots = new Slot[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new Slot();
    }
  }

  /** Copies a datagram in; false if the ring is full. Writer only. */
  boolean offer(long arrivalNanos, CandidatePair pair, PeerSession session, ByteBuffer datagram) {
    long position = written.getPlain();
    if (position - released.getAcquire() == slots.length) {
      return false;
    }
    Slot slot = slot(position);
    slot.arrivalNanos = arrivalNanos;
    slot.pair = pair;
    slot.session = session;
    slot.bytes.clear().put(datagram).flip();
    written.setRelease(position + 1);
    return true;
  }

  /** Returns the oldest datagram, or null. Reader only; release it before the next call. */
  @Nullable Slot poll() {
    long position = released.getPlain();
    return position == written.getAcquire() ? null : slot(position);
  }

  /** Gives the slot that {@link #poll} returned back to the writer. */
  void release() {
    long position = released.getPlain();
    Slot slot = slot(position);
    slot.pair = null;
    slot.session = null;
    released.setRelease(position + 1);
  }

  /** Volatile, so that a loop that is about to park sees what was written before. */
  boolean isEmpty() {
    return released.get() == written.get();
  }

  private Slot slot(long position) {
    return slots[(int) position & (slots.length - 1)];
  }
}
