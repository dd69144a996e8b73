package eu.parvis.media.rtcp;

import static eu.parvis.media.rtcp.TransportFeedback.CHUNKS_OFFSET;
import static eu.parvis.media.rtcp.TransportFeedback.CHUNK_LENGTH;
import static eu.parvis.media.rtcp.TransportFeedback.ONE_BIT_SYMBOLS;
import static eu.parvis.media.rtcp.TransportFeedback.RUN_LENGTH_MASK;
import static eu.parvis.media.rtcp.TransportFeedback.RUN_SYMBOL_SHIFT;
import static eu.parvis.media.rtcp.TransportFeedback.SYMBOL_LARGE;
import static eu.parvis.media.rtcp.TransportFeedback.SYMBOL_LOST;
import static eu.parvis.media.rtcp.TransportFeedback.SYMBOL_SMALL;
import static eu.parvis.media.rtcp.TransportFeedback.TICKS_PER_REFERENCE;
import static eu.parvis.media.rtcp.TransportFeedback.TICK_NANOS;
import static eu.parvis.media.rtcp.TransportFeedback.TWO_BIT_SYMBOLS;
import static eu.parvis.media.rtcp.TransportFeedback.TWO_BIT_SYMBOLS_BIT;
import static eu.parvis.media.rtcp.TransportFeedback.VECTOR_BIT;

import java.nio.ByteBuffer;

/**
 * Writes {@link TransportFeedback}: {@link #begin}, then {@link #lost} or {@link #received} for
 * each sequence number in order, then {@link #finish}. Reusable; allocates nothing after
 * construction.
 */
public final class TransportFeedbackWriter {

  /** Most statuses in one message. */
  public static final int MAX_STATUSES = 512;

  private final byte[] symbols = new byte[MAX_STATUSES];
  private final short[] deltas = new short[MAX_STATUSES];
  private int count;
  private int baseSequence;
  private int lastReceived;
  private int deltaBytes;
  private boolean timed;
  private long referenceUnits;
  private long lastTicks;

  /** Starts a message whose first status is about {@code baseSequence}, 0 to 65535. */
  public void begin(int baseSequence) {
    this.baseSequence = baseSequence;
    count = 0;
    lastReceived = -1;
    deltaBytes = 0;
    timed = false;
  }

  /** The next packet has not arrived. Returns false, adding nothing, if the message is full. */
  public boolean lost() {
    if (count == MAX_STATUSES) {
      return false;
    }
    symbols[count++] = SYMBOL_LOST;
    return true;
  }

  /**
   * The next packet arrived at {@code arrivalNanos} of any monotonic clock. Returns false, adding
   * nothing, if the message is full or the time is too far from the previous one: the packet then
   * belongs into a new message.
   */
  public boolean received(long arrivalNanos) {
    if (count == MAX_STATUSES) {
      return false;
    }
    long ticks = Math.floorDiv(arrivalNanos + TICK_NANOS / 2, TICK_NANOS);
    if (!timed) {
      timed = true;
      referenceUnits = Math.floorDiv(ticks, TICKS_PER_REFERENCE);
      lastTicks = referenceUnits * TICKS_PER_REFERENCE;
    }
    long delta = ticks - lastTicks;
    if (delta != (short) delta) {
      return false;
    }
    boolean small = delta >= 0 && delta <= 0xFF;
    symbols[count] = (byte) (small ? SYMBOL_SMALL : SYMBOL_LARGE);
    deltas[count] = (short) delta;
    deltaBytes += small ? 1 : Short.BYTES;
    lastTicks = ticks;
    lastReceived = count++;
    return true;
  }

  /** Statuses up to the last received packet; trailing losses are not part of the message. */
  public int statuses() {
    return lastReceived + 1;
  }

  /** Most bytes that {@link #finish} can write at this point. */
  public int maxLength() {
    int chunks = (statuses() + TWO_BIT_SYMBOLS - 1) / TWO_BIT_SYMBOLS;
    return padded(CHUNKS_OFFSET + chunks * CHUNK_LENGTH + deltaBytes);
  }

