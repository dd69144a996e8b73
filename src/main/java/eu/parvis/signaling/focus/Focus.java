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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  private static final String INITIATOR = ADDRESS.withResource(NICK).toString();

  /** The most that others are told of a change of sources, without and for each source. */
  private static final int CHARS_OF_CHANGE = 500;

  private static final int CHARS_OF_SOURCE = 120;

  private static final Logger log = LoggerFactory.getLogger(Focus.class);

  private final String nickAddress;
  private final Function<Seat, URI> bridgeChannels;
  private final InstantSource clock;
  private final Map<String, FocusSession> sessions = new LinkedHashMap<>();
  private final SourceNews news = new SourceNews(sessions.values());
  private final Restarts restarts;

  /**
   * @param room the address of the chat room
   * @param bridgeChannels gives each seat the address of its bridge channel, new with each call
   */
  public Focus(Jid room, Function<Seat, URI> bridgeChannels, InstantSource clock) {
    this.nickAddress = room.withResource(NICK).toString();
    this.bridgeChannels = bridgeChannels;
    this.clock = clock;
    this.restarts = new Restarts(INITIATOR, bridgeChannels, news, clock);
  }

  /** Invites a newcomer. */
  public void join(Seat seat) {
    var session = new FocusSession(seat, nickAddress);
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
      news.tellEverybody();
      inviteAgain(session);
    }
  }

  /** The seat's transport is up. */
  public void connected(Seat seat) {
    var session = sessions.get(seat.endpointId());
    if (session != null) {
      session.pace.connected(clock.instant());
      session.restart.connected();
    }
  }

  /** The seat's media is not heard, and it may have moved to another network. */
  public void silent(Seat seat) {
    session(seat).ifPresent(restarts::silent);
  }

  /** The seat's media is heard again. */
  public void heard(Seat seat) {
    session(seat).ifPresent(session -> session.restart.heard());
  }

  /** The seat's signalling is heard. */
  public void signalled(Seat seat) {
    session(seat).ifPresent(restarts::signalled);
  }

  private Optional<FocusSession> session(Seat seat) {
    return Optional.ofNullable(sessions.get(seat.endpointId()));
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
          switch (e.reason()) {
            case TOO_OFTEN -> StanzaError.RESOURCE_CONSTRAINT;
            case UNKNOWN_SESSION -> StanzaError.ITEM_NOT_FOUND;
            default -> StanzaError.NOT_ACCEPTABLE;
          };
      answer(seat, iq.error(seat.client().jid(), error));
    }
  }

  /** The client refused or could not read an offer. */
  public void handleError(Seat seat, Iq iq) {
    var session = sessions.get(seat.endpointId());
    if (session == null || restarts.failed(session, iq.id())) {
      return;
    }
    if (session.state instanceof MediaSession.Invited(_, String stanzaId)
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
      case SESSION_INFO -> {
        if (Restarts.isRequest(jingle)) {
          restarts.admit(session, jingle);
        }
      }
      case TRANSPORT_ACCEPT -> restarts.accepted(session, jingle);
      case TRANSPORT_INFO -> restarts.informed(session, jingle);
      case TRANSPORT_REJECT -> restarts.rejected(session);
    }
  }

  private void afterwards(FocusSession session, Jingle jingle) {
    switch (jingle.action()) {
      case SESSION_ACCEPT, SOURCE_ADD, SOURCE_REMOVE -> news.tellEverybody();
      case SESSION_TERMINATE -> {
        news.tellEverybody();
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
        } else if (Restarts.isRequest(jingle)) {
          restarts.beginAdmitted(session);
        }
      }
      case TRANSPORT_REJECT -> restart(session);
      case TRANSPORT_ACCEPT, TRANSPORT_INFO -> {}
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
    session.restart.certificate(transport.fingerprint());
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
    news.tellEverybody();
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
    session.told.putAll(news.visibleTo(session));
    session.state = new MediaSession.Invited(sid, stanzaId);
    session.pace.invited(clock.instant());
    var offer =
        Offer.initiate(
            sid,
            INITIATOR,
            seat.membership().media().local(),
            bridgeChannels.apply(seat),
            CompactSources.offered(session.told.values()));
    session.send(stanzaId, offer);
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
      session.send("t-" + sid, Offer.terminate(sid, condition));
    }
    session.end();
  }

  private static void answer(Seat seat, XmlElement answer) {
    seat.client().send(answer);
  }
}
