package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/** Goodbye, BYE: the listed sources send no more (RFC 3550 section 6.6). */
public final class Goodbye {

  private Goodbye() {}

  /** Whether the compound stands on a whole goodbye; a reason in text is ignored. */
  public static boolean matches(RtcpCompound packet) {
    return packet.type() == RtcpCompound.GOODBYE
        && packet.length() >= RtcpCompound.HEADER_LENGTH + packet.count() * Integer.BYTES;
  }

  /** Source {@code index}, 0 to {@link RtcpCompound#count()} - 1. */
  public static int ssrc(RtcpCompound packet, int index) {
    return packet
        .buffer()
        .getInt(packet.offset() + RtcpCompound.HEADER_LENGTH + index * Integer.BYTES);
  }

  /** Writes a goodbye of one source; returns its length. */
  public static int write(ByteBuffer buffer, int offset, int ssrc) {
    int length = RtcpCompound.HEADER_LENGTH + Integer.BYTES;
    RtcpCompound.writeHeader(buffer, offset, 1, RtcpCompound.GOODBYE, length);
    buffer.putInt(offset + RtcpCompound.HEADER_LENGTH, ssrc);
    return length;
  }
}
