package eu.parvis.media.stream;

import eu.parvis.media.rtp.RtpView;
import java.nio.ByteBuffer;

/**
 * The last packets of a stream, for retransmission: one slab of bytes, written round and round.
 *
 * <p>Memory is reserved at the first packet. A packet is forgotten when {@link #PACKETS} newer
 * sequence numbers or a slab's worth of bytes have come after it.
 */
public final class RtxCache {

  /** Sequence numbers that are looked back, a power of two. */
  public static final int PACKETS = 1024;

  private final int capacityBytes;
  private final long[] sequences = new long[PACKETS];
  private final long[] starts = new long[PACKETS];
  private final int[] lengths = new int[PACKETS];
  private ByteBuffer slab = ByteBuffer.allocate(0);
  private long head;

  /**
   * Creates an empty cache.
   *
   * @param capacityBytes bytes of packets to keep, at least 2048
   */
  public RtxCache(int capacityBytes) {
    this.capacityBytes = capacityBytes;
  }

  /** Keeps a copy of a packet; a packet larger than the whole cache is not kept. */
  public void store(long extendedSequence, RtpView packet) {
    int length = packet.length();
    if (length > capacityBytes) {
      return;
    }
    if (slab.capacity() == 0) {
      slab = ByteBuffer.allocate(capacityBytes);
    }
    int position = (int) (head % capacityBytes);
    if (position + length > capacityBytes) {
      head += capacityBytes - position;
      position = 0;
    }
    slab.put(position, packet.buffer(), packet.offset(), length);
    int slot = slot(extendedSequence);
    sequences[slot] = extendedSequence;
    starts[slot] = head;
    lengths[slot] = length;
    head += length;
  }

  /**
   * Copies a packet to {@code offset} of {@code target} and returns its length; 0 if it is not
   * there (any more) or does not fit into {@code capacity} bytes.
   */
  public int read(long extendedSequence, ByteBuffer target, int offset, int capacity) {
    int slot = slot(extendedSequence);
    int length = lengths[slot];
    if (!contains(extendedSequence) || length > capacity) {
      return 0;
    }
    target.put(offset, slab, (int) (starts[slot] % capacityBytes), length);
    return length;
  }

  /** Whether the packet is still there. */
  public boolean contains(long extendedSequence) {
    int slot = slot(extendedSequence);
    return sequences[slot] == extendedSequence
        && lengths[slot] != 0
        && head - starts[slot] <= capacityBytes;
  }

  private static int slot(long sequence) {
    return (int) (sequence & (PACKETS - 1));
  }
}
