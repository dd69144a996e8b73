package eu.parvis.media.session;

import eu.parvis.media.EndpointSpec;
import eu.parvis.media.MediaEvent;
import eu.parvis.media.ice.IceCredentials;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The peers of one conference, who hear and see each other. Owned by a single loop. */
public final class PeerGroup {

  private final Surroundings around;
  private final List<PeerSession> sessions = new ArrayList<>();

  public PeerGroup(Surroundings around) {
    this.around = around;
  }

  /**
   * Adds a peer.
   *
   * @param events takes what happens to it; on the loop, so it must not block
   */
  public PeerSession add(
      EndpointSpec spec, IceCredentials local, Counters counters, Consumer<MediaEvent> events) {
    var session = new PeerSession(spec, local, around, counters, events);
    sessions.add(session);
    return session;
  }

  public void remove(PeerSession session) {
    if (sessions.remove(session)) {
      session.close();
    }
  }

  public void close() {
    List.copyOf(sessions).forEach(this::remove);
  }

  /** Runs every timer that is due at {@code nowNanos}. */
  public void advance(long nowNanos) {
    for (int i = 0; i < sessions.size(); i++) {
      PeerSession session = sessions.get(i);
      if (nowNanos >= session.nextDeadlineNanos()) {
        session.advance(nowNanos);
      }
    }
  }

  /** Earliest moment {@link #advance} must run, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    long next = Long.MAX_VALUE;
    for (int i = 0; i < sessions.size(); i++) {
      next = Math.min(next, sessions.get(i).nextDeadlineNanos());
    }
    return next;
  }
}
