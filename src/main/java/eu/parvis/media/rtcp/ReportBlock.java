package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/**
 * Reception report block of a sender or receiver report.
 *
 * <pre>
 *  |                 SSRC of the reported source                   |  RFC 3550 section 6.4.1
 *  | fraction lost |       cumulative number of packets lost       |
 *  |           extended highest sequence number received           |
 *  |                      interarrival jitter                      |
 *  |                         last SR (LSR)                         |
 *  |                   delay since last SR (DLSR)                  |
 * </pre>
 *
 * Blocks are addressed by their offset in a buffer, as {@link ReceiverReport#blockOffset} gives it.
 */
public final class ReportBlock {

  /** Bytes of a block. */
  public static final int LENGTH = 24;

  static final int FRACTION_OFFSET = 4;
  static final int CUMULATIVE_OFFSET = 5;
  static final int HIGHEST_OFFSET = 8;
  static final int JITTER_OFFSET = 12;
  static final int LAST_REPORT_OFFSET = 16;
  static final int DELAY_OFFSET = 20;
  static final int CUMULATIVE_MAX = (1 << 23) - 1;
  static final int CUMULATIVE_MIN = -(1 << 23);

  private ReportBlock() {}

  /** The source that the block is about. */
  public static int ssrc(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset);
  }

  /** Share of packets lost since the previous report, in 1/256: 0 to 255. */
  public static int fractionLost(ByteBuffer buffer, int offset) {
    return buffer.get(offset + FRACTION_OFFSET) & 0xFF;
  }

  /** Raises {@link #fractionLost} to at least a value, 0 to 255. */
  public static void atLeast(ByteBuffer buffer, int offset, int fractionLost) {
    int fraction = Math.max(fractionLost, fractionLost(buffer, offset));
    buffer.put(offset + FRACTION_OFFSET, (byte) fraction);
  }

  /** Packets lost since the beginning, a signed 24-bit number: duplicates make it negative. */
  public static int cumulativeLost(ByteBuffer buffer, int offset) {
    return buffer.get(offset + CUMULATIVE_OFFSET) << Short.SIZE
        | (buffer.getShort(offset + CUMULATIVE_OFFSET + 1) & 0xFFFF);
  }

  /** Highest sequence number received: cycles in the upper half, an unsigned 32-bit number. */
  public static int highestSequence(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + HIGHEST_OFFSET);
  }

  /** Interarrival jitter in ticks of the source's clock. */
  public static int jitterTicks(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + JITTER_OFFSET);
  }

  /** Middle 32 bits of the last sender report's NTP time, or 0 if none was received. */
  public static int lastReport(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + LAST_REPORT_OFFSET);
  }

  /** Time since that sender report, in 1/65536 s. */
  public static int delaySinceLastReport(ByteBuffer buffer, int offset) {
    return buffer.getInt(offset + DELAY_OFFSET);
  }

  /**
   * Writes a block of {@link #LENGTH} bytes.
   *
   * @param fractionLost in 1/256, 0 to 255
   * @param cumulativeLost clamped to 24 bits, signed
   * @param lastReport middle 32 bits of an NTP time
   * @param delaySinceLastReport in 1/65536 s
   */
  public static void write(
      ByteBuffer buffer,
      int offset,
      int ssrc,
      int fractionLost,
      int cumulativeLost,
      int highestSequence,
      int jitterTicks,
      int lastReport,
      int delaySinceLastReport) {
    int cumulative = Math.clamp(cumulativeLost, CUMULATIVE_MIN, CUMULATIVE_MAX);
    buffer.putInt(offset, ssrc);
    buffer.put(offset + FRACTION_OFFSET, (byte) fractionLost);
    buffer.put(offset + CUMULATIVE_OFFSET, (byte) (cumulative >> Short.SIZE));
    buffer.putShort(offset + CUMULATIVE_OFFSET + 1, (short) cumulative);
    buffer.putInt(offset + HIGHEST_OFFSET, highestSequence);
    buffer.putInt(offset + JITTER_OFFSET, jitterTicks);
    buffer.putInt(offset + LAST_REPORT_OFFSET, lastReport);
    buffer.putInt(offset + DELAY_OFFSET, delaySinceLastReport);
  }
}
