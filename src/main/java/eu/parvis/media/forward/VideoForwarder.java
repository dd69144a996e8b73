package eu.parvis.media.forward;

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

  private final VideoSource source;
  private final LayerSelector selector;
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
    } else if (selector.current() == VideoSource.NO_LAYER) {
      rewriter.pause();
    }
    // A packet of the layer before the switch still has its place if it was only reordered.
    return rewriter.map(layer, packet.sequence());
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
  RtxCache cache(int layer) {
    return source.layer(layer).stream().cache();
  }

  @Override
  @Nullable SenderClock clock() {
    int layer = selector.current();
    return layer == VideoSource.NO_LAYER ? null : source.layer(layer).stream().clock();
  }

  @Override
  void keyframeNeeded(long nowNanos) {
    int layer = selector.current() == VideoSource.NO_LAYER ? selector.target() : selector.current();
    if (layer != VideoSource.NO_LAYER) {
      source.requestKeyframe(nowNanos, layer);
    }
  }
}
