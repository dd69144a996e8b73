package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/** Picture loss indication, PLI: the decoder needs a keyframe (RFC 4585 section 6.3.1). */
public final class PictureLoss {

  static final int FORMAT = 1;

  private PictureLoss() {}

  /** Whether the compound stands on a PLI; {@link Feedback#mediaSsrc} says for which source. */
  public static boolean matches(RtcpCompound packet) {
    return Feedback.matches(packet, RtcpCompound.PAYLOAD_FEEDBACK, FORMAT, 0);
  }

  /** Writes a PLI; returns its length, {@link Feedback#FIXED_LENGTH}. */
  public static int write(ByteBuffer buffer, int offset, int senderSsrc, int mediaSsrc) {
    Feedback.write(
        buffer,
        offset,
        RtcpCompound.PAYLOAD_FEEDBACK,
        FORMAT,
        Feedback.FIXED_LENGTH,
        senderSsrc,
        mediaSsrc);
    return Feedback.FIXED_LENGTH;
  }
}
