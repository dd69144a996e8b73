package eu.parvis.media.rtp;

import java.nio.ByteBuffer;

/**
 * Retransmission payload format: the original sequence number in front of the payload (RFC 4588
 * section 4). Both directions move the header by two bytes and leave the payload where it is.
 */
public final class Rtx {

  /** Bytes of the original sequence number. */
  public static final int OVERHEAD = 2;

  private Rtx() {}

  /**
   * Turns a retransmission in {@code packet} back into the original packet, which then starts two
   * bytes later in the same buffer. Returns false, changing nothing, if it carries no original: a
   * probe of padding only.
   */
  public static boolean decapsulate(RtpView packet, int ssrc, int payloadType) {
    if (packet.payloadLength() < OVERHEAD) {
      return false;
    }
    ByteBuffer buffer = packet.buffer();
    int original = buffer.getShort(packet.payloadOffset()) & 0xFFFF;
    int start = packet.offset() + OVERHEAD;
    buffer.put(start, buffer, packet.offset(), packet.headerLength());
    if (!packet.wrap(buffer, start, packet.length() - OVERHEAD)) {
      return false;
    }
    packet.sequence(original);
    packet.ssrc(ssrc);
    packet.payloadType(payloadType);
    return true;
  }

  /**
   * Turns {@code packet} into a retransmission that starts two bytes earlier in the same buffer,
   * where the caller must have left room. Returns false, changing nothing, without that room.
   */
  public static boolean encapsulate(RtpView packet, int ssrc, int payloadType, int sequence) {
    if (packet.offset() < OVERHEAD) {
      return false;
    }
    ByteBuffer buffer = packet.buffer();
    int original = packet.sequence();
    int start = packet.offset() - OVERHEAD;
    buffer.put(start, buffer, packet.offset(), packet.headerLength());
    buffer.putShort(start + packet.headerLength(), (short) original);
    if (!packet.wrap(buffer, start, packet.length() + OVERHEAD)) {
      return false;
    }
    packet.sequence(sequence);
    packet.ssrc(ssrc);
    packet.payloadType(payloadType);
    return true;
  }
}
