package eu.parvis.media.testkit;

import eu.parvis.media.rtp.RtpView;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Builds RTP packets for tests: field by field, or as a browser sends them. */
public final class Packets {

  public static final int OPUS = 111;
  public static final int VP8 = 100;
  public static final int RTX = 96;

  private static final int MARKER = 0x80;
  private static final int ONE_BYTE_PROFILE = 0xBEDE;

  private int payloadType = VP8;
  private int sequence;
  private int timestamp;
  private int ssrc;
  private boolean marker;
  private int padding;
  private int height = 360;
  private final ByteArrayOutputStream extensions = new ByteArrayOutputStream();
  private byte[] payload = new byte[0];

  private Packets() {}

  public static Packets rtp(int ssrc, int sequence, int timestamp) {
    Packets packet = new Packets();
    packet.ssrc = ssrc;
    packet.sequence = sequence;
    packet.timestamp = timestamp;
    return packet;
  }

  /** One packet of Opus with its level (RFC 6464) and transport-wide number. */
  public static byte[] audio(int ssrc, int sequence, int level, int transportSequence) {
    return rtp(ssrc, sequence, sequence * 960)
        .payloadType(OPUS)
        .marker()
        .extension(1, 0x80 | level)
        .transportSequence(5, transportSequence)
        .payload(ByteBuffer.allocate(44).putInt(sequence).array())
        .bytes();
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
  public record Frame(int ssrc, int sequence, int picture, boolean keyframe, int height) {}

  /** One packet of VP8, which is a frame. */
  public static byte[] video(Frame frame, int transportSequence) {
    return rtp(frame.ssrc(), frame.sequence(), frame.picture() * 3000)
        .marker()
        .extension(3, 0, 0, 0)
        .transportSequence(5, transportSequence)
        .height(frame.height())
        .vp8(frame.keyframe(), frame.picture(), frame.picture(), 600)
        .bytes();
  }

  /** Wraps a packet of {@link #video} as its retransmission (RFC 4588 section 4). */
  public static byte[] retransmission(byte[] original, int rtxSsrc, int rtxSequence) {
    int headerBytes = 12 + 4 + 8; // fixed, and the extensions
    var packet = ByteBuffer.allocate(original.length + 2);
    packet.put(original, 0, headerBytes);
    packet.put(original, 2, 2); // OSN
    packet.put(original, headerBytes, original.length - headerBytes);
    packet.put(1, (byte) ((original[1] & MARKER) | RTX));
    packet.putShort(2, (short) rtxSequence).putInt(8, rtxSsrc);
    return packet.array();
  }

  public Packets payloadType(int value) {
    payloadType = value;
    return this;
  }

  public Packets marker() {
    marker = true;
    return this;
  }

  public Packets padding(int bytes) {
    padding = bytes;
    return this;
  }

  /** Height of the keyframes of {@link #vp8}, in pixels; 360 unless said. */
  public Packets height(int pixels) {
    height = pixels;
    return this;
  }

  /** Adds an element in the one-byte form. */
  public Packets extension(int id, int... data) {
    extensions.write(id << 4 | (data.length - 1));
    for (int value : data) {
      extensions.write(value);
    }
    return this;
  }

  public Packets transportSequence(int id, int value) {
    return extension(id, value >>> 8 & 0xFF, value & 0xFF);
  }

  public Packets payload(byte... bytes) {
    payload = bytes.clone();
    return this;
  }

  /**
   * A VP8 frame's only packet, with a 15-bit PictureID, TL0PICIDX and TID 0: a descriptor of 6
   * bytes.
   */
  public Packets vp8(boolean keyframe, int pictureId, int baseLayerIndex, int bytes) {
    return vp8(keyframe, true, pictureId, baseLayerIndex, bytes);
  }

  /** One packet of a VP8 frame; {@code start} says whether it is the first one. */
  public Packets vp8(
      boolean keyframe, boolean start, int pictureId, int baseLayerIndex, int bytes) {
    ByteBuffer data = ByteBuffer.allocate(6 + Math.max(10, bytes));
    data.put((byte) (start ? 0x90 : 0x80)).put((byte) 0xE0);
    data.putShort((short) (0x8000 | (pictureId & 0x7FFF)));
    data.put((byte) baseLayerIndex).put((byte) 0);
    data.put((byte) (keyframe ? 0x10 : 0x11)).put((byte) 2).put((byte) 0);
    data.put((byte) 0x9D).put((byte) 0x01).put((byte) 0x2A);
    int width = height * 16 / 9;
    data.put((byte) width).put((byte) (width >> 8));
    data.put((byte) height).put((byte) (height >> 8));
    payload = data.array();
    return this;
  }

  /** Temporal layer of the frame of {@link #vp8}, and whether it needs the base layer only. */
  public Packets temporal(int layer, boolean synced) {
    payload[5] = (byte) (layer << 6 | (synced ? 0x20 : 0));
    return this;
  }

  public byte[] bytes() {
    byte[] elements = extensions.toByteArray();
    int words = (elements.length + 3) / 4;
    int header = 12 + (words == 0 ? 0 : 4 + words * 4);
    ByteBuffer packet = ByteBuffer.allocate(header + payload.length + padding);
    packet.put((byte) (0x80 | (padding > 0 ? 0x20 : 0) | (words > 0 ? 0x10 : 0)));
    packet.put((byte) ((marker ? MARKER : 0) | payloadType));
    packet.putShort((short) sequence).putInt(timestamp).putInt(ssrc);
    if (words > 0) {
      packet.putShort((short) ONE_BYTE_PROFILE).putShort((short) words).put(elements);
    }
    packet.position(header);
    packet.put(payload);
    if (padding > 0) {
      packet.put(packet.capacity() - 1, (byte) padding);
    }
    return packet.array();
  }

  /** Writes the packet to a buffer and returns its length. */
  public int write(ByteBuffer buffer, int offset) {
    byte[] bytes = bytes();
    buffer.put(offset, bytes);
    return bytes.length;
  }

  /** A view of the packet at an offset that is not zero. */
  public RtpView view() {
    return view(bytes());
  }

  /** A view of bytes at an offset that is not zero, with room behind. */
  public static RtpView view(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length + 80);
    buffer.put(41, bytes);
    RtpView view = new RtpView();
    if (!view.wrap(buffer, 41, bytes.length)) {
      throw new IllegalArgumentException("no RTP packet");
    }
    return view;
  }

  /** Bytes from commented hexadecimal lines: what follows a semicolon is ignored. */
  public static byte[] hex(String text) {
    StringBuilder digits = new StringBuilder();
    text.lines()
        .map(line -> line.replaceAll(";.*", "").replaceAll("\\s", ""))
        .forEach(digits::append);
    return HexFormat.of().parseHex(digits);
  }

  /** The bytes of a view. */
  public static byte[] bytesOf(RtpView view) {
    byte[] bytes = new byte[view.length()];
    view.buffer().get(view.offset(), bytes);
    return bytes;
  }
}
