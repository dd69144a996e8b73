package eu.parvis.media.codec;

import eu.parvis.media.rtp.RtpView;
import java.nio.ByteBuffer;

/**
 * View of the VP8 payload descriptor in front of each packet's payload, and of the first bytes of a
 * frame behind it.
 *
 * <pre>
 *      |X|R|N|S|R| PID |   RFC 7741 section 4.2
 *  X:  |I|L|T|K|  RSV  |
 *  I:  |M| PictureID   |   7 bits, or 15 in two bytes if M
 *  L:  |   TL0PICIDX   |
 *  T/K:|TID|Y| KEYIDX  |
 * </pre>
 *
 * Reads and writes are absolute in the buffer of the packet that was wrapped.
 */
public final class Vp8Descriptor {

  /** Returned by readers of optional fields. */
  public static final int ABSENT = -1;

  /** Mask of a long picture number; a short one has the low 7 bits of it. */
  public static final int PICTURE_ID_MASK = 0x7FFF;

  private static final int EXTENDED_BIT = 0x80; // X
  private static final int START_BIT = 0x10; // S
  private static final int PARTITION_MASK = 0x07; // PID
  private static final int PICTURE_BIT = 0x80; // I
  private static final int BASE_LAYER_INDEX_BIT = 0x40; // L
  private static final int TEMPORAL_BIT = 0x20; // T
  private static final int KEY_INDEX_BIT = 0x10; // K
  private static final int LONG_PICTURE_BIT = 0x80; // M
  private static final int SHORT_PICTURE_MASK = 0x7F;
  private static final int TEMPORAL_SHIFT = 6;
  private static final int SYNC_BIT = 0x20; // Y
  // RFC 7741 section 4.3: P, "Inverse key frame flag"
  private static final int INTER_FRAME_BIT = 0x01;
  // RFC 6386 section 9.1: a keyframe is the 3-byte tag, the start code, then width and height
  private static final int FRAME_TAG_LENGTH = 3;
  private static final int START_CODE = 0x9D012A;
  private static final int KEYFRAME_HEADER_LENGTH = 10;
  private static final int DIMENSION_MASK = 0x3FFF;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(1);

  private ByteBuffer buffer = NOTHING;
  private int offset;
  private int length;
  private int end;
  private int pictureOffset = ABSENT;
  private int baseLayerOffset = ABSENT;
  private int temporalOffset = ABSENT;

  /** Looks at the packet's payload. Returns false if the descriptor does not fit into it. */
  public boolean wrap(RtpView packet) {
    return wrap(packet.buffer(), packet.payloadOffset(), packet.payloadLength());
  }

  boolean wrap(ByteBuffer buffer, int offset, int payloadLength) {
    this.buffer = buffer;
    this.offset = offset;
    this.end = offset + payloadLength;
    pictureOffset = ABSENT;
    baseLayerOffset = ABSENT;
    temporalOffset = ABSENT;
    length = 1;
    if (payloadLength < 1) {
      return false;
    }
    if ((buffer.get(offset) & EXTENDED_BIT) == 0) {
      return true;
    }
    return payloadLength >= 2 && wrapOptional(buffer.get(offset + 1) & 0xFF);
  }

  private boolean wrapOptional(int present) {
    int at = offset + 2;
    if ((present & PICTURE_BIT) != 0) {
      if (at >= end) {
        return false;
      }
      pictureOffset = at;
      at += (buffer.get(at) & LONG_PICTURE_BIT) == 0 ? 1 : 2;
    }
    if ((present & BASE_LAYER_INDEX_BIT) != 0) {
      baseLayerOffset = at++;
    }
    if ((present & (TEMPORAL_BIT | KEY_INDEX_BIT)) != 0) {
      temporalOffset = (present & TEMPORAL_BIT) != 0 ? at : ABSENT;
      at++;
    }
    length = at - offset;
    return at <= end;
  }

