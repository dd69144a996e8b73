package eu.parvis.signaling;

import eu.parvis.conference.Conference;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.Knock;
import eu.parvis.conference.Occupant;
import eu.parvis.conference.ParticipantId;
import eu.parvis.kernel.Slug;
import eu.parvis.signaling.bridgechannel.BridgeRoom;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.client.XmppClient;
import eu.parvis.signaling.focus.Focus;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stream.StreamError;
import eu.parvis.signaling.xep0045muc.MucRoom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One conference as its XMPP clients see it: turns its events into what each seat's client is sent.
 * Used inside turns of the conference.
 */
final class Call {

  private final Conference conference;
  private final MucRoom muc;
  private final Focus focus;
  private final BridgeRoom bridge;
  private final Consumer<Call> emptied;
  private final Map<String, Seat> seats = new HashMap<>();

  /**
   * @param emptied hears when the last seat is gone, however that came
   */
  Call(Conference conference, MucRoom muc, Focus focus, BridgeRoom bridge, Consumer<Call> emptied) {
    this.conference = conference;
    this.muc = muc;
    this.focus = focus;
    this.bridge = bridge;
    this.emptied = emptied;
  }

  MucRoom muc() {
    return muc;
  }

  Focus focus() {
    return focus;
  }

  Optional<Seat> seat(XmppClient client) {
    return seat(client.endpointId()).filter(seat -> seat.client() == client);
  }

  Optional<Seat> seat(@Nullable String nick) {
    return Optional.ofNullable(nick).map(seats::get);
  }

  /** Seats a client, shows it the room and invites it to send media. */
  void join(XmppClient client, XmlElement presence) throws JoinRefused {
    muc.announce(client, presence);
    var seat = new AtomicReference<@Nullable Seat>();
    try {
      var membership =
          conference.join(
              client.grant(),
              client.endpointId(),
              event -> {
                var hearer = seat.get();
                if (hearer != null) {
                  happened(hearer, event);
                }
              });
      var taken = new Seat(client, membership);
      seat.set(taken);
      seats.put(client.endpointId(), taken);
      client.seated();
      muc.enter(taken, conference.occupants());
      focus.join(taken);
    } catch (JoinRefused e) {
      muc.forget(client);
      if (seats.isEmpty()) {
        emptied.accept(this);
      }
      throw e;
    }
  }

  /** The client left the room by its presence. */
  void leave(Seat seat) {
    muc.leave(seat);
    gone(seat);
  }

  /** The client's stream is gone. */
  void gone(Seat seat) {
    vacate(seat);
    seat.membership().leave();
  }

  private void vacate(Seat seat) {
    seats.remove(seat.endpointId());
    muc.vacate(seat);
    focus.leave(seat);
    bridge.close(seat);
    seat.client().unseated();
    if (seats.isEmpty()) {
      emptied.accept(this);
    }
  }