  /**
   * Writes the message and returns its length, 0 if no packet was received. Trailing losses are
   * left out: they may still arrive, and the next message says so.
   *
   * @param feedbackCount number of the message; the low 8 bits are used
   */
  public int finish(
      ByteBuffer buffer, int offset, int senderSsrc, int mediaSsrc, int feedbackCount) {
    int statuses = statuses();
    if (statuses == 0) {
      return 0;
    }
    int at = offset + CHUNKS_OFFSET;
    int done = 0;
    while (done < statuses) {
      int chunk = chunk(done, statuses);
      done += covered(chunk);
      buffer.putShort(at, (short) chunk);
      at += CHUNK_LENGTH;
    }
    at = writeDeltas(buffer, at, statuses);
    int length = padded(at - offset);
    while (at < offset + length) {
      buffer.put(at++, (byte) 0);
    }
    Feedback.write(
        buffer,
        offset,
        RtcpCompound.TRANSPORT_FEEDBACK,
        TransportFeedback.FORMAT,
        length,
        senderSsrc,
        mediaSsrc);
    buffer.putShort(offset + TransportFeedback.BASE_OFFSET, (short) baseSequence);
    buffer.putShort(offset + TransportFeedback.STATUS_COUNT_OFFSET, (short) statuses);
    buffer.putInt(
        offset + TransportFeedback.REFERENCE_OFFSET,
        (int) referenceUnits << Byte.SIZE | (feedbackCount & 0xFF));
    return length;
  }

  /** The chunk that describes the symbols from {@code from}: a run if it is long, else a vector. */
  private int chunk(int from, int statuses) {
    int run = run(from, statuses);
    if (run >= ONE_BIT_SYMBOLS || from + run == statuses) {
      return symbols[from] << RUN_SYMBOL_SHIFT | run;
    }
    int end = Math.min(from + ONE_BIT_SYMBOLS, statuses);
    if (!holdsLarge(from, end)) {
      return vector(from, end, 1, ONE_BIT_SYMBOLS) | VECTOR_BIT;
    }
    if (run >= TWO_BIT_SYMBOLS) {
      return symbols[from] << RUN_SYMBOL_SHIFT | run;
    }
    end = Math.min(from + TWO_BIT_SYMBOLS, statuses);
    return vector(from, end, 2, TWO_BIT_SYMBOLS) | VECTOR_BIT | TWO_BIT_SYMBOLS_BIT;
  }

  private static int covered(int chunk) {
    if ((chunk & VECTOR_BIT) == 0) {
      return chunk & RUN_LENGTH_MASK;
    }
    return (chunk & TWO_BIT_SYMBOLS_BIT) == 0 ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS;
  }

  private int run(int from, int statuses) {
    int end = from + 1;
    while (end < statuses && symbols[end] == symbols[from]) {
      end++;
    }
    return end - from;
  }

  private boolean holdsLarge(int from, int end) {
    for (int i = from; i < end; i++) {
      if (symbols[i] == SYMBOL_LARGE) {
        return true;
      }
    }
    return false;
  }

  /** First symbol in the most significant bits, missing ones 0. */
  private int vector(int from, int end, int bits, int size) {
    int vector = 0;
    for (int i = from; i < end; i++) {
      vector |= symbols[i] << (bits * (size - 1 - (i - from)));
    }
    return vector;
  }

  private int writeDeltas(ByteBuffer buffer, int start, int statuses) {
    int at = start;
    for (int i = 0; i < statuses; i++) {
      if (symbols[i] == SYMBOL_SMALL) {
        buffer.put(at, (byte) deltas[i]);
        at += Byte.BYTES;
      } else if (symbols[i] == SYMBOL_LARGE) {
        buffer.putShort(at, deltas[i]);
        at += Short.BYTES;
      }
    }
    return at;
  }

  private static int padded(int length) {
    return (length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
  }
}
