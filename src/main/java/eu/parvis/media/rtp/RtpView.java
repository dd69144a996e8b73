package eu.parvis.media.rtp;

import java.nio.ByteBuffer;

/**
 * View of an RTP packet in a big-endian buffer that it does not own.
 *
 * <pre>
 *  0                   1                   2                   3     RFC 3550 section 5.1
 *  |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 *  |                           timestamp                           |
 *  |                             SSRC                              |
 *  |                     CSRC list (0 to 15 items)                 |
 *  |    profile    |    length     |  header extension (if X)      |
 * </pre>
 *
 * All reads are absolute: the buffer's position and limit are neither used nor moved. A view is
 * reusable, holds no copy, and belongs to one thread. After {@link #wrap} returned true every
 * accessor stays inside the packet, whatever its bytes are.
 */
public final class RtpView {

  /** Bytes of the header without contributing sources and extension. */
  public static final int FIXED_HEADER_LENGTH = 12;

  static final int VERSION = 2;
  static final int PADDING_BIT = 0x20;
  static final int EXTENSION_BIT = 0x10;
  static final int CSRC_COUNT_MASK = 0x0F;
  static final int MARKER_BIT = 0x80;
  static final int PAYLOAD_TYPE_MASK = 0x7F;
  static final int PAYLOAD_TYPE_OFFSET = 1;
  static final int SEQUENCE_OFFSET = 2;
  static final int TIMESTAMP_OFFSET = 4;
  static final int SSRC_OFFSET = 8;
  static final int EXTENSION_HEADER_LENGTH = 4;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(FIXED_HEADER_LENGTH);

  private ByteBuffer buffer = NOTHING;
  private int offset;
  private int length;
  private int headerLength;
  private int extensionOffset;
  private int extensionLength;
  private int paddingLength;

  /**
   * Looks at {@code length} bytes at {@code offset}. Returns false, leaving the view unusable, if
   * they are no RTP packet: too short, another version, or a header, extension or padding that does
   * not fit.
   */
  public boolean wrap(ByteBuffer buffer, int offset, int length) {
    if (length < FIXED_HEADER_LENGTH || offset < 0 || offset > buffer.capacity() - length) {
      return false;
    }
    int first = buffer.get(offset) & 0xFF;
    if (first >>> 6 != VERSION) {
      return false;
    }
    int header = FIXED_HEADER_LENGTH + (first & CSRC_COUNT_MASK) * Integer.BYTES;
    int extension = 0;
    if ((first & EXTENSION_BIT) != 0) {
      if (header + EXTENSION_HEADER_LENGTH > length) {
        return false;
      }
      // RFC 3550 section 5.3.1: the length counts 32-bit words, excluding the extension's header.
      extension = (buffer.getShort(offset + header + 2) & 0xFFFF) * Integer.BYTES;
      header += EXTENSION_HEADER_LENGTH + extension;
    }
    if (header > length) {
      return false;
    }
    int padding = 0;
    if ((first & PADDING_BIT) != 0) {
      // RFC 3550 section 5.1: the last octet says how many to ignore, including itself.
      padding = buffer.get(offset + length - 1) & 0xFF;
      if (padding == 0 || padding > length - header) {
        return false;
      }
    }
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.headerLength = header;
    this.extensionLength = extension;
    this.extensionOffset = offset + header - extension;
    this.paddingLength = padding;
    return true;
  }

  /** The buffer that was wrapped. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Where the packet starts in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** Bytes of the whole packet, padding included. */
  public int length() {
    return length;
  }

  /** Bytes of the header, contributing sources and extension included. */
  public int headerLength() {
    return headerLength;
  }

  /** Where the payload starts in {@link #buffer()}. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Bytes of payload, without padding; 0 for a packet of padding only. */
  public int payloadLength() {
    return length - headerLength - paddingLength;
  }

  /** Bytes of padding, 0 to 255. */
  public int paddingLength() {
    return paddingLength;
  }

  /** Payload type, 0 to 127. */
  public int payloadType() {
    return buffer.get(offset + PAYLOAD_TYPE_OFFSET) & PAYLOAD_TYPE_MASK;
  }

  /** Sets the payload type, 0 to 127; the marker is kept. */
  public void payloadType(int value) {
    int marker = buffer.get(offset + PAYLOAD_TYPE_OFFSET) & MARKER_BIT;
    buffer.put(offset + PAYLOAD_TYPE_OFFSET, (byte) (marker | (value & PAYLOAD_TYPE_MASK)));
  }

  /** For video: true on the last packet of a frame. */
  public boolean marker() {
    return (buffer.get(offset + PAYLOAD_TYPE_OFFSET) & MARKER_BIT) != 0;
  }

  /** Sequence number, 0 to 65535. */
  public int sequence() {
    return buffer.getShort(offset + SEQUENCE_OFFSET) & 0xFFFF;
  }

  /** Sets the sequence number; the low 16 bits are used. */
  public void sequence(int value) {
    buffer.putShort(offset + SEQUENCE_OFFSET, (short) value);
  }

  /** Timestamp in ticks of the codec's clock, an unsigned 32-bit number. */
  public int timestamp() {
    return buffer.getInt(offset + TIMESTAMP_OFFSET);
  }

  /** Sets the timestamp, in ticks of the codec's clock. */
  public void timestamp(int ticks) {
    buffer.putInt(offset + TIMESTAMP_OFFSET, ticks);
  }

  /** Synchronisation source, an unsigned 32-bit number. */
  public int ssrc() {
    return buffer.getInt(offset + SSRC_OFFSET);
  }

  /** Sets the synchronisation source. */
  public void ssrc(int value) {
    buffer.putInt(offset + SSRC_OFFSET, value);
  }

  /** Number of contributing sources, 0 to 15. */
  public int csrcCount() {
    return buffer.get(offset) & CSRC_COUNT_MASK;
  }

  /** The "defined by profile" word of the extension, or -1 when there is no extension. */
  int extensionProfile() {
    return (buffer.get(offset) & EXTENSION_BIT) == 0
        ? -1
        : buffer.getShort(extensionOffset - EXTENSION_HEADER_LENGTH) & 0xFFFF;
  }

  /** Where the extension's elements start in {@link #buffer()}. */
  int extensionOffset() {
    return extensionOffset;
  }

  /** Bytes of the extension's elements, a multiple of 4; 0 when there is no extension. */
  int extensionLength() {
    return extensionLength;
  }

  @Override
  public String toString() {
    return "RTP[ssrc=%08x pt=%d seq=%d ts=%d marker=%b payload=%d]"
        .formatted(ssrc(), payloadType(), sequence(), timestamp(), marker(), payloadLength());
  }
}
