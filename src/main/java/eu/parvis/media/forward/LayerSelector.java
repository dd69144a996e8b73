package eu.parvis.media.forward;

/**
 * Which layer of a video source one receiver gets.
 *
 * <p>The target is the highest living layer that is not higher than the receiver's largest height
 * and what its downlink carries. The switch happens at a keyframe of the target; until then the
 * layer goes on that was forwarded before, and the keyframe is asked for.
 */
final class LayerSelector {

  /** What to do with a packet. */
  enum Decision {
    /** It belongs to a layer that is not forwarded. */
    SKIP,
    /** It goes on with the layer that is forwarded. */
    FORWARD,
    /** It is the first of a keyframe from which on its layer is forwarded. */
    SWITCH
  }

  private final VideoSource source;
  private int maxHeight;
  private int allowed = VideoSource.MAX_LAYERS;
  private int current = VideoSource.NO_LAYER;

  /**
   * Creates a selector that forwards nothing yet.
   *
   * @param maxHeight in pixels, 0 for nothing at all
   */
  LayerSelector(VideoSource source, int maxHeight) {
    this.source = source;
    this.maxHeight = maxHeight;
  }

  /** Sets the receiver's largest height in pixels, 0 for nothing at all. */
  void maxHeight(int pixels) {
    maxHeight = pixels;
  }

  /**
   * Sets the highest layer that the downlink carries, {@link VideoSource#NO_LAYER} for none at all.
   */
  void allow(int layer) {
    allowed = layer;
  }

  /** Whether the source is wanted and the downlink carries some of it. */
  boolean isOpen() {
    return Math.min(wanted(), allowed) != VideoSource.NO_LAYER;
  }

  /** What {@link #allow} was last told; {@link VideoSource#MAX_LAYERS} before. */
  int allowed() {
    return allowed;
  }

  /** The highest layer that the receiver wants, or {@link VideoSource#NO_LAYER}. */
  int wanted() {
    return maxHeight <= 0 ? VideoSource.NO_LAYER : source.layerFor(maxHeight);
  }

  /** The layer is forwarded from here on, with what came since its latest keyframe. */
  void startWith(int layer) {
    current = layer;
  }

  /** Whether another layer is wanted than the one that is forwarded. */
  boolean isWaiting() {
    int target = target();
    return target != VideoSource.NO_LAYER && target != current;
  }

  /** What was forwarded cannot go on: waits for the next keyframe. */
  void interrupt() {
    current = VideoSource.NO_LAYER;
  }

  /** The layer that is forwarded, or {@link VideoSource#NO_LAYER}. */
  int current() {
    return current;
  }

  /** The layer that is wanted and to be had, or {@link VideoSource#NO_LAYER}. */
  int target() {
    int highest = Math.min(wanted(), allowed);
    if (highest == VideoSource.NO_LAYER) {
      return VideoSource.NO_LAYER;
    }
    int target = source.aliveAtMost(highest);
    return target == VideoSource.NO_LAYER ? source.lowestAlive() : target;
  }

  /**
   * After a source stood still, as when nobody watched it, nobody knows which layers it begins with
   * again: what comes first will do until the target comes.
   */
  private boolean isBetterThanNothing(long nowNanos, int layer, int target) {
    return current == VideoSource.NO_LAYER && layer < target && source.isOverdue(nowNanos, target);
  }

  /** Decides about a packet of {@code layer}, asking for a keyframe if a switch waits for one. */
  Decision decide(long nowNanos, int layer, boolean startsKeyframe) {
    int target = target();
    if (target == VideoSource.NO_LAYER) {
      current = VideoSource.NO_LAYER;
      return Decision.SKIP;
    }
    if (target != current) {
      if (startsKeyframe && (layer == target || isBetterThanNothing(nowNanos, layer, target))) {
        current = layer;
        return Decision.SWITCH;
      }
      source.requestKeyframe(nowNanos, target);
    }
    return layer == current ? Decision.FORWARD : Decision.SKIP;
  }
}
