package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * Full intra request, FIR: a keyframe is wanted, for example by someone who has just come.
 *
 * <pre>
 *  |                              SSRC                             |  RFC 5104 section 4.3.1.1
 *  | Seq nr.       |    Reserved                                   |
 * </pre>
 */
public final class FullIntraRequest {

  static final int FORMAT = 4;
  static final int ENTRY_LENGTH = 8;

  private FullIntraRequest() {}

  /** Whether the compound stands on a FIR with at least one entry. */
  public static boolean matches(RtcpCompound packet) {
    return Feedback.matches(packet, RtcpCompound.PAYLOAD_FEEDBACK, FORMAT, ENTRY_LENGTH);
  }

  /** Number of entries. */
  public static int entries(RtcpCompound packet) {
    return (packet.length() - Feedback.FIXED_LENGTH) / ENTRY_LENGTH;
  }

  /** The source of entry {@code index}. The media SSRC of the message is unused and is 0. */
  public static int ssrc(RtcpCompound packet, int index) {
    return packet.buffer().getInt(entryOffset(packet, index));
  }

  /** Command number of entry {@code index}, 0 to 255: the same number is a repetition. */
  public static int command(RtcpCompound packet, int index) {
    return packet.buffer().get(entryOffset(packet, index) + Integer.BYTES) & 0xFF;
  }

  private static int entryOffset(RtcpCompound packet, int index) {
    return packet.offset() + Feedback.FIXED_LENGTH + index * ENTRY_LENGTH;
  }

  /** Writes a FIR with one entry; returns its length. */
  public static int write(ByteBuffer buffer, int offset, int senderSsrc, int ssrc, int command) {
    int length = Feedback.FIXED_LENGTH + ENTRY_LENGTH;
    Feedback.write(buffer, offset, RtcpCompound.PAYLOAD_FEEDBACK, FORMAT, length, senderSsrc, 0);
    buffer.putInt(offset + Feedback.FIXED_LENGTH, ssrc);
    buffer.putInt(offset + Feedback.FIXED_LENGTH + Integer.BYTES, command << 24);
    return length;
  }
}
