package eu.parvis.media.forward;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.HeaderExtensions;
import eu.parvis.media.rtp.RtpView;
import org.jspecify.annotations.Nullable;

/**
 * A packet that {@link IncomingMedia} has accepted, with what is known of it. Reused: valid until
 * the next packet is given to the same {@link IncomingMedia}, and only while its buffer is.
 */
public final class InboundPacket {

  final RtpView rtp = new RtpView();
  final Vp8Descriptor vp8 = new Vp8Descriptor();
  @Nullable MediaSource source;
  int layer;
  long sequence;
  boolean hasDescriptor;
  boolean startsKeyframe;
  int audioLevel = HeaderExtensions.ABSENT;
  boolean voice;

  InboundPacket() {}

  /** The packet as it arrived, unwrapped if it was retransmitted. */
  public RtpView rtp() {
    return rtp;
  }

  /** What the packet belongs to. */
  public MediaSource source() {
    if (source == null) {
      throw new IllegalStateException("no packet was accepted yet");
    }
    return source;
  }

  /** Layer of video, 0 is the lowest resolution; 0 for audio. */
  public int layer() {
    return layer;
  }

  /** Extended sequence number in the stream of its layer. */
  public long sequence() {
    return sequence;
  }

  /** Whether the packet is the first of a keyframe. */
  public boolean startsKeyframe() {
    return startsKeyframe;
  }

  /** Loudness of audio in -dBov, 0 (loudest) to 127, or {@link HeaderExtensions#ABSENT}. */
  public int audioLevel() {
    return audioLevel;
  }

  /** Whether the sender believes that audio holds voice. */
  public boolean voice() {
    return voice;
  }
}
