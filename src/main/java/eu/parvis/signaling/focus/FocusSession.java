package eu.parvis.signaling.focus;

import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import java.util.LinkedHashMap;
import java.util.Map;

/** One seat's media session: its state, what it sends, and which tracks it was told of. */
final class FocusSession {

  final Seat seat;
  private final String focus;

  /** The tracks that the client was told of, by name. */
  final Map<String, VisibleTrack> told = new LinkedHashMap<>();

  EndpointSources sources;
  MediaSession state = new MediaSession.None();
  final InvitationPace pace = new InvitationPace();
  final Restart restart = new Restart();

  /** Whether the next invitation is on its way. */
  boolean awaitsInvitation;

  /**
   * @param focus the address in the room that the client is spoken to from
   */
  FocusSession(Seat seat, String focus) {
    this.seat = seat;
    this.focus = focus;
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
    restart.end();
  }

  /** Sends the client a request. */
  void send(String id, XmlElement jingle) {
    seat.client()
        .send(
            XmlElement.of(Ns.CLIENT, "iq", jingle)
                .with("type", "set")
                .with("id", id)
                .with("from", focus)
                .with("to", seat.client().jid().toString()));
  }
}
