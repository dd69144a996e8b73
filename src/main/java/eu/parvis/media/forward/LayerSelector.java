package eu.parvis.media.forward;

/**
 * Which layer of a video source one receiver gets.
 *
 * <p>The target is the highest living layer that is not higher than the receiver's largest height,
 * one layer less while its reports tell of losses. The switch happens at a keyframe of the target;
 * until then the layer goes on that was forwarded before, and the keyframe is asked for.
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
  private int stepsDown;
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

  /** Sets how many layers the receiver gets less than it wants. */
  void stepsDown(int layers) {
    stepsDown = layers;
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
    if (maxHeight <= 0) {
      return VideoSource.NO_LAYER;
    }
    int target = source.aliveAtMost(source.layerFor(maxHeight));
    if (target == VideoSource.NO_LAYER) {
      return source.lowestAlive();
    }
    for (int step = 0; step < stepsDown; step++) {
      int lower = source.aliveAtMost(target - 1);
      target = lower == VideoSource.NO_LAYER ? target : lower;
    }
    return target;
  }

  /** Decides about a packet of {@code layer}, asking for a keyframe if a switch waits for one. */
  Decision decide(long nowNanos, int layer, boolean startsKeyframe) {
    int target = target();
    if (target == VideoSource.NO_LAYER) {
      current = VideoSource.NO_LAYER;
      return Decision.SKIP;
    }
    if (target != current) {
      if (layer == target && startsKeyframe) {
        current = target;
        return Decision.SWITCH;
      }
      source.requestKeyframe(nowNanos, target);
    }
    return layer == current ? Decision.FORWARD : Decision.SKIP;
  }
}
