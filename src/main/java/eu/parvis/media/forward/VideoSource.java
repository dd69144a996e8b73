package eu.parvis.media.forward;

/**
 * A camera or a screen: one to four VP8 layers of growing resolution, each with an SSRC of its own
 * (signalled as a SIM group). Receivers know the first one only.
 *
 * <p>A layer is alive while it keeps up with the others: a browser stops its upper layers when its
 * uplink or its processor does not suffice.
 */
public final class VideoSource extends MediaSource {

  /** Most layers of a source. */
  public static final int MAX_LAYERS = 4;

  /** What no layer is called. */
  static final int NO_LAYER = -1;

  // A layer is dead when others went on for this long and for so many frames without it. Counting
  // frames as well keeps a still screen, which sends a frame now and then, alive.
  static final long DEAD_NANOS = 500_000_000;
  static final int DEAD_FRAMES = 5;

  // Keyframes of all layers come within one frame's time of each other, on most paths.
  private static final long OVERDUE_NANOS = 150_000_000;

  private static final int ASSUMED_LOWEST_HEIGHT = 180;

  private final VideoLayer[] layers;
  // [layer][other]: frames of the other when the layer was last heard
  private final long[][] framesOfOthers;
  private final boolean[] alive;
  private boolean screen;

  /**
   * Creates a source that has sent nothing.
   *
   * @param ssrcs of the layers, lowest resolution first, 1 to {@link #MAX_LAYERS}
   * @param rtxSsrcs of their retransmissions, in the same order, 0 for none
   */
  public VideoSource(int[] ssrcs, int[] rtxSsrcs) {
    if (ssrcs.length < 1 || ssrcs.length > MAX_LAYERS || rtxSsrcs.length != ssrcs.length) {
      throw new IllegalArgumentException("1 to 4 layers, each with an RTX SSRC or 0");
    }
    layers = new VideoLayer[ssrcs.length];
    for (int i = 0; i < layers.length; i++) {
      layers[i] = new VideoLayer(ssrcs[i], rtxSsrcs[i]);
    }
    framesOfOthers = new long[layers.length][layers.length];
    alive = new boolean[layers.length];
  }

  @Override
  public int ssrc() {
    return layers[0].stream().ssrc();
  }

  @Override
  public int rtxSsrc() {
    return layers[0].rtxSsrc();
  }

  @Override
  int clockRateHz() {
    return MediaFormat.VP8_CLOCK_HZ;
  }

  /** Number of layers, 1 to {@link #MAX_LAYERS}. */
  public int layerCount() {
    return layers.length;
  }

  /** Height in pixels of a layer, 0 while no keyframe of it was seen. */
  public int height(int layer) {
    return layers[layer].height();
  }

  /** Says that the source is a screen, which is to be sharp rather than smooth. */
  public void screen(boolean isScreen) {
    screen = isScreen;
  }

  /** Whether the source is a screen. */
  public boolean isScreen() {
    return screen;
  }

  VideoLayer layer(int index) {
    return layers[index];
  }

  /** A packet of a layer came; keeps the account of which layers are alive. */
  void heard(long nowNanos, int index, int timestamp) {
    layers[index].heard(nowNanos, timestamp);
    alive[index] = true;
    for (int i = 0; i < layers.length; i++) {
      framesOfOthers[index][i] = layers[i].frames();
      alive[i] =
          alive[i]
              && (layers[index].frames() - framesOfOthers[i][index] < DEAD_FRAMES
                  || nowNanos - layers[i].lastPacketNanos() < DEAD_NANOS);
    }
  }

  /** Whether a layer that counts as alive has sent nothing for a while: its source stood still. */
  boolean isOverdue(long nowNanos, int layer) {
    return !layers[layer].isHeard() || nowNanos - layers[layer].lastPacketNanos() > OVERDUE_NANOS;
  }

  /** Whether a layer sends and keeps up with the others. */
  public boolean isAlive(int layer) {
    return alive[layer];
  }

  /** The highest layer that is alive and not above {@code layer}, or {@link #NO_LAYER}. */
  int aliveAtMost(int layer) {
    for (int i = layer; i >= 0; i--) {
      if (alive[i]) {
        return i;
      }
    }
    return NO_LAYER;
  }

  /** The lowest layer that is alive, or {@link #NO_LAYER}. */
  int lowestAlive() {
    for (int i = 0; i < layers.length; i++) {
      if (alive[i]) {
        return i;
      }
    }
    return NO_LAYER;
  }

  /** The highest layer that is at most {@code maxHeight} pixels high; the lowest one at least. */
  int layerFor(int maxHeight) {
    int best = 0;
    for (int i = 1; i < layers.length; i++) {
      if (heightOrGuess(i) <= maxHeight) {
        best = i;
      }
    }
    return best;
  }

  /** Layers that sent no keyframe yet are assumed to double in height. */
  int heightOrGuess(int layer) {
    int known = layers[layer].height();
    if (known > 0) {
      return known;
    }
    int below = layer == 0 ? ASSUMED_LOWEST_HEIGHT / 2 : heightOrGuess(layer - 1);
    return below * 2;
  }

  /**
   * Somebody needs a keyframe of a layer. Browsers answer a request with keyframes of all layers
   * and then ignore requests for any of them for a while.
   */
  void requestKeyframe(long nowNanos, int layer) {
    KeyframeRequester requester = layers[layer].keyframes();
    if (requester.isWanted()) {
      return;
    }
    long atNanos = nowNanos;
    for (VideoLayer other : layers) {
      atNanos = Math.max(atNanos, other.keyframes().obeyedFromNanos());
    }
    requester.request(atNanos);
  }

  /** Whether a keyframe of a layer was asked for and has not come. */
  boolean isKeyframeAwaited(int layer) {
    return layers[layer].keyframes().isWanted();
  }

  /** Asks for a keyframe unless one came so lately that somebody who comes soon starts with it. */
  void requestUnlessFresh(long nowNanos, int layer) {
    if (isSilenced() || !layers[layer].isReplayable(nowNanos, VideoLayer.FRESH_NANOS)) {
      requestKeyframe(nowNanos, layer);
    }
  }

  /**
   * The layer with whose latest keyframe somebody can start who wants {@code target}, or else one
   * below it; {@link #NO_LAYER} if no keyframe is recent enough.
   */
  int replayableAtMost(long nowNanos, int target) {
    for (int i = target; i >= 0 && !isSilenced(); i--) {
      if (layers[i].isReplayable(nowNanos, VideoLayer.REPLAYED_NANOS)) {
        return i;
      }
    }
    return NO_LAYER;
  }

  @Override
  void forget() {
    for (VideoLayer layer : layers) {
      layer.forgetKeyframe();
    }
  }
}
