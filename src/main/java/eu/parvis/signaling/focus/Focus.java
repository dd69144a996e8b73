package eu.parvis.signaling.focus;

import eu.parvis.media.SourceSet;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.stanza.Iq;
import eu.parvis.signaling.stanza.Jid;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.stanza.StanzaError;
import eu.parvis.signaling.stanza.XmlElement;
import eu.parvis.signaling.stream.StreamError;
import eu.parvis.signaling.xep0166jingle.AnnouncedSources;
import eu.parvis.signaling.xep0166jingle.Answers;
import eu.parvis.signaling.xep0166jingle.Jingle;
import eu.parvis.signaling.xep0166jingle.JingleRefused;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import eu.parvis.signaling.xep0166jingle.Offer;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media sessions of one conference: invites each client as soon as it joins, keeps what each
 * sends, and tells each what the others send. Used inside turns of the conference.
 *
 * <p>A request is applied whole or not at all. Sources of a client that leaves are not taken back:
 * its unavailable presence does that.
 */
public final class Focus {

  /** The bare real address of the focus, which the answer to a conference request names. */
  public static final Jid ADDRESS = new Jid("focus", "auth.parvis", null);

  /** The nick of the focus in every room. */
  public static final String NICK = "focus";

  /** The most that others are told of a change of sources, without and for each source. */
  private static final int CHARS_OF_CHANGE = 500;

  private static final int CHARS_OF_SOURCE = 120;

  private static final Logger log = LoggerFactory.getLogger(Focus.class);

  private final String nickAddress;
  private final Function<Seat, URI> bridgeChannels;
  private final InstantSource clock;
  private final Map<String, FocusSession> sessions = new LinkedHashMap<>();

  /**
   * @param room the address of the chat room
   * @param bridgeChannels gives each seat the address of its bridge channel, new with each call
   */
  public Focus(Jid room, Function<Seat, URI> bridgeChannels, InstantSource clock) {
    this.nickAddress = room.withResource(NICK).toString();
    this.bridgeChannels = bridgeChannels;
    this.clock = clock;
  }

  /** Invites a newcomer. */
  public void join(Seat seat) {
    var session = new FocusSession(seat);
    sessions.put(seat.endpointId(), session);
    invite(session);
  }

  /** Forgets a seat; the others know by its presence. */
  public void leave(Seat seat) {
    sessions.remove(seat.endpointId());
    for (var other : sessions.values()) {
      other.told.values().removeIf(track -> track.endpointId().equals(seat.endpointId()));
    }
  }

  /** The seat's transport is lost and there is a fresh one: ends the session and invites again. */
  public void transportLost(Seat seat) {
    var session = sessions.get(seat.endpointId());
    if (session != null) {
      terminate(session, "connectivity-error");
      tellEverybody();
      inviteAgain(session);
    }
  }

  /** The seat's transport is up. */
  public void connected(Seat seat) {
    var session = sessions.get(seat.endpointId());
    if (session != null) {
      session.pace.connected(clock.instant());
    }
  }

  /** Handles a request to the focus occupant and answers it. */
  public void handle(Seat seat, Iq iq) {
    var session = sessions.get(seat.endpointId());
    var jingle = Jingle.parse(iq.payload());
    if (session == null || jingle.isEmpty()) {
      answer(seat, iq.error(seat.client().jid(), StanzaError.BAD_REQUEST));
      return;
    }
    if (!session.has(jingle.get().sid())) {
      answer(seat, iq.error(seat.client().jid(), StanzaError.ITEM_NOT_FOUND));
      return;
    }
    try {
      apply(session, jingle.get());
      answer(seat, iq.result(seat.client().jid()));
      afterwards(session, jingle.get());
    } catch (JingleRefused e) {
      log.info("Endpoint {}: {} refused: {}", seat.endpointId(), jingle.get().action(), e.reason());
      var error =
          e.reason() == Reason.TOO_OFTEN
              ? StanzaError.RESOURCE_CONSTRAINT
              : StanzaError.NOT_ACCEPTABLE;
      answer(seat, iq.error(seat.client().jid(), error));
    }
  }

  /** The client refused or could not read an offer. */
  public void handleError(Seat seat, Iq iq) {
    var session = sessions.get(seat.endpointId());
    if (session != null
        && session.state instanceof MediaSession.Invited(_, String stanzaId)
        && stanzaId.equals(iq.id())) {
      log.warn("Endpoint {} refused its invitation", seat.endpointId());
      session.end();
      inviteAgain(session);
    }
  }

  private void apply(FocusSession session, Jingle jingle) throws JingleRefused {
    switch (jingle.action()) {
      case SESSION_ACCEPT -> accept(session, jingle);
      case SOURCE_ADD -> {
        requireActive(session);
        var announced = added(session, jingle);
        var sources = session.sources.plus(announced);
        requireBudget(session, announced);
        change(session, sources);
      }
      case SOURCE_REMOVE -> {
        requireActive(session);
        var removed = AnnouncedSources.parse(jingle);
        var sources = session.sources.minus(removed);
        requireBudget(session, removed);
        change(session, sources);
      }
      case SESSION_TERMINATE -> {
        session.end();
        session.seat.membership().media().sources(SourceSet.EMPTY);
      }
      case SESSION_INFO, TRANSPORT_INFO -> {}
    }
  }

