package eu.parvis.media.forward;

import eu.parvis.media.bwe.Ladder;
import eu.parvis.media.bwe.Share;
import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.RtxCache;
import eu.parvis.media.stream.SenderClock;
import org.jspecify.annotations.Nullable;

/**
 * A video source on its way to one receiver: one layer at a time, as one continuous stream. Who
 * comes late is sent the latest keyframe and what followed it, if that was not long ago.
 */
final class VideoForwarder extends Forwarder {

  /** Between frames that are sent late, for the receiver: 1 ms. */
  private static final int LATE_FRAME_TICKS = MediaFormat.VP8_CLOCK_HZ / 1000;

  /** 180 lines take about 100 kbit/s, 360 lines 400, 720 lines 1.5 Mbit/s. */
  private static final int TYPICAL_BPS_PER_SQUARE_LINE = 3;

  /** What a face on stage is seen well with. */
  private static final int STAGE_HEIGHT = 360;

  private final VideoSource source;
  private final LayerSelector selector;
  private final TemporalFilter temporal = new TemporalFilter();
  private final Share share = new Share();
  private final KeyframeAllowance keyframes = new KeyframeAllowance();
  private int topLayer = VideoSource.NO_LAYER;
  private int generation;
  private long lateNext;
  private long lateEnd;
  private boolean lateStarted;
  private int lateTimestamp;

  VideoForwarder(VideoSource source, OutgoingNumbers numbers, byte[] canonicalName, int maxHeight) {
    super(numbers, canonicalName);
    this.source = source;
    this.selector = new LayerSelector(source, maxHeight);
    this.generation = source.generation();
  }

  LayerSelector selector() {
    return selector;
  }

  @Override
  MediaSource source() {
    return source;
  }

  @Override
  long admit(long nowNanos, InboundPacket packet) {
    RtpRewriter rewriter = rewriter();
    int layer = packet.layer();
    if (generation != source.generation()
        || (rewriter.continues(layer) && rewriter.jumps(packet.sequence()))) {
      generation = source.generation();
      selector.interrupt();
    }
    if (selector.decide(nowNanos, layer, packet.startsKeyframe())
        == LayerSelector.Decision.SWITCH) {
      rewriter.begin(
          nowNanos,
          layer,
          packet.sequence(),
          packet.rtp().timestamp(),
          source.layer(layer).stream().clock(),
          packet.vp8);
      limitFrames();
      temporal.restart();
    } else if (selector.current() == VideoSource.NO_LAYER) {
      rewriter.pause();
    }
    // A packet of the layer before the switch still has its place if it was only reordered.
    long outgoing = rewriter.map(layer, packet.sequence());
    return outgoing == RtpRewriter.DROP || isOfWantedFrame(packet, outgoing)
        ? outgoing
        : RtpRewriter.DROP;
  }

  /** A frame above the temporal layers that are wanted leaves no gap where it was. */
  private boolean isOfWantedFrame(InboundPacket packet, long outgoing) {
    if (!packet.hasDescriptor || !rewriter().continues(packet.layer())) {
      return true;
    }
    int timestamp = packet.rtp().timestamp();
    if (!rewriter().isAhead(outgoing)) {
      return !temporal.leftOut(timestamp);
    }
    boolean known = temporal.leftOut(timestamp);
    if (packet.startsKeyframe()) {
      temporal.restart();
    }
    if (temporal.admits(timestamp, packet.vp8.temporalLayer(), packet.vp8.layerSync())) {
      return true;
    }
    rewriter().skip(packet.sequence(), !known);
    return false;
  }

  /** What the receiver gets of the source, as far as the downlink decides. */
  Share share() {
    return share;
  }

  /**
   * Tells the share what there is. Returns whether there is a higher layer than last time.
   *
   * <p>Of a screen every resolution comes before any more frames. Of a camera all frames come
   * before more resolution, and that with at least half of the frames: fewer look like a fault.
   */
  boolean survey(long nowNanos) {
    Ladder ladder = share.ladder();
    ladder.clear();
    int wanted = selector.wanted();
    int top = wanted == VideoSource.NO_LAYER ? wanted : source.aliveAtMost(wanted);
    if (wanted != VideoSource.NO_LAYER && top == VideoSource.NO_LAYER) {
      top = Math.max(0, source.lowestAlive());
    }
    boolean lowest = true;
    for (int layer = 0; layer <= top; layer++) {
      if (source.isAlive(layer) || layer == top) {
        survey(nowNanos, layer, lowest, layer == top);
        lowest = false;
      }
    }
    boolean higher = top > topLayer;
    topLayer = top;
    return higher;
  }

