package eu.parvis.media.rtcp;

import eu.parvis.media.rtp.SequenceNumber;
import java.nio.ByteBuffer;

/**
 * Generic NACK: sequence numbers that the sender of the message misses.
 *
 * <pre>
 *  |            PID                |             BLP               |  RFC 4585 section 6.2.1
 * </pre>
 */
public final class GenericNack {

  static final int FORMAT = 1;
  static final int ENTRY_LENGTH = 4;
  // RFC 4585 section 6.2.1: BLP names the 16 packets after PID, bit i being PID + i + 1.
  static final int MASK_BITS = 16;

  private GenericNack() {}

  /** Receives one missing sequence number, 0 to 65535. */
  @FunctionalInterface
  public interface SequenceSink {
    /** Called once for each missing number, in the order of the message. */
    void missing(int sequence);
  }

  /** Whether the compound stands on a NACK with at least one entry. */
  public static boolean matches(RtcpCompound packet) {
    return Feedback.matches(packet, RtcpCompound.TRANSPORT_FEEDBACK, FORMAT, ENTRY_LENGTH);
  }

  /** Number of entries, each of which names 1 to 17 packets. */
  public static int entries(RtcpCompound packet) {
    return (packet.length() - Feedback.FIXED_LENGTH) / ENTRY_LENGTH;
  }

  /** First missing packet of entry {@code index}, 0 to 65535. */
  public static int packetId(RtcpCompound packet, int index) {
    return packet.buffer().getShort(entryOffset(packet, index)) & 0xFFFF;
  }

  /** Mask of entry {@code index}: bit i set means that {@code packetId + i + 1} is missing too. */
  public static int mask(RtcpCompound packet, int index) {
    return packet.buffer().getShort(entryOffset(packet, index) + Short.BYTES) & 0xFFFF;
  }

  /** Names every missing packet to {@code sink}; at most 17 for each entry. */
  public static void forEach(RtcpCompound packet, SequenceSink sink) {
    for (int entry = 0; entry < entries(packet); entry++) {
      int first = packetId(packet, entry);
      int mask = mask(packet, entry);
      sink.missing(first);
      for (int bit = 0; bit < MASK_BITS; bit++) {
        if ((mask >>> bit & 1) != 0) {
          sink.missing((first + bit + 1) & 0xFFFF);
        }
      }
    }
  }

  private static int entryOffset(RtcpCompound packet, int index) {
    return packet.offset() + Feedback.FIXED_LENGTH + index * ENTRY_LENGTH;
  }

  /**
   * Writes a NACK of the first {@code count} of {@code sequences}, which must ascend (wrapping).
   * Returns its length, at most {@code Feedback.FIXED_LENGTH + 4 * count}.
   */
  public static int write(
      ByteBuffer buffer, int offset, int senderSsrc, int mediaSsrc, int[] sequences, int count) {
    int at = offset + Feedback.FIXED_LENGTH;
    int next = 0;
    while (next < count) {
      int first = sequences[next++];
      int mask = 0;
      while (next < count) {
        int distance = SequenceNumber.distance(first, sequences[next]);
        if (distance < 1 || distance > MASK_BITS) {
          break;
        }
        mask |= 1 << (distance - 1);
        next++;
      }
      buffer.putShort(at, (short) first);
      buffer.putShort(at + Short.BYTES, (short) mask);
      at += ENTRY_LENGTH;
    }
    Feedback.write(
        buffer,
        offset,
        RtcpCompound.TRANSPORT_FEEDBACK,
        FORMAT,
        at - offset,
        senderSsrc,
        mediaSsrc);
    return at - offset;
  }
}
