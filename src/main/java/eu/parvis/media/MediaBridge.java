package eu.parvis.media;

import eu.parvis.media.io.MediaEngine;
import java.util.List;

/**
 * The forwarding unit: one UDP port that forwards the media of conferences. Thread-safe.
 *
 * <p>What browsers must be offered, since nothing is rewritten: Opus as 111, VP8 as 100, its
 * retransmissions as 96; header extensions 1 (ssrc-audio-level) and 5 (transport-wide-cc) for
 * audio, 3 (abs-send-time) and 5 for video.
 */
public final class MediaBridge implements AutoCloseable {

  private final MediaEngine engine;

  private MediaBridge(MediaEngine engine) {
    this.engine = engine;
  }

  /**
   * Opens the port and starts the threads.
   *
   * @throws MediaStartFailed if the port cannot be opened; the message names the port
   */
  public static MediaBridge start(MediaSettings settings) {
    return new MediaBridge(MediaEngine.start(settings));
  }

  /**
   * Opens a conference; it stays on one loop.
   *
   * @param id for logs only
   */
  public MediaConference open(String id) {
    return new MediaConference(id, engine, engine.open());
  }

  public BridgeCounters counters() {
    return engine.counters();
  }

  /** Returns the UDP port that is bound. */
  public int port() {
    return engine.port();
  }

  /** Returns where browsers are told to reach the forwarding unit, best first. */
  public List<TransportCandidate> candidates() {
    return engine.candidates();
  }

  /** Closes the port; every conference ends without events. */
  @Override
  public void close() {
    engine.close();
  }
}