  private void survey(long nowNanos, int layer, boolean lowest, boolean top) {
    LayerRates rates = source.layer(layer).rates();
    int highest = rates.highest(nowNanos);
    boolean screen = source.isScreen();
    int from = lowest || screen ? 0 : Math.max(0, highest - 1);
    int to = screen && !top ? 0 : highest;
    for (int frames = from; frames <= to; frames++) {
      long bps = rates.upTo(nowNanos, frames);
      share.ladder().add(layer, frames, bps < 0 ? typicalBps(layer) : bps);
    }
  }

  /** For a layer that was not measured yet. */
  private long typicalBps(int layer) {
    long height = source.heightOrGuess(layer);
    return height * height * TYPICAL_BPS_PER_SQUARE_LINE;
  }

  /** The layer that is needed on stage before others are seen: 360 lines, of a screen all. */
  int stageLayer() {
    return source.isScreen() ? source.layerCount() - 1 : source.layerFor(STAGE_HEIGHT);
  }

  /** Follows what was decided about the share. */
  void follow(long nowNanos) {
    selector.allow(share.spatial());
    limitFrames();
    prepare(nowNanos);
  }

  /** Nothing is decided: everything goes that is wanted. */
  private boolean isFree() {
    return selector.allowed() == VideoSource.MAX_LAYERS;
  }

  /** While a lower layer's keyframe is waited for, as little goes as can be. */
  private void limitFrames() {
    int all = LayerRates.TEMPORAL_LAYERS - 1;
    int current = selector.current();
    int excess = current - share.spatial();
    temporal.limit(isFree() || excess < 0 ? all : excess == 0 ? share.temporal() : 0);
  }

  /** Asks for a keyframe if one is needed and none came just now. */
  void prepare(long nowNanos) {
    if (selector.isWaiting()) {
      source.requestUnlessFresh(nowNanos, selector.target());
    }
  }

  /**
   * The number, in the layer that {@link #lateLayer} tells, of the next packet to be sent late, or
   * -1. Starts with the latest keyframe if the receiver waits for one, else asks for one.
   */
  long nextLate(long nowNanos) {
    if (lateNext == lateEnd && selector.isWaiting()) {
      startLate(nowNanos);
    }
    return lateNext == lateEnd ? -1 : lateNext++;
  }

  private void startLate(long nowNanos) {
    int target = selector.target();
    int layer = source.replayableAtMost(nowNanos, target);
    boolean better = layer == target || selector.current() == VideoSource.NO_LAYER;
    if (layer == VideoSource.NO_LAYER || !better) {
      source.requestKeyframe(nowNanos, target);
      return;
    }
    generation = source.generation();
    selector.startWith(layer);
    limitFrames();
    temporal.restart();
    lateStarted = false;
    lateNext = source.layer(layer).keyframeSequence();
    lateEnd = source.layer(layer).latestSequence() + 1;
  }

  /** The layer whose packets are sent late. */
  int lateLayer() {
    return selector.current();
  }

  /** The outgoing number of a packet that is sent late, or {@link RtpRewriter#DROP}. */
  long admitLate(long nowNanos, long sequence, RtpView packet, @Nullable Vp8Descriptor descriptor) {
    RtpRewriter rewriter = rewriter();
    int index = lateLayer();
    VideoLayer layer = source.layer(index);
    if (!lateStarted) {
      rewriter.beginLate(
          nowNanos,
          index,
          sequence,
          packet.timestamp(),
          layer.lastTimestamp(),
          (layer.framesSinceKeyframe() - 1) * LATE_FRAME_TICKS,
          layer.stream().clock(),
          descriptor);
    } else if (packet.timestamp() != lateTimestamp) {
      rewriter.followClosely(sequence, packet.timestamp(), LATE_FRAME_TICKS);
    }
    lateStarted = true;
    lateTimestamp = packet.timestamp();
    return rewriter.map(index, sequence);
  }

  @Override
  boolean withholds(int timestamp) {
    return temporal.leftOut(timestamp);
  }

  @Override
  RtxCache cache(int layer) {
    return source.layer(layer).stream().cache();
  }

  @Override
  @Nullable SenderClock clock() {
    int layer = selector.current();
    return layer == VideoSource.NO_LAYER ? null : source.layer(layer).stream().clock();
  }

  @Override
  boolean keyframeNeeded(long nowNanos) {
    int layer = selector.current() == VideoSource.NO_LAYER ? selector.target() : selector.current();
    if (layer == VideoSource.NO_LAYER || source.isKeyframeAwaited(layer)) {
      return true;
    }
    boolean allowed = keyframes.take(nowNanos);
    if (allowed) {
      source.requestKeyframe(nowNanos, layer);
    }
    return allowed;
  }
}
