package eu.parvis.signaling.focus;

import eu.parvis.signaling.xep0166jingle.Offer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells each client of a conference what the others send. */
final class SourceNews {

  private final Collection<FocusSession> sessions;

  /**
   * @param sessions all of them, as they come and go
   */
  SourceNews(Collection<FocusSession> sessions) {
    this.sessions = sessions;
  }

  /** Tells everybody who has accepted. */
  void tellEverybody() {
    for (var session : sessions) {
      if (session.state instanceof MediaSession.Active(String sid)) {
        tell(session, sid);
      }
    }
  }

  /** Sends the difference between what a client was told and what there is. */
  private void tell(FocusSession session, String sid) {
    var visible = visibleTo(session);
    var gone = new ArrayList<VisibleTrack>();
    session.told.forEach((name, track) -> {
      if (!track.equals(visible.get(name))) {
        gone.add(track);
      }
    });
    gone.forEach(track -> session.told.remove(track.name()));
    var added = new ArrayList<VisibleTrack>();
    visible.forEach((name, track) -> {
      if (session.told.putIfAbsent(name, track) == null) {
        added.add(track);
      }
    });
    if (!gone.isEmpty()) {
      send(session, sid, "source-remove", gone);
    }
    if (!added.isEmpty()) {
      send(session, sid, "source-add", added);
    }
  }

  /** What the others send, by track name. */
  Map<String, VisibleTrack> visibleTo(FocusSession session) {
    if (session.seat.screen()) {
      return Map.of();
    }
    var visible = new LinkedHashMap<String, VisibleTrack>();
    for (var other : sessions) {
      if (other != session) {
        visible.putAll(other.sources.visible());
      }
    }
    return visible;
  }

  private static void send(
      FocusSession session, String sid, String action, List<VisibleTrack> tracks) {
    var id = "s-" + UUID.randomUUID();
    session.send(id, Offer.sources(sid, action, CompactSources.write(tracks)));
  }
}
