package eu.parvis.media.rtp;

import java.nio.ByteBuffer;

/** What a datagram on the media port is, by its first bytes (RFC 7983 section 7). */
public enum PacketKind {
  /** First byte 0 to 3. */
  STUN,
  /** First byte 20 to 63. */
  DTLS,
  /** First byte 128 to 191 and no RTCP type in the second. */
  RTP,
  /** First byte 128 to 191 and an RTCP type, 192 to 223, in the second (RFC 5761 section 4). */
  RTCP,
  /** Anything else, the empty datagram included. */
  UNKNOWN;

  /** Classifies {@code length} bytes at {@code offset}; reads at most two of them. */
  public static PacketKind of(ByteBuffer buffer, int offset, int length) {
    if (length < 2) {
      return UNKNOWN;
    }
    int first = buffer.get(offset) & 0xFF;
    if (first <= 3) {
      return STUN;
    }
    if (first >= 20 && first <= 63) {
      return DTLS;
    }
    if (first >= 128 && first <= 191) {
      int second = buffer.get(offset + 1) & 0xFF;
      return second >= 192 && second <= 223 ? RTCP : RTP;
    }
    return UNKNOWN;
  }
}
