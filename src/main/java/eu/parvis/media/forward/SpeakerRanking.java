package eu.parvis.media.forward;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks in a conference, by the loudness that packets carry (RFC 6464).
 *
 * <p>Each speaker collects the time that it was loud and loses it again while it is quiet, within 0
 * and {@link #MAX_SPEECH_NANOS}. Somebody else becomes dominant only with {@link
 * #MIN_SPEECH_NANOS}, more than a cough, and {@link #LEAD_NANOS} more than the dominant one: two
 * who talk at once do not take turns on the stage. Belongs to the loop of its conference.
 */
public final class SpeakerRanking {

  /** Most that is collected, so that a long speech does not outlast its end. */
  public static final long MAX_SPEECH_NANOS = 1_500_000_000L;

  /** Least that makes somebody dominant. */
  public static final long MIN_SPEECH_NANOS = 600_000_000L;

  /** How much more than the dominant speaker it takes. */
  public static final long LEAD_NANOS = 400_000_000L;

  /** Levels in -dBov up to which a packet is loud, whatever its voice bit says. */
  static final int LOUD_LEVEL = 40;

  /** Levels in -dBov up to which a packet is loud if its sender takes it for voice. */
  static final int VOICE_LEVEL = 60;

  // A packet speaks for the time since the one before, but not for a pause: Opus sends every 20 ms.
  private static final long MAX_PACKET_NANOS = 60_000_000;

  private final List<Speaker> ranking = new ArrayList<>();
  private @Nullable Speaker dominant;

  /** One participant's voice. */
  public static final class Speaker {
    private final String endpointId;
    private long speechNanos;
    private long heardNanos;
    private boolean heard;

    private Speaker(String endpointId) {
      this.endpointId = endpointId;
    }

    /** Whose voice it is. */
    public String endpointId() {
      return endpointId;
    }

    private void hear(long nowNanos, boolean loud) {
      long passed = heard ? Math.max(0, nowNanos - heardNanos) : 0;
      long credited = loud ? Math.min(passed, MAX_PACKET_NANOS) : 0;
      decay(passed - credited);
      speechNanos = Math.min(MAX_SPEECH_NANOS, speechNanos + credited);
      heard = true;
      heardNanos = nowNanos;
    }

    private long speechAt(long nowNanos) {
      // Silence within one packet's time is no silence yet.
      long quiet = heard ? nowNanos - heardNanos - MAX_PACKET_NANOS : 0;
      return quiet <= 0 ? speechNanos : Math.max(0, speechNanos - quiet);
    }

    private void decay(long nanos) {
      speechNanos = Math.max(0, speechNanos - nanos);
    }
  }

  /** Adds a participant, ranked last. */
  public Speaker join(String endpointId) {
    Speaker speaker = new Speaker(endpointId);
    ranking.add(speaker);
    return speaker;
  }

  /** Takes a participant away. */
  public void leave(Speaker speaker) {
    ranking.remove(speaker);
    if (dominant == speaker) {
      dominant = null;
    }
  }

  /**
   * An audio packet of a speaker came.
   *
   * @param level in -dBov, 0 (loudest) to 127 (silence), or -1 if the packet does not tell
   * @param voice whether the sender takes it for voice
   * @return whether the speaker has become the dominant one
   */
  public boolean heard(long nowNanos, Speaker speaker, int level, boolean voice) {
    boolean loud = level >= 0 && level <= (voice ? VOICE_LEVEL : LOUD_LEVEL);
    speaker.hear(nowNanos, loud);
    if (!loud || speaker == dominant || speaker.speechNanos < MIN_SPEECH_NANOS) {
      return false;
    }
    long lead = dominant == null ? 0 : dominant.speechAt(nowNanos) + LEAD_NANOS;
    if (speaker.speechNanos < lead) {
      return false;
    }
    dominant = speaker;
    ranking.remove(speaker);
    ranking.addFirst(speaker);
    return true;
  }

  /** Who speaks or spoke last, or null before anybody did. */
  public @Nullable Speaker dominant() {
    return dominant;
  }

  /** Everybody, who spoke last first; a view. */
  public List<Speaker> ranking() {
    return Collections.unmodifiableList(ranking);
  }
}
