package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * Walks over the packets of a compound RTCP datagram, and is the view of the one it stands on.
 *
 * <pre>
 *  0                   1                   2                   3     RFC 3550 section 6.4.1
 *  |V=2|P| RC/FMT  |      PT       |            length             |
 *  |                     SSRC of packet sender                     |
 * </pre>
 *
 * A compound of one feedback message without a report is accepted (RFC 5506). All reads are
 * absolute. Usage: {@code if (compound.wrap(..)) while (compound.next()) switch (compound.type())}.
 */
public final class RtcpCompound {

  /** Bytes of the common header. */
  public static final int HEADER_LENGTH = 4;

  /** RFC 3550 section 6.4.1. */
  public static final int SENDER_REPORT = 200;

  /** RFC 3550 section 6.4.2. */
  public static final int RECEIVER_REPORT = 201;

  /** RFC 3550 section 6.5. */
  public static final int SOURCE_DESCRIPTION = 202;

  /** RFC 3550 section 6.6. */
  public static final int GOODBYE = 203;

  /** RFC 4585 section 6.2. */
  public static final int TRANSPORT_FEEDBACK = 205;

  /** RFC 4585 section 6.3. */
  public static final int PAYLOAD_FEEDBACK = 206;

  static final int VERSION = 2;
  static final int PADDING_BIT = 0x20;
  static final int COUNT_MASK = 0x1F;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(2 * Integer.BYTES);

  private ByteBuffer buffer = NOTHING;
  private int next;
  private int end;
  private int offset;
  private int length;
  private int paddingLength;

  /**
   * Looks at {@code length} bytes at {@code offset}. Returns false, leaving nothing to walk over,
   * if the packets' lengths do not add up to it (RFC 3550 appendix A.2).
   */
  public boolean wrap(ByteBuffer buffer, int offset, int length) {
    this.buffer = buffer;
    this.next = offset;
    this.end = offset;
    if (!addsUp(buffer, offset, length)) {
      return false;
    }
    this.end = offset + length;
    return true;
  }

  private static boolean addsUp(ByteBuffer buffer, int offset, int length) {
    if (length < HEADER_LENGTH || offset < 0 || offset > buffer.capacity() - length) {
      return false;
    }
    int at = offset;
    int end = offset + length;
    while (at < end) {
      if (end - at < HEADER_LENGTH || (buffer.get(at) & 0xFF) >>> 6 != VERSION) {
        return false;
      }
      int packet = lengthAt(buffer, at);
      if (packet > end - at) {
        return false;
      }
      if ((buffer.get(at) & PADDING_BIT) != 0) {
        int padding = buffer.get(at + packet - 1) & 0xFF;
        // RFC 3550 section 6.4.1 wants multiples of four, in the last packet only; Chromium pads
        // transport-wide feedback by one to three octets, wherever it stands.
        if (padding == 0 || padding > packet - HEADER_LENGTH) {
          return false;
        }
      }
      at += packet;
    }
    return true;
  }

  /** RFC 3550 section 6.4.1: the length in 32-bit words minus one, including the header. */
  private static int lengthAt(ByteBuffer buffer, int at) {
    return ((buffer.getShort(at + 2) & 0xFFFF) + 1) * Integer.BYTES;
  }

  /** Moves to the next packet; false when there is none. */
  public boolean next() {
    if (next >= end) {
      return false;
    }
    offset = next;
    length = lengthAt(buffer, offset);
    paddingLength =
        (buffer.get(offset) & PADDING_BIT) == 0 ? 0 : buffer.get(offset + length - 1) & 0xFF;
    next = offset + length;
    return true;
  }

  /** Packet type of this packet, for example {@link #SENDER_REPORT}. */
  public int type() {
    return buffer.get(offset + 1) & 0xFF;
  }

  /** The five bits after the version: number of blocks, or format of a feedback message. */
  public int count() {
    return buffer.get(offset) & COUNT_MASK;
  }

  /** The buffer that was wrapped. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Where this packet starts in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Bytes of this packet with its header and without padding. */
  public int length() {
    return length - paddingLength;
  }

  /** First word after the header: who sends the message. 0 for a packet without a body. */
  public int senderSsrc() {
    return length() < 2 * Integer.BYTES ? 0 : buffer.getInt(offset + HEADER_LENGTH);
  }

  /** Writes a header; {@code length} is the bytes of the whole packet, a multiple of four. */
  static void writeHeader(ByteBuffer buffer, int offset, int count, int type, int length) {
    buffer.put(offset, (byte) (VERSION << 6 | count));
    buffer.put(offset + 1, (byte) type);
    buffer.putShort(offset + 2, (short) (length / Integer.BYTES - 1));
  }
}
