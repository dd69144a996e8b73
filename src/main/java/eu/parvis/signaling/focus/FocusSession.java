package eu.parvis.signaling.focus;

import eu.parvis.signaling.client.Seat;
import java.util.LinkedHashMap;
import java.util.Map;

/** One seat's media session: its state, what it sends, and which tracks it was told of. */
final class FocusSession {

  final Seat seat;

  /** The tracks that the client was told of, by name. */
  final Map<String, VisibleTrack> told = new LinkedHashMap<>();

  EndpointSources sources;
  MediaSession state = new MediaSession.None();
  final InvitationPace pace = new InvitationPace();

  /** Whether the next invitation is on its way. */
  boolean awaitsInvitation;

  FocusSession(Seat seat) {
    this.seat = seat;
    this.sources = EndpointSources.none(seat.endpointId());
  }

  /** Whether a session with that id is under way. */
  boolean has(String sid) {
    return switch (state) {
      case MediaSession.None _ -> false;
      case MediaSession.Invited invited -> invited.sid().equals(sid);
      case MediaSession.Active active -> active.sid().equals(sid);
    };
  }

  /** Forgets the session and what it carried. */
  void end() {
    state = new MediaSession.None();
    sources = sources.cleared();
    told.clear();
  }
}