  private void happened(Seat seat, ConferenceEvent event) {
    switch (event) {
      case ConferenceEvent.Joined(Occupant occupant) -> muc.show(seat, occupant);
      case ConferenceEvent.Left(Occupant occupant) -> muc.hide(seat, occupant);
      case ConferenceEvent.Changed(Occupant occupant) ->
          seat(occupant.endpointId()).ifPresent(muc::changed);
      case ConferenceEvent.MutedByServer muted -> muted(seat, muted);
      case ConferenceEvent.PermissionsChanged changed ->
          tell(
              seat,
              new RoomNews(RoomNews.Event.PERMISSIONS, seat.client().grant().participant())
                  .by(changed.by())
                  .permissions(changed.permissions()));
      case ConferenceEvent.HandLowered(ParticipantId by) ->
          tell(
              seat,
              new RoomNews(RoomNews.Event.HAND_LOWERED, seat.client().grant().participant())
                  .by(by));
      case ConferenceEvent.Lobby(List<Knock> waiting, long telling) ->
          seat.client().send(LobbyNews.of(waiting, telling, seat.client(), muc.address()));
      case ConferenceEvent.Removed removed -> removed(seat, removed);
      case ConferenceEvent.SentToLobby(ParticipantId by) -> sentToLobby(seat, by);
      case ConferenceEvent.Ended ended -> ended(seat, ended.by());
      case ConferenceEvent.LinkReplaced(Slug link) ->
          tell(
              seat,
              new RoomNews(RoomNews.Event.LINK, seat.client().grant().participant()).link(link));
      case ConferenceEvent.Replaced _ -> replaced(seat);
      case ConferenceEvent.SharerLeft _ -> {
        muc.kick(seat);
        vacate(seat);
      }
      case ConferenceEvent.Expired _ -> {
        vacate(seat);
        seat.client().end(StreamError.CONNECTION_TIMEOUT);
      }
      case ConferenceEvent.Interrupted(Occupant occupant) -> heard(seat, occupant, false);
      case ConferenceEvent.Resumed(Occupant occupant) -> heard(seat, occupant, true);
      case ConferenceEvent.DominantSpeaker(String endpointId) ->
          bridge.dominantSpeaker(seat, endpointId);
      case ConferenceEvent.Forwarding forwarding ->
          bridge.forwarding(seat, forwarding.sources(), forwarding.owners());
      case ConferenceEvent.PictureWanted(String source, int maxHeight) ->
          bridge.pictureWanted(seat, source, maxHeight);
      case ConferenceEvent.MediaFailed _ -> focus.transportLost(seat);
      case ConferenceEvent.MediaConnected _ -> focus.connected(seat);
      case ConferenceEvent.MediaSilent _ -> focus.silent(seat);
      case ConferenceEvent.MediaHeard _ -> focus.heard(seat);
    }
  }

  private void heard(Seat seat, Occupant about, boolean heard) {
    bridge.connectivity(seat, about, heard);
    var event = heard ? RoomNews.Event.RESUMED : RoomNews.Event.INTERRUPTED;
    tell(seat, new RoomNews(event, about.participant()));
  }

  private void muted(Seat seat, ConferenceEvent.MutedByServer muted) {
    var target = muted.target();
    tell(
        seat,
        new RoomNews(RoomNews.Event.MUTED, target.participant()).by(muted.by()).kind(muted.kind()));
    if (seat.endpointId().equals(target.endpointId())) {
      var room = muc.address();
      var actor =
          seats.values().stream()
              .map(Seat::occupant)
              .filter(occupant -> occupant.participant().equals(muted.by()) && !occupant.screen())
              .findFirst()
              .map(occupant -> room.withResource(occupant.endpointId()).toString())
              .orElse(null);
      var namespace =
          switch (muted.kind()) {
            case AUDIO -> Ns.JITMEET_AUDIO;
            case VIDEO -> Ns.JITMEET_VIDEO;
          };
      seat.client()
          .send(
              XmlElement.of(
                      Ns.CLIENT,
                      "iq",
                      XmlElement.text(namespace, "mute", "true").with("actor", actor))
                  .with("type", "set")
                  .with("id", "m-" + UUID.randomUUID())
                  .with("from", room.withResource(Focus.NICK).toString())
                  .with("to", seat.client().jid().toString()));
    }
  }

  private void removed(Seat seat, ConferenceEvent.Removed removed) {
    var participant = seat.client().grant().participant();
    tell(
        seat,
        new RoomNews(RoomNews.Event.REMOVED, participant)
            .by(removed.by())
            .banned(removed.banned()));
    muc.kick(seat);
    vacate(seat);
  }

  private void sentToLobby(Seat seat, ParticipantId by) {
    var participant = seat.client().grant().participant();
    tell(seat, new RoomNews(RoomNews.Event.SENT_TO_LOBBY, participant).by(by));
    muc.kick(seat);
    vacate(seat);
  }

  private void ended(Seat seat, @Nullable ParticipantId by) {
    var participant = seat.client().grant().participant();
    tell(seat, new RoomNews(RoomNews.Event.ENDED, participant).by(by));
    muc.destroy(seat);
    vacate(seat);
  }

  private void replaced(Seat seat) {
    tell(seat, new RoomNews(RoomNews.Event.REPLACED, seat.client().grant().participant()));
    vacate(seat);
    seat.client().end(StreamError.CONFLICT);
  }

  private void tell(Seat seat, RoomNews news) {
    seat.client().send(news.to(seat.client(), muc.address()));
  }
}
