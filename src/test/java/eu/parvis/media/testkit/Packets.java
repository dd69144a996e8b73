package eu.parvis.media.testkit;

import java.nio.ByteBuffer;

/** Packets as a browser sends them. */
public final class Packets {

  public static final int OPUS = 111;
  public static final int VP8 = 100;
  public static final int RTX = 96;

  private static final int ONE_BYTE_EXTENSIONS = 0xBEDE;
  private static final int MARKER = 0x80;

  private Packets() {}

  /** One packet of Opus with its level (RFC 6464) and transport-wide number. */
  public static byte[] audio(int ssrc, int sequence, int level, int transportSequence) {
    var packet = header(OPUS | MARKER, sequence, sequence * 960, ssrc, 80);
    packet.putShort((short) ONE_BYTE_EXTENSIONS).putShort((short) 2);
    packet.put((byte) 0x10).put((byte) (0x80 | level)); // id 1, 1 byte: voice and level
    packet.put((byte) 0x51).putShort((short) transportSequence); // id 5, 2 bytes
    packet.put(new byte[3]); // padding of the extensions
    packet.putInt(sequence).put(new byte[40]);
    return bytes(packet);
  }

  /** One packet of VP8, which is a frame. */
  public static byte[] video(Frame frame, int transportSequence) {
    var packet = header(VP8 | MARKER, frame.sequence(), frame.picture() * 3000, frame.ssrc(), 1200);
    packet.putShort((short) ONE_BYTE_EXTENSIONS).putShort((short) 2);
    packet.put((byte) 0x32).put(new byte[3]); // id 3, 3 bytes
    packet.put((byte) 0x51).putShort((short) transportSequence); // id 5, 2 bytes
    packet.put((byte) 0);
    packet.put((byte) 0x90).put((byte) 0xC0); // RFC 7741: X, S; I, L
    packet.putShort((short) (0x8000 | frame.picture())).put((byte) frame.picture());
    packet.put((byte) (frame.keyframe() ? 0x10 : 0x11)).put(new byte[2]); // frame tag: P bit
    if (frame.keyframe()) {
      packet.put(new byte[] {(byte) 0x9D, 0x01, 0x2A}); // start code
      packet.put((byte) (frame.width() & 0xFF)).put((byte) (frame.width() >> 8));
      packet.put((byte) (frame.height() & 0xFF)).put((byte) (frame.height() >> 8));
    }
    packet.putInt(frame.picture()).put(new byte[600]);
    return bytes(packet);
  }

  /**
   * A frame of one packet.
   *
   * @param ssrc of its layer
   * @param sequence RTP sequence number
   * @param picture number of the picture, which gives the timestamp too
   * @param keyframe whether it can be decoded by itself
   * @param height of the layer in pixels
   */
  public record Frame(int ssrc, int sequence, int picture, boolean keyframe, int height) {
    int width() {
      return height * 16 / 9;
    }
  }

  /** Wraps a packet as its retransmission (RFC 4588 section 4). */
  public static byte[] retransmission(byte[] original, int rtxSsrc, int rtxSequence) {
    int headerBytes = 12 + 4 + 8; // fixed, and the extensions of the packets above
    var packet = ByteBuffer.allocate(original.length + 2);
    packet.put(original, 0, headerBytes);
    packet.put(original, 2, 2); // OSN
    packet.put(original, headerBytes, original.length - headerBytes);
    packet.put(1, (byte) ((original[1] & MARKER) | RTX));
    packet.putShort(2, (short) rtxSequence).putInt(8, rtxSsrc);
    return packet.array();
  }

  private static ByteBuffer header(
      int secondByte, int sequence, int timestamp, int ssrc, int capacity) {
    return ByteBuffer.allocate(capacity)
        .put((byte) 0x90) // version 2, extensions
        .put((byte) secondByte)
        .putShort((short) sequence)
        .putInt(timestamp)
        .putInt(ssrc);
  }

  private static byte[] bytes(ByteBuffer packet) {
    byte[] bytes = new byte[packet.position()];
    packet.get(0, bytes);
    return bytes;
  }
}
