package eu.parvis.media.rtp;

import java.nio.ByteBuffer;

/**
 * The elements of an RTP header extension, found and rewritten in place (RFC 8285).
 *
 * <p>Elements are never moved or resized. Malformed elements end the search: what comes after them
 * is treated as absent.
 */
public final class HeaderExtensions {

  /** Returned by the readers when the packet does not carry the element, or it has another size. */
  public static final int ABSENT = -1;

  // RFC 8285 section 4.2: "the bit pattern 0xBEDE"
  static final int ONE_BYTE_PROFILE = 0xBEDE;
  // RFC 8285 section 4.3: "0x100" followed by four application bits
  static final int TWO_BYTE_PROFILE = 0x1000;
  static final int TWO_BYTE_PROFILE_MASK = 0xFFF0;
  static final int ONE_BYTE_STOP_ID = 15;

  private static final int VOICE_BIT = 0x80;
  private static final int LEVEL_MASK = 0x7F;
  private static final int NOT_FOUND = -1;

  private HeaderExtensions() {}

  /**
   * Loudness of an audio packet (RFC 6464): 0 is the loudest, 127 is silence, in -dBov; {@link
   * #ABSENT} without the element.
   */
  public static int audioLevel(RtpView packet, int id) {
    int at = find(packet, id);
    return at == NOT_FOUND || lengthAt(packet, at) < 1
        ? ABSENT
        : packet.buffer().get(at) & LEVEL_MASK;
  }

  /** Whether the sender believes that an audio packet holds voice (RFC 6464 section 3, bit V). */
  public static boolean voice(RtpView packet, int id) {
    int at = find(packet, id);
    return at != NOT_FOUND
        && lengthAt(packet, at) >= 1
        && (packet.buffer().get(at) & VOICE_BIT) != 0;
  }

  /** Transport-wide sequence number, 0 to 65535, or {@link #ABSENT}. */
  public static int transportSequence(RtpView packet, int id) {
    int at = find(packet, id);
    return at == NOT_FOUND || lengthAt(packet, at) < Short.BYTES
        ? ABSENT
        : packet.buffer().getShort(at) & 0xFFFF;
  }

  /** Rewrites the transport-wide sequence number; false if the packet has no room for it. */
  public static boolean transportSequence(RtpView packet, int id, int value) {
    int at = find(packet, id);
    if (at == NOT_FOUND || lengthAt(packet, at) < Short.BYTES) {
      return false;
    }
    packet.buffer().putShort(at, (short) value);
    return true;
  }

  /** Absolute send time, 24 bits of 6.18 fixed-point seconds, or {@link #ABSENT}. */
  public static int absoluteSendTime(RtpView packet, int id) {
    int at = find(packet, id);
    if (at == NOT_FOUND || lengthAt(packet, at) != AbsoluteSendTime.BYTES) {
      return ABSENT;
    }
    ByteBuffer buffer = packet.buffer();
    return (buffer.get(at) & 0xFF) << Short.SIZE | (buffer.getShort(at + 1) & 0xFFFF);
  }

  /** Rewrites the absolute send time; false if the packet has no room for it. */
  public static boolean absoluteSendTime(RtpView packet, int id, int value) {
    int at = find(packet, id);
    if (at == NOT_FOUND || lengthAt(packet, at) != AbsoluteSendTime.BYTES) {
      return false;
    }
    packet.buffer().put(at, (byte) (value >>> Short.SIZE));
    packet.buffer().putShort(at + 1, (short) value);
    return true;
  }

  /** Turns an element into padding, so that a receiver does not see it; false if it is absent. */
  public static boolean erase(RtpView packet, int id) {
    int at = find(packet, id);
    if (at == NOT_FOUND) {
      return false;
    }
    int start = packet.extensionProfile() == ONE_BYTE_PROFILE ? at - 1 : at - 2;
    int end = at + lengthAt(packet, at);
    for (int i = start; i < end; i++) {
      packet.buffer().put(i, (byte) 0); // RFC 8285 section 4.1.1: padding bytes have value 0
    }
    return true;
  }

  /** Where the data of element {@code id} starts in the buffer, or -1. */
  static int find(RtpView packet, int id) {
    int profile = packet.extensionProfile();
    if (profile == ONE_BYTE_PROFILE) {
      return findOneByte(packet, id);
    }
    return (profile & TWO_BYTE_PROFILE_MASK) == TWO_BYTE_PROFILE && profile >= 0
        ? findTwoByte(packet, id)
        : NOT_FOUND;
  }

  /** Bytes of the element whose data starts at {@code dataOffset}, as {@link #find} returned it. */
  static int lengthAt(RtpView packet, int dataOffset) {
    int before = packet.buffer().get(dataOffset - 1) & 0xFF;
    return packet.extensionProfile() == ONE_BYTE_PROFILE ? (before & 0x0F) + 1 : before;
  }

  /** RFC 8285 section 4.2: four bits of ID, four bits of length minus one. */
  private static int findOneByte(RtpView packet, int id) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.extensionOffset();
    int end = at + packet.extensionLength();
    while (at < end) {
      int head = buffer.get(at) & 0xFF;
      int elementId = head >>> 4;
      if (head == 0) {
        at++;
        continue;
      }
      // RFC 8285 section 4.2: ID 15, or ID 0 with a length, ends the processing.
      if (elementId == ONE_BYTE_STOP_ID || elementId == 0) {
        return NOT_FOUND;
      }
      int length = (head & 0x0F) + 1;
      if (at + 1 + length > end) {
        return NOT_FOUND;
      }
      if (elementId == id) {
        return at + 1;
      }
      at += 1 + length;
    }
    return NOT_FOUND;
  }

  /** RFC 8285 section 4.3: one byte of ID, one byte of length, which may be 0. */
  private static int findTwoByte(RtpView packet, int id) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.extensionOffset();
    int end = at + packet.extensionLength();
    while (at < end) {
      int elementId = buffer.get(at) & 0xFF;
      if (elementId == 0) {
        at++;
        continue;
      }
      if (at + 2 > end || at + 2 + (buffer.get(at + 1) & 0xFF) > end) {
        return NOT_FOUND;
      }
      if (elementId == id) {
        return at + 2;
      }
      at += 2 + (buffer.get(at + 1) & 0xFF);
    }
    return NOT_FOUND;
  }
}
