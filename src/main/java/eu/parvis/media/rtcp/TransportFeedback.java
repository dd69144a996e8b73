package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * Transport-wide congestion control feedback: when each packet of a transport arrived. Written by
 * {@link TransportFeedbackWriter}.
 *
 * <pre>
 *  |      base sequence number     |      packet status count      |  draft-holmer-rmcat-transport-
 *  |                 reference time                | fb pkt. count |  wide-cc-extensions-01
 *  |          packet chunk         |         packet chunk          |  section 3.1
 *  |         recv delta            |         recv delta            |
 * </pre>
 */
public final class TransportFeedback {

  /** Most statuses that are read from one message; one with more is malformed. */
  public static final int MAX_STATUSES = 8192;

  /** {@code arrivalTicks} of a packet that had not arrived. */
  public static final long LOST = Long.MIN_VALUE;

  /** Arrival times are multiples of 250 microseconds. */
  public static final long TICK_NANOS = 250_000;

  static final int FORMAT = 15;
  static final int BASE_OFFSET = 12;
  static final int STATUS_COUNT_OFFSET = 14;
  static final int REFERENCE_OFFSET = 16;
  static final int FEEDBACK_COUNT_OFFSET = 19;
  static final int CHUNKS_OFFSET = 20;
  static final int CHUNK_LENGTH = 2;
  // Reference time in multiples of 64 ms; a tick is 250 microseconds.
  static final int TICKS_PER_REFERENCE = 256;

  static final int SYMBOL_LOST = 0;
  static final int SYMBOL_SMALL = 1;
  static final int SYMBOL_LARGE = 2;

  static final int VECTOR_BIT = 0x8000;
  static final int TWO_BIT_SYMBOLS_BIT = 0x4000;
  static final int RUN_SYMBOL_SHIFT = 13;
  static final int RUN_LENGTH_MASK = (1 << RUN_SYMBOL_SHIFT) - 1;
  static final int ONE_BIT_SYMBOLS = 14;
  static final int TWO_BIT_SYMBOLS = 7;

  private TransportFeedback() {}

  /** Receives the status of one packet. */
  @FunctionalInterface
  public interface StatusSink {
    /**
     * Called for every sequence number of the message, in order.
     *
     * @param sequence transport-wide, 0 to 65535
     * @param arrivalTicks in {@link #TICK_NANOS} of the writer's clock, which wraps every 12 days,
     *     or {@link #LOST}
     */
    void status(int sequence, long arrivalTicks);
  }

  /** Whether the compound stands on transport-wide feedback. */
  public static boolean matches(RtcpCompound packet) {
    return Feedback.matches(
        packet, RtcpCompound.TRANSPORT_FEEDBACK, FORMAT, CHUNKS_OFFSET - Feedback.FIXED_LENGTH);
  }

  /** First sequence number of the message, 0 to 65535. */
  public static int baseSequence(RtcpCompound packet) {
    return packet.buffer().getShort(packet.offset() + BASE_OFFSET) & 0xFFFF;
  }

  /** Number of sequence numbers of the message, 0 to 65535. */
  public static int statusCount(RtcpCompound packet) {
    return packet.buffer().getShort(packet.offset() + STATUS_COUNT_OFFSET) & 0xFFFF;
  }

  /** Number of the message, 0 to 255, one more each time. */
  public static int feedbackCount(RtcpCompound packet) {
    return packet.buffer().get(packet.offset() + FEEDBACK_COUNT_OFFSET) & 0xFF;
  }

  /** Reference time in multiples of 64 ms, a signed 24-bit number. */
  static int referenceTime(RtcpCompound packet) {
    return packet.buffer().getInt(packet.offset() + REFERENCE_OFFSET) >> Byte.SIZE;
  }

  /**
   * Tells {@code sink} the status of every packet. Returns false if the message is malformed; sink
   * may then have been told a part of it.
   */
  public static boolean forEach(RtcpCompound packet, StatusSink sink) {
    int statuses = statusCount(packet);
    int deltas = chunksEnd(packet, statuses);
    if (statuses > MAX_STATUSES || deltas < 0) {
      return false;
    }
    ByteBuffer buffer = packet.buffer();
    int end = packet.offset() + packet.length();
    long arrival = (long) referenceTime(packet) * TICKS_PER_REFERENCE;
    int at = packet.offset() + CHUNKS_OFFSET;
    int done = 0;
    while (done < statuses) {
      int chunk = buffer.getShort(at) & 0xFFFF;
      at += CHUNK_LENGTH;
      int symbols = Math.min(symbolsIn(chunk), statuses - done);
      for (int i = 0; i < symbols; i++) {
        int symbol = symbol(chunk, i);
        int size = deltaLength(symbol);
        if (size < 0 || deltas + size > end) {
          return false;
        }
        int sequence = (baseSequence(packet) + done + i) & 0xFFFF;
        if (size == 0) {
          sink.status(sequence, LOST);
        } else {
          arrival += size == 1 ? buffer.get(deltas) & 0xFF : buffer.getShort(deltas);
          sink.status(sequence, arrival);
        }
        deltas += size;
      }
      done += symbols;
    }
    return true;
  }

  /** Where the chunks of {@code statuses} packets end in the buffer, or -1. */
  private static int chunksEnd(RtcpCompound packet, int statuses) {
    int at = packet.offset() + CHUNKS_OFFSET;
    int end = packet.offset() + packet.length();
    int done = 0;
    while (done < statuses) {
      if (at + CHUNK_LENGTH > end) {
        return -1;
      }
      int symbols = symbolsIn(packet.buffer().getShort(at) & 0xFFFF);
      if (symbols == 0) {
        return -1;
      }
      done += symbols;
      at += CHUNK_LENGTH;
    }
    return at;
  }

  private static int symbolsIn(int chunk) {
    if ((chunk & VECTOR_BIT) == 0) {
      return chunk & RUN_LENGTH_MASK;
    }
    return (chunk & TWO_BIT_SYMBOLS_BIT) == 0 ? ONE_BIT_SYMBOLS : TWO_BIT_SYMBOLS;
  }

  private static int symbol(int chunk, int index) {
    if ((chunk & VECTOR_BIT) == 0) {
      return chunk >>> RUN_SYMBOL_SHIFT & 0b11;
    }
    return (chunk & TWO_BIT_SYMBOLS_BIT) == 0
        ? chunk >>> (ONE_BIT_SYMBOLS - 1 - index) & 0b1
        : chunk >>> (2 * (TWO_BIT_SYMBOLS - 1 - index)) & 0b11;
  }

  /** Bytes of the receive delta of a symbol; -1 for the reserved symbol 3. */
  private static int deltaLength(int symbol) {
    return symbol > SYMBOL_LARGE ? -1 : symbol;
  }
}
