package eu.parvis.media.forward;

import eu.parvis.media.stream.RtxCache;
import eu.parvis.media.stream.SenderClock;
import org.jspecify.annotations.Nullable;

/** A video source on its way to one receiver: one layer at a time, as one continuous stream. */
final class VideoForwarder extends Forwarder {

  private final VideoSource source;
  private final LayerSelector selector;
  private int generation;

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
