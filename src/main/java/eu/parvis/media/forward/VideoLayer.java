package eu.parvis.media.forward;

import eu.parvis.media.stream.ReceiveStream;

/** One resolution of a video source: a stream of its own, with its retransmissions. */
final class VideoLayer {

  static final int UNKNOWN_HEIGHT = 0;

  private final ReceiveStream stream;
  private final int rtxSsrc;
  private final KeyframeRequester keyframes = new KeyframeRequester();
  private int height = UNKNOWN_HEIGHT;
  private boolean heard;
  private long lastPacketNanos;
  private int lastTimestamp;
  private long frames;

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

  /** A keyframe begins to arrive; {@code height} in pixels, or less than 1 if it is not known. */
  void keyframe(int height) {
    keyframes.arrived();
    if (height > UNKNOWN_HEIGHT) {
      this.height = height;
    }
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
