package eu.parvis.media.forward;

import eu.parvis.media.stream.ReceiveStream;

/** A microphone, or the sound of a shared screen: one Opus stream. */
public final class AudioSource extends MediaSource {

  private final ReceiveStream stream;
  private final LossBeyond lossBeyond = new LossBeyond();
  private final LoudestAudio.Voice voice = new LoudestAudio.Voice();

  /** Creates a source that has sent nothing. */
  public AudioSource(int ssrc) {
    this.stream = new ReceiveStream(ssrc, MediaFormat.OPUS_CLOCK_HZ, false);
  }

  @Override
  public int ssrc() {
    return stream.ssrc();
  }

  @Override
  public int rtxSsrc() {
    return 0;
  }

  @Override
  int clockRateHz() {
    return MediaFormat.OPUS_CLOCK_HZ;
  }

  @Override
  void forget() {
    // Nothing is kept.
  }

  /** How loud it is. */
  LoudestAudio.Voice voice() {
    return voice;
  }

  /** What its receivers lose of it. */
  LossBeyond lossBeyond() {
    return lossBeyond;
  }

  ReceiveStream stream() {
    return stream;
  }
}
