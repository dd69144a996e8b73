package eu.parvis.load;

import eu.parvis.load.Recording.Frame;
import java.nio.ByteBuffer;

/**
 * Cuts encoded pictures of one layer into the payloads of RTP packets (RFC 7741 section 4.2): a
 * descriptor of 6 bytes with PictureID, TL0PICIDX and TID, then a part of the picture. For one
 * thread.
 */
final class Vp8Packets {

  /** Bytes of a payload; with all headers a packet stays below what browsers send. */
  static final int MAX_PAYLOAD = 1_100;

  private static final int DESCRIPTOR = 6;
  private static final int EXTENDED = 0x80;
  private static final int START = 0x10;
  private static final int PICTURE_LAYER_AND_TEMPORAL = 0xE0;
  private static final int LONG_PICTURE = 0x8000;

  private int picture;
  private int baseLayer;

  /**
   * @param firstPicture PictureID before the first picture
   */
  Vp8Packets(int firstPicture) {
    this.picture = firstPicture;
  }

  /** Goes on to another picture. */
  void start(Frame frame) {
    picture = (picture + 1) & 0x7FFF;
    if (frame.temporal() == 0) {
      baseLayer = (baseLayer + 1) & 0xFF;
    }
  }

  /** How many packets a picture takes, all of about the same size. */
  static int count(Frame frame) {
    return Math.ceilDiv(frame.data().length, MAX_PAYLOAD - DESCRIPTOR);
  }

  /** Puts payload {@code index} of {@code count} at the buffer's position. */
  void write(Frame frame, int index, int count, ByteBuffer target) {
    byte[] data = frame.data();
    int from = (int) ((long) data.length * index / count);
    int to = (int) ((long) data.length * (index + 1) / count);
    target.put((byte) (EXTENDED | (index == 0 ? START : 0)));
    target.put((byte) PICTURE_LAYER_AND_TEMPORAL);
    target.putShort((short) (LONG_PICTURE | picture));
    target.put((byte) baseLayer);
    target.put((byte) ((frame.temporal() << 6) | (frame.synced() ? 0x20 : 0)));
    target.put(data, from, to - from);
  }
}