  /** Bytes of the descriptor, 1 to 6. */
  public int length() {
    return length;
  }

  /** Whether the packet is the first of a frame: start of partition 0. */
  public boolean startsFrame() {
    int first = buffer.get(offset);
    return (first & START_BIT) != 0 && (first & PARTITION_MASK) == 0;
  }

  /** Whether the packet is the first of a keyframe. */
  public boolean startsKeyframe() {
    int frame = offset + length;
    return startsFrame() && frame < end && (buffer.get(frame) & INTER_FRAME_BIT) == 0;
  }

  /** Height in pixels of the keyframe that starts here, 1 to 16383, or {@link #ABSENT}. */
  public int keyframeHeight() {
    return keyframeDimension(FRAME_TAG_LENGTH + 5);
  }

  /** Width in pixels of the keyframe that starts here, 1 to 16383, or {@link #ABSENT}. */
  public int keyframeWidth() {
    return keyframeDimension(FRAME_TAG_LENGTH + 3);
  }

  private int keyframeDimension(int at) {
    int frame = offset + length;
    if (!startsKeyframe() || frame + KEYFRAME_HEADER_LENGTH > end) {
      return ABSENT;
    }
    int code =
        (buffer.get(frame + FRAME_TAG_LENGTH) & 0xFF) << 16
            | (buffer.getShort(frame + FRAME_TAG_LENGTH + 1) & 0xFFFF);
    // RFC 6386 section 9.1: 14 bits, little endian, below two bits of scale
    int dimension =
        ((buffer.get(frame + at + 1) & 0xFF) << 8 | (buffer.get(frame + at) & 0xFF))
            & DIMENSION_MASK;
    return code == START_CODE && dimension > 0 ? dimension : ABSENT;
  }

  /** Picture number, 0 to 127 or 0 to 32767 by its size, or {@link #ABSENT}. */
  public int pictureId() {
    if (pictureOffset == ABSENT) {
      return ABSENT;
    }
    return hasLongPictureId()
        ? buffer.getShort(pictureOffset) & PICTURE_ID_MASK
        : buffer.get(pictureOffset) & SHORT_PICTURE_MASK;
  }

  /** Whether the picture number has 15 bits. */
  public boolean hasLongPictureId() {
    return pictureOffset != ABSENT && (buffer.get(pictureOffset) & LONG_PICTURE_BIT) != 0;
  }

  /** Replaces the picture number in the size that it has; does nothing if there is none. */
  public void pictureId(int value) {
    if (pictureOffset == ABSENT) {
      return;
    }
    if (hasLongPictureId()) {
      buffer.putShort(
          pictureOffset, (short) (LONG_PICTURE_BIT << Byte.SIZE | (value & PICTURE_ID_MASK)));
    } else {
      buffer.put(pictureOffset, (byte) (value & SHORT_PICTURE_MASK));
    }
  }

  /** Running index of temporal base layer frames, 0 to 255, or {@link #ABSENT}. */
  public int baseLayerIndex() {
    return baseLayerOffset == ABSENT ? ABSENT : buffer.get(baseLayerOffset) & 0xFF;
  }

  /** Replaces TL0PICIDX by the low 8 bits of {@code value}; does nothing if there is none. */
  public void baseLayerIndex(int value) {
    if (baseLayerOffset != ABSENT) {
      buffer.put(baseLayerOffset, (byte) value);
    }
  }

  /** Temporal layer, 0 to 3, or {@link #ABSENT}. */
  public int temporalLayer() {
    return temporalOffset == ABSENT
        ? ABSENT
        : (buffer.get(temporalOffset) & 0xFF) >>> TEMPORAL_SHIFT;
  }

  /** Whether the frame needs the temporal base layer only (Y); false if it does not tell. */
  public boolean layerSync() {
    return temporalOffset != ABSENT && (buffer.get(temporalOffset) & SYNC_BIT) != 0;
  }
}
