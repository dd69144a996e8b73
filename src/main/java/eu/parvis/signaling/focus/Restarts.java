package eu.parvis.signaling.focus;

import eu.parvis.media.RemoteTransport;
import eu.parvis.signaling.client.Seat;
import eu.parvis.signaling.stanza.Ns;
import eu.parvis.signaling.xep0166jingle.Answers;
import eu.parvis.signaling.xep0166jingle.Jingle;
import eu.parvis.signaling.xep0166jingle.JingleRefused;
import eu.parvis.signaling.xep0166jingle.JingleRefused.Reason;
import eu.parvis.signaling.xep0166jingle.Offer;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts the transports of clients that have moved to another network, within their sessions: in
 * place for clients that can, by {@code transport-replace} for the others. Either a client asks for
 * it, or its media is not heard while its signalling is.
 */
final class Restarts {

  /** The network may have come back for both: media is given this long after the signalling. */
  static final Duration GRACE = Duration.ofMillis(300);

  private static final Logger log = LoggerFactory.getLogger(Restarts.class);

  private final String initiator;
  private final Function<Seat, URI> bridgeChannels;
  private final SourceNews news;
  private final InstantSource clock;

  Restarts(
      String initiator, Function<Seat, URI> bridgeChannels, SourceNews news, InstantSource clock) {
    this.initiator = initiator;
    this.bridgeChannels = bridgeChannels;
    this.news = news;
    this.clock = clock;
  }

  /** The client's media is not heard: it may have moved, or its network is gone altogether. */
  void silent(FocusSession session) {
    session.restart.silent = true;
    session.restart.awaitsSign = true;
    session.seat.client().askForSign();
  }

  /** The client's signalling is heard. */
  void signalled(FocusSession session) {
    if (session.restart.awaitsSign) {
      session.restart.awaitsSign = false;
      ifStillSilent(session, GRACE, () -> begin(session));
    }
  }

  private static void ifStillSilent(FocusSession session, Duration pause, Runnable task) {
    var sid = sid(session);
    session
        .seat
        .client()
        .conference()
        .executeAfter(
            pause,
            () -> {
              if (session.restart.silent && session.has(sid)) {
                task.run();
              }
            });
  }

  /** Whether a {@code session-info} asks for a restart in place. */
  static boolean isRequest(Jingle info) {
    return info.element()
        .child(Ns.FOCUS, "bridge-session")
        .filter(bridge -> bridge.attribute("ice-restart", "").equals("true"))
        .isPresent();
  }

  /**
   * Checks a request for a restart in place; {@link #begin} follows.
   *
   * @throws JingleRefused if it is for another session, or the client asks too often
   */
  void admit(FocusSession session, Jingle info) throws JingleRefused {
    var named =
        info.element()
            .child(Ns.FOCUS, "bridge-session")
            .map(bridge -> bridge.attribute("id", ""))
            .orElse("");
    if (!named.equals(info.sid())) {
      throw new JingleRefused(Reason.UNKNOWN_SESSION);
    }
    session.restart.inPlace = true;
    if (session.restart.connected && !session.restart.pace.take(clock.instant())) {
      throw new JingleRefused(Reason.TOO_OFTEN);
    }
  }

  /** Begins a restart that was admitted. A transport that is not up yet has nothing to restart. */
  void beginAdmitted(FocusSession session) {
    if (isRestartable(session)) {
      restart(session);
    }
  }

  private void begin(FocusSession session) {
    if (!isRestartable(session)) {
      return;
    }
    var underWay = session.restart.underWay(clock.instant());
    if (underWay.isPositive()) {
      ifStillSilent(session, underWay, () -> silent(session));
    } else if (session.restart.pace.take(clock.instant())) {
      restart(session);
    } else {
      log.info(
          "Endpoint {}: {} restarts were too many",
          session.seat.endpointId(),
          session.restart.pace.refused());
    }
  }

  private static boolean isRestartable(FocusSession session) {
    return session.restart.connected && session.state instanceof MediaSession.Active;
  }

  private void restart(FocusSession session) {
    log.info("Endpoint {}: its transport is restarted", session.seat.endpointId());
    session.restart.begun(clock.instant());
    if (session.restart.inPlace) {
      restartInPlace(session);
    } else {
      replace(session);
    }
  }

  private void restartInPlace(FocusSession session) {
    var restart = session.restart;
    restart.generation++;
    var local = session.seat.membership().media().restart();
    session.send(
        "g-" + UUID.randomUUID(),
        Offer.restarted(sid(session), initiator, local, restart.generation));
  }

  /** A whole offer, as the client expects it. */
  private void replace(FocusSession session) {
    var restart = session.restart;
    var id = "r-" + UUID.randomUUID();
    restart.stanzaId = id;
    restart.unanswered++;
    session.told.clear();
    session.told.putAll(news.visibleTo(session));
    var local = session.seat.membership().media().restart();
    session.send(
        id,
        Offer.replace(
            sid(session),
            initiator,
            local,
            bridgeChannels.apply(session.seat),
            CompactSources.offered(session.told.values())));
  }

  /**
   * The client has replaced its transport.
   *
   * @throws JingleRefused if it was not asked to, or shows another certificate than before
   */
  void accepted(FocusSession session, Jingle accept) throws JingleRefused {
    if (session.restart.unanswered == 0) {
      throw new JingleRefused(Reason.OUT_OF_ORDER);
    }
    var remote = theSame(session, accept);
    session.restart.unanswered--;
    if (session.restart.unanswered == 0) {
      session.restart.stanzaId = null;
      session.seat.membership().media().accept(remote);
    }
  }

  /**
   * The client could not replace its transport; it is to be invited again.
   *
   * @throws JingleRefused if it was not asked to
   */
  void rejected(FocusSession session) throws JingleRefused {
    if (session.restart.unanswered == 0) {
      throw new JingleRefused(Reason.OUT_OF_ORDER);
    }
  }

  /**
   * The client has restarted ICE in place, or tells of candidates, which are not needed.
   *
   * @throws JingleRefused if it answers a restart that there is not, or shows another certificate
   */
  void informed(FocusSession session, Jingle info) throws JingleRefused {
    var generation = Answers.generation(info);
    if (generation.isEmpty()) {
      return;
    }
    var isLast = generation.getAsInt() == session.restart.generation;
    if (!isLast || !session.restart.inPlace || !isRestartable(session)) {
      throw new JingleRefused(Reason.OUT_OF_ORDER);
    }
    session.seat.membership().media().accept(theSame(session, info));
  }

  private static RemoteTransport theSame(FocusSession session, Jingle answer) throws JingleRefused {
    var remote = Answers.transport(answer);
    if (!session.restart.isCertificate(remote.fingerprint())) {
      throw new JingleRefused(Reason.OTHER_CERTIFICATE);
    }
    return remote;
  }

  /**
   * The client answered a stanza with an error. One that knows no {@code transport-replace} is of
   * the generation that restarts in place.
   *
   * @return whether the stanza was of a restart
   */
  boolean failed(FocusSession session, String stanzaId) {
    if (!stanzaId.equals(session.restart.stanzaId)) {
      return false;
    }
    session.restart.stanzaId = null;
    session.restart.unanswered = 0;
    session.restart.inPlace = true;
    beginAdmitted(session);
    return true;
  }

  private static String sid(FocusSession session) {
    return session.state instanceof MediaSession.Active(String sid) ? sid : "";
  }
}
