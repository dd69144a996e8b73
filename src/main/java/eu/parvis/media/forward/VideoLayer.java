package eu.parvis.media.forward;

import eu.parvis.media.stream.ReceiveStream;

/** One resolution of a video source: a stream of its own, with its retransmissions. */
final class VideoLayer {

  static final int UNKNOWN_HEIGHT = 0;

  /** A keyframe that came within this time will do for somebody who is about to be connected. */
  static final long FRESH_NANOS = 300_000_000;

  /** Who is connected starts with a keyframe that came within this time. */
  static final long REPLAYED_NANOS = 600_000_000;

  /** Longest stretch of packets that is sent at once to somebody who comes late. */
  static final int MAX_REPLAYED_PACKETS = 128;

  /** As above, in frames; each takes a piece of the receiver's {@link RtpRewriter}. */
  static final int MAX_REPLAYED_FRAMES = 24;

  private static final long NONE = -1;

  private final ReceiveStream stream;
  private final int rtxSsrc;
  private final KeyframeRequester keyframes = new KeyframeRequester();
  private final LayerRates rates = new LayerRates();
  private int height = UNKNOWN_HEIGHT;
  private boolean heard;
  private long lastPacketNanos;
  private int lastTimestamp;
  private long frames;
  private long latestSequence = NONE;
  private long keyframeSequence = NONE;
  private long keyframeNanos;
  private long framesBeforeKeyframe;

  VideoLayer(int ssrc, int rtxSsrc) {
    this.stream = new ReceiveStream(ssrc, MediaFormat.VP8_CLOCK_HZ, true);
    this.rtxSsrc = rtxSsrc;
  }

  /** A packet came first-hand or by retransmission. */
  void heard(long nowNanos, int timestamp) {
    if (!heard || timestamp != lastTimestamp) {
      frames++;
    }
    heard = true;
    lastTimestamp = timestamp;
    lastPacketNanos = nowNanos;
  }

  /** The packet that {@link #heard} was told of has this extended sequence number and is kept. */
  void kept(long sequence) {
    latestSequence = Math.max(latestSequence, sequence);
  }

  /** The packet that was {@link #kept} last begins a keyframe. */
  void keyframeFrom(long nowNanos, long sequence) {
    if (sequence > keyframeSequence) {
      keyframeSequence = sequence;
      keyframeNanos = nowNanos;
      framesBeforeKeyframe = frames - 1;
    }
  }

  /** What came so far goes to nobody any more. */
  void forgetKeyframe() {
    keyframeSequence = NONE;
  }

  /**
   * Whether the latest keyframe came within the given time and is still kept with what followed.
   */
  boolean isReplayable(long nowNanos, long withinNanos) {
    return keyframeSequence != NONE
        && nowNanos - keyframeNanos <= withinNanos
        && latestSequence - keyframeSequence < MAX_REPLAYED_PACKETS
        && framesSinceKeyframe() <= MAX_REPLAYED_FRAMES
        && stream.cache().contains(keyframeSequence);
  }

  /** Extended number of the first packet of the latest keyframe. */
  long keyframeSequence() {
    return keyframeSequence;
  }

  /** Highest extended number that came. */
  long latestSequence() {
    return latestSequence;
  }

  /** Frames from the latest keyframe on, the keyframe included, roughly. */
  int framesSinceKeyframe() {
    return (int) Math.min(Integer.MAX_VALUE, frames - framesBeforeKeyframe);
  }

  /** RTP timestamp of the packet that came last. */
  int lastTimestamp() {
    return lastTimestamp;
  }

  /** A keyframe begins to arrive; {@code height} in pixels, or less than 1 if it is not known. */
  void keyframe(int height) {
    keyframes.arrived();
    if (height > UNKNOWN_HEIGHT) {
      this.height = height;
    }
  }

  /** What it takes. */
  LayerRates rates() {
    return rates;
  }

  ReceiveStream stream() {
    return stream;
  }

  int rtxSsrc() {
    return rtxSsrc;
  }

  KeyframeRequester keyframes() {
    return keyframes;
  }

  /** When a keyframe or a lost packet is to be asked for, or {@link Long#MAX_VALUE}. */
  long nextDeadlineNanos() {
    return Math.min(keyframes.nextDeadlineNanos(), stream.nacks().nextDeadlineNanos());
  }

  int height() {
    return height;
  }

  boolean isHeard() {
    return heard;
  }

  long lastPacketNanos() {
    return lastPacketNanos;
  }

  /** Frames that began to arrive, roughly: a reordered packet counts as one more. */
  long frames() {
    return frames;
  }
}
