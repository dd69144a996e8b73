package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * Sender report, SR: what time it is at the sender, in both of its clocks (RFC 3550 section 6.4.1).
 *
 * <pre>
 *  |                         SSRC of sender                        |
 *  |                 NTP timestamp, seconds since 1900             |
 *  |                 NTP timestamp, fraction                       |
 *  |                         RTP timestamp                         |
 *  |                     sender's packet count                     |
 *  |                      sender's octet count                     |
 * </pre>
 */
public final class SenderReport {

  /** Bytes before the first report block. */
  public static final int FIXED_LENGTH = 28;

  static final int NTP_OFFSET = 8;
  static final int TIMESTAMP_OFFSET = 16;
  static final int PACKETS_OFFSET = 20;
  static final int OCTETS_OFFSET = 24;

  private SenderReport() {}

  /** Whether the compound stands on a whole sender report. */
  public static boolean matches(RtcpCompound packet) {
    return packet.type() == RtcpCompound.SENDER_REPORT
        && packet.length() >= FIXED_LENGTH + packet.count() * ReportBlock.LENGTH;
  }

  /** NTP time of the report: seconds since 1900 in 32.32 fixed point, unsigned. */
  public static long ntp(RtcpCompound packet) {
    return packet.buffer().getLong(packet.offset() + NTP_OFFSET);
  }

  /** The same moment in ticks of the source's RTP clock. */
  public static int timestamp(RtcpCompound packet) {
    return packet.buffer().getInt(packet.offset() + TIMESTAMP_OFFSET);
  }

  /** Packets sent, modulo 2^32. */
  public static int packets(RtcpCompound packet) {
    return packet.buffer().getInt(packet.offset() + PACKETS_OFFSET);
  }

  /** Octets of payload sent, modulo 2^32. */
  public static int octets(RtcpCompound packet) {
    return packet.buffer().getInt(packet.offset() + OCTETS_OFFSET);
  }

  /** Offset in the buffer of block {@code index}, 0 to {@link RtcpCompound#count()} - 1. */
  public static int blockOffset(RtcpCompound packet, int index) {
    return packet.offset() + FIXED_LENGTH + index * ReportBlock.LENGTH;
  }

  /** Writes a report without blocks; returns {@link #FIXED_LENGTH}. */
  public static int write(
      ByteBuffer buffer, int offset, int ssrc, long ntp, int timestamp, int packets, int octets) {
    RtcpCompound.writeHeader(buffer, offset, 0, RtcpCompound.SENDER_REPORT, FIXED_LENGTH);
    buffer.putInt(offset + RtcpCompound.HEADER_LENGTH, ssrc);
    buffer.putLong(offset + NTP_OFFSET, ntp);
    buffer.putInt(offset + TIMESTAMP_OFFSET, timestamp);
    buffer.putInt(offset + PACKETS_OFFSET, packets);
    buffer.putInt(offset + OCTETS_OFFSET, octets);
    return FIXED_LENGTH;
  }
}
