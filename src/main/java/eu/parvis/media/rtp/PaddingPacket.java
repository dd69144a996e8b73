package eu.parvis.media.rtp;

import java.nio.ByteBuffer;

/**
 * A packet of nothing but padding (RFC 3550 section 5.1, bit P), with room for the elements of one
 * transport: number and time of sending.
 */
public final class PaddingPacket {

  /** The most padding that a packet can have, with its count. */
  public static final int MAX_PADDING = 255;

  // One-byte header, an element of 2 and one of 3 bytes with a byte of head each, one of padding.
  private static final int EXTENSION_WORDS = 2;
  private static final int HEADER = 12 + 4 + EXTENSION_WORDS * Integer.BYTES;

  /** Bytes of the packet that {@link #write} writes. */
  public static final int LENGTH = HEADER + MAX_PADDING;

  private static final int VERSION_PADDING_EXTENSION = 0xB0;
  private static final int TRANSPORT_SEQUENCE_BYTES = 2;

  private PaddingPacket() {}

  /**
   * Writes a packet of {@link #LENGTH} bytes whose elements are zero.
   *
   * @param transportSequenceId extension of transport-wide congestion control, 1 to 14
   * @param absoluteSendTimeId extension abs-send-time, 1 to 14
   */
  public static void write(
      ByteBuffer buffer, int offset, int transportSequenceId, int absoluteSendTimeId) {
    for (int i = 0; i < LENGTH; i++) {
      buffer.put(offset + i, (byte) 0);
    }
    buffer.put(offset, (byte) VERSION_PADDING_EXTENSION);
    int extension = offset + 12;
    buffer.putShort(extension, (short) HeaderExtensions.ONE_BYTE_PROFILE);
    buffer.putShort(extension + 2, (short) EXTENSION_WORDS);
    int first = extension + 4;
    buffer.put(first, head(transportSequenceId, TRANSPORT_SEQUENCE_BYTES));
    int second = first + 1 + TRANSPORT_SEQUENCE_BYTES;
    buffer.put(second, head(absoluteSendTimeId, AbsoluteSendTime.BYTES));
    buffer.put(offset + LENGTH - 1, (byte) MAX_PADDING);
  }

  /** RFC 8285 section 4.2: four bits of ID, four bits of length minus one. */
  private static byte head(int id, int bytes) {
    return (byte) (id << 4 | (bytes - 1));
  }
}
