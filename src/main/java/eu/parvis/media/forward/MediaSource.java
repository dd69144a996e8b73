package eu.parvis.media.forward;

/**
 * Something that an endpoint sends and receivers show: a microphone, a camera or a screen. Belongs
 * to the loop of its conference.
 */
public abstract sealed class MediaSource permits AudioSource, VideoSource {

  private boolean silenced;
  private int generation;

  /** The SSRC under which receivers know the source, and by which it is named. */
  public abstract int ssrc();

  /** The SSRC under which receivers get retransmissions, or 0 for none. */
  public abstract int rtxSsrc();

  /** RTP ticks a second. */
  abstract int clockRateHz();

  /** What came before goes to nobody any more. */
  abstract void forget();

  /** Mutes the source for everybody, whatever its sender does. */
  public void silence(boolean on) {
    if (silenced && !on) {
      generation++;
    }
    if (silenced != on) {
      forget();
    }
    silenced = on;
  }

  /** Whether the source is muted by the server. */
  public boolean isSilenced() {
    return silenced;
  }

  /** What was not forwarded until now is no loss: the next packet follows the last one. */
  void resume() {
    generation++;
  }

  /** Changes when the stream of packets was interrupted: what was forwarded cannot just go on. */
  int generation() {
    return generation;
  }
}