  private void afterwards(FocusSession session, Jingle jingle) {
    switch (jingle.action()) {
      case SESSION_ACCEPT, SOURCE_ADD, SOURCE_REMOVE -> tellEverybody();
      case SESSION_TERMINATE -> {
        tellEverybody();
        var wantsAnother =
            jingle
                .element()
                .child(Ns.FOCUS, "bridge-session")
                .filter(bridge -> bridge.attribute("restart", "").equals("true"));
        if (wantsAnother.isPresent()) {
          restart(session);
        }
      }
      case SESSION_INFO -> {
        var failed =
            jingle
                .element()
                .child(Ns.FOCUS, "ice-state")
                .filter(state -> state.text().trim().equals("failed"));
        if (failed.isPresent()) {
          restart(session);
        }
      }
      case TRANSPORT_INFO -> {}
    }
  }

  private void accept(FocusSession session, Jingle jingle) throws JingleRefused {
    if (!(session.state instanceof MediaSession.Invited)) {
      throw new JingleRefused(Reason.OUT_OF_ORDER);
    }
    var transport = Answers.transport(jingle);
    var sources = session.sources.cleared().plus(added(session, jingle));
    session.seat.membership().media().accept(transport);
    session.state = new MediaSession.Active(jingle.sid());
    change(session, sources);
  }

  private void change(FocusSession session, EndpointSources sources) {
    session.sources = sources;
    session.seat.membership().media().sources(sources.set());
  }

  private static void requireActive(FocusSession session) throws JingleRefused {
    if (!(session.state instanceof MediaSession.Active)) {
      throw new JingleRefused(Reason.OUT_OF_ORDER);
    }
  }

  /** Each change of sources is told to everybody. */
  private static void requireBudget(FocusSession session, AnnouncedSources changed)
      throws JingleRefused {
    var chars = CHARS_OF_CHANGE + CHARS_OF_SOURCE * changed.sources().size();
    if (!session.seat.client().mayCause(chars)) {
      throw new JingleRefused(Reason.TOO_OFTEN);
    }
  }

  private AnnouncedSources added(FocusSession session, Jingle jingle) throws JingleRefused {
    var announced = AnnouncedSources.parse(jingle);
    for (var other : sessions.values()) {
      if (other != session) {
        for (var source : other.sources.set().sources()) {
          if (announced.sources().containsKey(source.ssrc())) {
            throw new JingleRefused(Reason.SSRC_IN_USE);
          }
        }
      }
    }
    return announced;
  }

  /** The client reports its transport as failed: it gets a fresh one. */
  private void restart(FocusSession session) {
    session.seat.membership().renewMedia();
    terminate(session, "connectivity-error");
    tellEverybody();
    inviteAgain(session);
  }

  /** Invites a client that has no session any more: at once, or later if it keeps failing. */
  private void inviteAgain(FocusSession session) {
    if (session.awaitsInvitation) {
      return;
    }
    var pause = session.pace.failed(clock.instant());
    if (pause.isZero()) {
      invite(session);
      return;
    }
    session.awaitsInvitation = true;
    session
        .seat
        .client()
        .conference()
        .executeAfter(
            pause,
            () -> {
              session.awaitsInvitation = false;
              if (sessions.get(session.seat.endpointId()) == session) {
                invite(session);
              }
            });
  }

  private void invite(FocusSession session) {
    var seat = session.seat;
    if (seat.client().credentialsHaveEnded(clock.instant())) {
      comeAnew(seat);
      return;
    }
    var sid = UUID.randomUUID().toString();
    var stanzaId = "i-" + sid;
    session.told.clear();
    session.told.putAll(visibleTo(session));
    session.state = new MediaSession.Invited(sid, stanzaId);
    session.pace.invited(clock.instant());
    var offer =
        Offer.initiate(
            sid,
            ADDRESS.withResource(NICK).toString(),
            seat.membership().media().local(),
            bridgeChannels.apply(seat),
            CompactSources.offered(session.told.values()));
    send(seat, stanzaId, offer);
  }

  /**
   * A client asks for TURN servers when it opens its stream, and never again: a media session with
   * credentials that have ended would not find its way.
   */
  private static void comeAnew(Seat seat) {
    // In a turn of its own, since here we may be in the middle of the seats.
    seat.client().conference().execute(() -> seat.client().end(StreamError.RESET));
  }

  private void terminate(FocusSession session, String condition) {
    var sid =
        switch (session.state) {
          case MediaSession.None _ -> null;
          case MediaSession.Invited invited -> invited.sid();
          case MediaSession.Active active -> active.sid();
        };
    if (sid != null) {
      send(session.seat, "t-" + sid, Offer.terminate(sid, condition));
    }
    session.end();
  }

  private void tellEverybody() {
    for (var session : sessions.values()) {
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
      sendSources(session, sid, "source-remove", gone);
    }
    if (!added.isEmpty()) {
      sendSources(session, sid, "source-add", added);
    }
  }

  private Map<String, VisibleTrack> visibleTo(FocusSession session) {
    if (session.seat.screen()) {
      return Map.of();
    }
    var visible = new LinkedHashMap<String, VisibleTrack>();
    for (var other : sessions.values()) {
      if (other != session) {
        visible.putAll(other.sources.visible());
      }
    }
    return visible;
  }

  private void sendSources(
      FocusSession session, String sid, String action, List<VisibleTrack> tracks) {
    var id = "s-" + UUID.randomUUID();
    send(session.seat, id, Offer.sources(sid, action, CompactSources.write(tracks)));
  }

  private void send(Seat seat, String id, XmlElement jingle) {
    seat.client()
        .send(
            XmlElement.of(Ns.CLIENT, "iq", jingle)
                .with("type", "set")
                .with("id", id)
                .with("from", nickAddress)
                .with("to", seat.client().jid().toString()));
  }

  private static void answer(Seat seat, XmlElement answer) {
    seat.client().send(answer);
  }
}
