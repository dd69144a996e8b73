package eu.parvis.media.forward;

import eu.parvis.media.rtp.HeaderExtensions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which microphones of a conference are forwarded: the loudest ones, by the levels that packets
 * carry (RFC 6464). Forwarding all would take packets by the square of the number of people.
 *
 * <p>Who begins to speak is let in with that very packet. It takes the place of whoever has been
 * quiet for longest, or is clearly less loud; that one is forwarded for {@link #LINGER_NANOS} more,
 * so that a pause between two words cuts nothing off. Where nobody speaks, whoever spoke last stays
 * in. At most twice as many are forwarded as there are places. Belongs to the loop of its
 * conference; allocates nothing for a packet.
 */
public final class LoudestAudio {

  /** How long who has lost a place is forwarded: longer than a pause for breath. */
  public static final long LINGER_NANOS = 2_000_000_000L;

  /** Who was not loud for so long gives its place to who is: about a syllable and a half. */
  static final long QUIET_NANOS = 300_000_000L;

  /** How much louder it takes to displace somebody who speaks, in dB. */
  static final int MARGIN_DB = 6;

  private static final int SILENCE_DB = 127;
  // Loudness falls by a fiftieth of the way with each packet of 20 ms: in a second, mostly.
  private static final double FALL = 0.02;

  private final int places;
  private final List<AudioSource> sources = new ArrayList<>();
  private int taken;

  /** How loud one source is, and whether it is forwarded. */
  static final class Voice {
    private boolean inside;
    private boolean forwarded;
    private double loudness;
    private long loudNanos = Long.MIN_VALUE;
    private long lingersUntilNanos = Long.MIN_VALUE;

    private boolean hear(long nowNanos, int level, boolean voice) {
      int known = level == HeaderExtensions.ABSENT ? SpeakerRanking.LOUD_LEVEL : level;
      double now = SILENCE_DB - known;
      loudness = now > loudness ? now : loudness + (now - loudness) * FALL;
      boolean loud = known <= (voice ? SpeakerRanking.VOICE_LEVEL : SpeakerRanking.LOUD_LEVEL);
      loudNanos = loud ? nowNanos : loudNanos;
      return loud;
    }

    private boolean isQuiet(long nowNanos) {
      return loudNanos == Long.MIN_VALUE || nowNanos - loudNanos >= QUIET_NANOS;
    }

    private boolean lingers(long nowNanos) {
      return nowNanos < lingersUntilNanos;
    }
  }

  /**
   * Creates a choice among nobody.
   *
   * @param places how many are forwarded; 0 for everybody
   */
  public LoudestAudio(int places) {
    this.places = places;
  }

  /** A source came. */
  public void add(AudioSource source) {
    sources.add(source);
  }

  /** A source is gone. */
  public void remove(AudioSource source) {
    if (sources.remove(source)) {
      taken -= source.voice().inside ? 1 : 0;
      source.voice().inside = false;
    }
  }

  /** Whether a packet of audio that just came is to be forwarded. */
  public boolean admits(long nowNanos, AudioSource source, InboundPacket packet) {
    return admits(nowNanos, source, packet.audioLevel(), packet.voice());
  }

  boolean admits(long nowNanos, AudioSource source, int level, boolean speaks) {
    Voice voice = source.voice();
    boolean loud = voice.hear(nowNanos, level, speaks);
    if (!voice.inside && (hasRoom() || (loud && displaces(nowNanos, voice)))) {
      voice.inside = true;
      taken++;
    }
    boolean forwarded = voice.inside || voice.lingers(nowNanos);
    if (forwarded && !voice.forwarded) {
      // What was not forwarded is no loss.
      source.resume();
    }
    voice.forwarded = forwarded;
    return forwarded;
  }

  private boolean hasRoom() {
    return places == 0 || taken < places;
  }

  private boolean displaces(long nowNanos, Voice voice) {
    Voice weakest = weakest(nowNanos);
    if (weakest == null
        || (!weakest.isQuiet(nowNanos) && voice.loudness < weakest.loudness + MARGIN_DB)) {
      return false;
    }
    weakest.inside = false;
    taken--;
    linger(nowNanos, weakest);
    return true;
  }

  /** Who has been quiet for longest, or else is least loud. */
  private @Nullable Voice weakest(long nowNanos) {
    @Nullable Voice weakest = null;
    for (int i = 0; i < sources.size(); i++) {
      Voice voice = sources.get(i).voice();
      if (voice.inside && (weakest == null || isWeaker(nowNanos, voice, weakest))) {
        weakest = voice;
      }
    }
    return weakest;
  }

  private static boolean isWeaker(long nowNanos, Voice one, Voice other) {
    if (one.isQuiet(nowNanos) || other.isQuiet(nowNanos)) {
      return one.loudNanos < other.loudNanos;
    }
    return one.loudness < other.loudness;
  }

  private void linger(long nowNanos, Voice displaced) {
    int lingering = 0;
    @Nullable Voice oldest = null;
    for (int i = 0; i < sources.size(); i++) {
      Voice voice = sources.get(i).voice();
      if (!voice.inside && voice.lingers(nowNanos)) {
        lingering++;
        oldest =
            oldest == null || voice.lingersUntilNanos < oldest.lingersUntilNanos ? voice : oldest;
      }
    }
    if (oldest != null && lingering >= places) {
      oldest.lingersUntilNanos = Long.MIN_VALUE;
    }
    displaced.lingersUntilNanos = nowNanos + LINGER_NANOS;
  }
}
