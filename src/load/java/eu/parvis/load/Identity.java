package eu.parvis.load;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Number, SSRCs and playback of one participant of a load.
 *
 * @param number from 0
 * @param voice null if it has no microphone
 * @param layers from the smallest; empty if it has no camera
 */
record Identity(int number, @Nullable Playback voice, List<Playback> layers) {

  private static final int FIRST_SSRC = 0x4C00_0000;
  private static final int SSRCS = 16;
  private static final int FIRST_VIDEO = 1;
  private static final int FIRST_REPAIR = 8;

  int voiceSsrc() {
    return FIRST_SSRC + number * SSRCS;
  }

  int videoSsrc(int layer) {
    return voiceSsrc() + FIRST_VIDEO + layer;
  }

  int repairSsrc(int layer) {
    return voiceSsrc() + FIRST_REPAIR + layer;
  }

  /** Who sends what, so that a receiver in the same process knows when. Thread-safe. */
  static final class Book {

    private final Map<Integer, List<Playback>> tracks = new ConcurrentHashMap<>();

    void enter(Identity identity) {
      if (identity.voice() != null) {
        tracks.put(identity.voiceSsrc(), List.of(identity.voice()));
      }
      tracks.put(identity.videoSsrc(0), identity.layers());
    }

    /** When the sender of an SSRC sent a frame last; 0 if that is not known. */
    long sentNanos(int ssrc, Recording.Frame frame) {
      List<Playback> playbacks = tracks.getOrDefault(ssrc, List.of());
      int index = Math.max(0, frame.track() - 1);
      return index < playbacks.size() ? playbacks.get(index).playedNanos(frame.index()) : 0;
    }
  }
}
