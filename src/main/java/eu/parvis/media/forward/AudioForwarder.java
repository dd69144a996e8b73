package eu.parvis.media.forward;

import eu.parvis.media.stream.RtxCache;
import eu.parvis.media.stream.SenderClock;
import org.jspecify.annotations.Nullable;

/** An audio source on its way to one receiver: every packet goes. */
final class AudioForwarder extends Forwarder {

  private static final int LAYER = 0;

  private final AudioSource source;
  private int generation;

  AudioForwarder(AudioSource source, OutgoingNumbers numbers, byte[] canonicalName) {
    super(numbers, canonicalName);
    this.source = source;
    this.generation = source.generation();
  }

  @Override
  MediaSource source() {
    return source;
  }

  @Override
  long admit(long nowNanos, InboundPacket packet) {
    RtpRewriter rewriter = rewriter();
    if (!rewriter.continues(LAYER)
        || generation != source.generation()
        || rewriter.jumps(packet.sequence())) {
      generation = source.generation();
      rewriter.begin(
          nowNanos,
          LAYER,
          packet.sequence(),
          packet.rtp().timestamp(),
          source.stream().clock(),
          null);
    }
    return rewriter.map(LAYER, packet.sequence());
  }

  @Override
  @Nullable RtxCache cache(int layer) {
    return null;
  }

  @Override
  SenderClock clock() {
    return source.stream().clock();
  }

  @Override
  boolean keyframeNeeded(long nowNanos) {
    return true; // Every packet of Opus can be decoded by itself.
  }

  @Override
  void lossReported(long nowNanos, int fractionLost) {
    source.lossBeyond().reported(nowNanos, fractionLost);
  }
}
