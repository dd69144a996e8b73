package eu.parvis.load;

import eu.parvis.load.Recording.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Says of the pictures of one received camera, in order, whether a decoder could decode them. The
 * descriptors of RFC 7741 are checked as a browser checks them. Pictures of our recording are known
 * by their bytes, so it is known, too, which layer they are of and what they build on: a switch of
 * layers without a keyframe is found even if the numbers hide it. For one thread.
 */
final class PictureCheck {

  /**
   * What a picture's packets say.
   *
   * @param pictureId 15 bits
   * @param baseLayer TL0PICIDX, 8 bits
   */
  record Described(boolean key, int pictureId, int baseLayer, int temporal) {}

  private static final int NONE = -1;
  private static final int HALF_OF_PICTURE_IDS = 1 << 14;

  private boolean decoding;
  private int pictureId = NONE;
  private int baseLayer = NONE;
  private int track = NONE;
  private int base = NONE;
  private long switches;

  /**
   * Takes the next complete picture.
   *
   * @param known the frame of the recording that it is; null if it is of another origin
   * @return whether it can be decoded
   */
  boolean take(Described picture, @Nullable Frame known) {
    boolean ordered = follows(picture);
    boolean complete =
        picture.key() ? takeKey(known) : decoding && buildsOn(picture) && continues(known);
    if (!ordered || !complete) {
      // What builds on the base layer is lost with it; an upper layer is missed alone.
      decoding = decoding && ordered && picture.temporal() > 0;
      return false;
    }
    decoding = true;
    pictureId = picture.pictureId();
    baseLayer = picture.baseLayer();
    if (known != null && known.temporal() == 0) {
      base = known.index();
    }
    return true;
  }

  private boolean follows(Described picture) {
    int step = (picture.pictureId() - pictureId) & 0x7FFF;
    return pictureId == NONE || (step > 0 && step < HALF_OF_PICTURE_IDS);
  }

  private boolean takeKey(@Nullable Frame known) {
    int now = known == null ? NONE : known.track();
    if (track != NONE && now != NONE && now != track) {
      switches++;
    }
    track = now;
    return known == null || known.key();
  }

  private boolean buildsOn(Described picture) {
    int expected = picture.temporal() == 0 ? (baseLayer + 1) & 0xFF : baseLayer;
    return picture.baseLayer() == expected;
  }

  private boolean continues(@Nullable Frame known) {
    return known == null || track == NONE || (known.track() == track && known.base() == base);
  }

  /** Whether nothing can be decoded before the next keyframe. */
  boolean wantsKeyframe() {
    return !decoding;
  }

  /** Keyframes of another layer than the one before. */
  long switches() {
    return switches;
  }
}
