package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Source description, SDES, of which only the canonical name is used (RFC 3550 section 6.5). */
public final class SourceDescription {

  /** RFC 3550 section 6.5: the length of an item has eight bits. */
  public static final int MAX_NAME_LENGTH = 255;

  static final int CNAME = 1;
  static final int END = 0;

  private SourceDescription() {}

  /** Whether the compound stands on a source description. */
  public static boolean matches(RtcpCompound packet) {
    return packet.type() == RtcpCompound.SOURCE_DESCRIPTION;
  }

  /** The canonical name that the description gives to {@code ssrc}, or null. Allocates. */
  public static @Nullable String canonicalName(RtcpCompound packet, int ssrc) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.offset() + RtcpCompound.HEADER_LENGTH;
    int end = packet.offset() + packet.length();
    for (int chunk = 0; chunk < packet.count() && at + Integer.BYTES <= end; chunk++) {
      boolean wanted = buffer.getInt(at) == ssrc;
      at += Integer.BYTES;
      while (at < end && buffer.get(at) != END) {
        if (at + 2 > end || at + 2 + (buffer.get(at + 1) & 0xFF) > end) {
          return null;
        }
        int length = buffer.get(at + 1) & 0xFF;
        if (wanted && buffer.get(at) == CNAME) {
          byte[] name = new byte[length];
          buffer.get(at + 2, name);
          return new String(name, StandardCharsets.UTF_8);
        }
        at += 2 + length;
      }
      // RFC 3550 section 6.5: the list ends with one or more null octets, up to the next word.
      at = packet.offset() + padded(at + 1 - packet.offset());
    }
    return null;
  }

  /** Bytes of a description of one source whose name has {@code nameLength} bytes. */
  public static int length(int nameLength) {
    return RtcpCompound.HEADER_LENGTH + padded(Integer.BYTES + 2 + nameLength + 1);
  }

  /**
   * Writes the description of one source; returns its length.
   *
   * @param name UTF-8, at most {@link #MAX_NAME_LENGTH} bytes
   */
  public static int write(ByteBuffer buffer, int offset, int ssrc, byte[] name) {
    int length = length(name.length);
    RtcpCompound.writeHeader(buffer, offset, 1, RtcpCompound.SOURCE_DESCRIPTION, length);
    int at = offset + RtcpCompound.HEADER_LENGTH;
    buffer.putInt(at, ssrc);
    buffer.put(at + Integer.BYTES, (byte) CNAME);
    buffer.put(at + Integer.BYTES + 1, (byte) name.length);
    buffer.put(at + Integer.BYTES + 2, name);
    for (int i = at + Integer.BYTES + 2 + name.length; i < offset + length; i++) {
      buffer.put(i, (byte) END);
    }
    return length;
  }

  private static int padded(int length) {
    return (length + Integer.BYTES - 1) / Integer.BYTES * Integer.BYTES;
  }
}
