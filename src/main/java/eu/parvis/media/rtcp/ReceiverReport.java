package eu.parvis.media.rtcp;

import java.nio.ByteBuffer;

/** Receiver report, RR: a list of {@link ReportBlock}s (RFC 3550 section 6.4.2). */
public final class ReceiverReport {

  /** Most blocks in one report: the count has five bits. */
  public static final int MAX_BLOCKS = 31;

  /** Bytes before the first block. */
  public static final int FIXED_LENGTH = 8;

  private ReceiverReport() {}

  /** Whether the compound stands on a whole receiver report. */
  public static boolean matches(RtcpCompound packet) {
    return packet.type() == RtcpCompound.RECEIVER_REPORT
        && packet.length() >= length(packet.count());
  }

  /** Offset in the buffer of block {@code index}, 0 to {@link RtcpCompound#count()} - 1. */
  public static int blockOffset(RtcpCompound packet, int index) {
    return packet.offset() + length(index);
  }

  /** Bytes of a report with {@code blocks} blocks. */
  public static int length(int blocks) {
    return FIXED_LENGTH + blocks * ReportBlock.LENGTH;
  }

  /** Writes the part before the blocks, which the caller writes; returns {@link #length}. */
  public static int write(ByteBuffer buffer, int offset, int senderSsrc, int blocks) {
    int length = length(blocks);
    RtcpCompound.writeHeader(buffer, offset, blocks, RtcpCompound.RECEIVER_REPORT, length);
    buffer.putInt(offset + RtcpCompound.HEADER_LENGTH, senderSsrc);
    return length;
  }
}
