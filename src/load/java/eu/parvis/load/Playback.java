package eu.parvis.load;

import eu.parvis.load.Recording.Frame;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * One track, played in a loop on one thread. Another thread may ask when a frame was played last.
 */
final class Playback {

  private final List<Frame> frames;
  private final int clockHz;
  private final long lengthNanos;
  private final AtomicLongArray playedNanos;
  private long startNanos;
  private int next;
  private boolean playing;

  Playback(Recording recording, int track, int clockHz) {
    this.frames = recording.track(track);
    this.clockHz = clockHz;
    this.lengthNanos = recording.lengthNanos(track, clockHz);
    this.playedNanos = new AtomicLongArray(frames.size());
  }

  /** Plays from the first frame on, which is a keyframe. */
  void restart(long nowNanos) {
    startNanos = nowNanos;
    next = 0;
    playing = true;
  }

  void stop() {
    playing = false;
  }

  boolean isPlaying() {
    return playing;
  }

  /** Whether the first frame was played so recently that another keyframe makes no sense. */
  boolean startedWithin(long nowNanos, long nanos) {
    return playing && nowNanos - startNanos < nanos;
  }

  /** The next frame if it is due, to be sent now; else null. */
  @Nullable Frame due(long nowNanos) {
    if (!playing || nowNanos < dueNanos()) {
      return null;
    }
    Frame frame = frames.get(next);
    playedNanos.set(next, nowNanos);
    next++;
    if (next == frames.size()) {
      next = 0;
      startNanos += lengthNanos;
    }
    return frame;
  }

  private long dueNanos() {
    return startNanos + frames.get(next).ticks() * 1_000_000_000L / clockHz;
  }

  /** When the frame with this index was played last; 0 if never. */
  long playedNanos(int index) {
    return playedNanos.get(index);
  }
}
