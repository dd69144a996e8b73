package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * What all feedback messages share.
 *
 * <pre>
 *  |V=2|P|   FMT   |       PT      |          length               |  RFC 4585 section 6.1
 *  |                  SSRC of packet sender                        |
 *  |                  SSRC of media source                         |
 *  :            Feedback Control Information (FCI)                 :
 * </pre>
 */
public final class Feedback {

  /** Bytes before the feedback control information. */
  public static final int FIXED_LENGTH = 12;

  static final int MEDIA_SSRC_OFFSET = 8;

  private Feedback() {}

  /** The source that the message is about; some messages name it in their body instead. */
  public static int mediaSsrc(RtcpCompound packet) {
    return packet.buffer().getInt(packet.offset() + MEDIA_SSRC_OFFSET);
  }

  static boolean matches(RtcpCompound packet, int type, int format, int informationLength) {
    return packet.type() == type
        && packet.count() == format
        && packet.length() >= FIXED_LENGTH + informationLength;
  }

  static void write(
      ByteBuffer buffer,
      int offset,
      int type,
      int format,
      int length,
      int senderSsrc,
      int mediaSsrc) {
    RtcpCompound.writeHeader(buffer, offset, format, type, length);
    buffer.putInt(offset + RtcpCompound.HEADER_LENGTH, senderSsrc);
    buffer.putInt(offset + MEDIA_SSRC_OFFSET, mediaSsrc);
  }
}
