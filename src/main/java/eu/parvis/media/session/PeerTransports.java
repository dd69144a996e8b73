package eu.parvis.media.session;

import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.RemoteTransport;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.session.PeerTransport.Identity;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The transport of one peer and, while it restarts, the one that is to take its place. The present
 * one carries media until the other is connected (make before break). From then on the old one's
 * user name fragment leads nowhere, so late checks move nothing. Media over its addresses is taken
 * for {@link #FORMER_NANOS} more: of two pairs, Chromium prefers the one with the higher priority
 * to the newer one, and sends over it until its checks there have gone unanswered for a while.
 */
final class PeerTransports implements PeerMedia.Carrier {

  /** A restart that is not connected after this long is given up. */
  static final long RESTART_NANOS = 20_000_000_000L;

  /** How long media over the pairs of a transport that was replaced is taken. */
  static final long FORMER_NANOS = 10_000_000_000L;

  /** What the session hears of them as if they were one; on the loop. */
  interface Listener {
    void rtp(long nowNanos, ByteBuffer packet);

    void rtcp(long nowNanos, ByteBuffer packet);

    /** A step towards the connection is done: keyframes that are asked for now come in time. */
    void approaching(long nowNanos);

    void connected(long nowNanos, CandidatePair pair);

    /** Nothing came for a while, although the peer was asked. */
    void silent();

    void interrupted();

    void resumed();

    void failed(Reason reason);
  }

  private final PeerSession session;
  private final Surroundings around;
  private final Listener listener;
  private final AtomicLong heardNanos = new AtomicLong(Long.MIN_VALUE);
  private PeerTransport present;
  private @Nullable PeerTransport next;
  private long giveUpNanos = Long.MAX_VALUE;
  private Set<CandidatePair> former = Set.of();
  private long formerNanos = Long.MAX_VALUE;
  private @Nullable Reason presentFailed;

  PeerTransports(PeerSession session, Surroundings around, Identity identity, Listener listener) {
    this.session = session;
    this.around = around;
    this.listener = listener;
    var side = new Side();
    this.present = new PeerTransport(around, identity, side, side);
    side.transport = present;
  }

  /** Takes the peer's side: of the restart that is under way, else of the first transport. */
  void accept(long nowNanos, RemoteTransport remote) {
    (next == null ? present : next).accept(nowNanos, remote);
  }

  /** Opens the transport that is to take the present one's place, which has been connected. */
  void restart(long nowNanos, IceCredentials local) {
    giveUp();
    if (!present.isConnected()) {
      around.network().retire(session, local.ufrag());
      return;
    }
    var side = new Side();
    next = new PeerTransport(present, local, side, side);
    side.transport = next;
    giveUpNanos = nowNanos + RESTART_NANOS;
  }

  private void giveUp() {
    PeerTransport unfinished = next;
    if (unfinished != null) {
      next = null;
      giveUpNanos = Long.MAX_VALUE;
      unfinished.giveUp(present);
      retire(unfinished);
      release(unfinished.ice().pairs());
    }
  }

  private void takePlace(long nowNanos, PeerTransport successor) {
    PeerTransport old = present;
    present = successor;
    next = null;
    giveUpNanos = Long.MAX_VALUE;
    presentFailed = null;
    old.giveWayTo(successor);
    retire(old);
    Set<CandidatePair> pairs = new HashSet<>(former);
    pairs.addAll(old.ice().pairs());
    former(pairs, nowNanos + FORMER_NANOS);
  }

  private void former(Set<CandidatePair> pairs, long untilNanos) {
    former = Set.copyOf(pairs);
    formerNanos = untilNanos;
    present.inherit(former);
  }

  private void retire(PeerTransport old) {
    around.network().retire(session, old.ice().ufrag());
  }

  /** Forgets pairs that nothing uses any more. */
  private void release(Set<CandidatePair> pairs) {
    for (CandidatePair pair : pairs) {
      if (!isUsed(pair)) {
        around.network().release(pair, session);
      }
    }
  }

  private boolean isUsed(CandidatePair pair) {
    return former.contains(pair)
        || present.ice().pairs().contains(pair)
        || (next != null && next.ice().pairs().contains(pair));
  }

  /** Ends everything, a restart too; only the first reason is told. */
  void fail(Reason reason) {
    giveUp();
    present.fail(reason);
  }

  void doubt(long nowNanos) {
    present.doubt(nowNanos);
  }

  /** Returns when an authenticated message last came, or {@link Long#MIN_VALUE}. Any thread. */
  long heardNanos() {
    return heardNanos.getOpaque();
  }

  boolean isConnected() {
    return present.isConnected();
  }

  void receive(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    PeerTransport restarting = next;
    if (restarting != null && restarting.isMeant(pair, datagram)) {
      restarting.receive(nowNanos, pair, datagram);
    } else {
      present.receive(nowNanos, pair, datagram);
    }
  }

  @Override
  public boolean sendRtp(ByteBuffer packet) {
    return present.sendRtp(packet);
  }

  @Override
  public boolean sendRtcp(ByteBuffer packet) {
    return present.sendRtcp(packet);
  }

  void advance(long nowNanos) {
    present.advance(nowNanos);
    if (next != null) {
      next.advance(nowNanos);
    }
    if (nowNanos >= giveUpNanos) {
      abandon();
    }
    if (nowNanos >= formerNanos) {
      Set<CandidatePair> over = former;
      former(Set.of(), Long.MAX_VALUE);
      release(over);
    }
  }

  /** The restart came to nothing; so has everything, if the present transport is lost already. */
  private void abandon() {
    giveUp();
    Reason reason = presentFailed;
    if (reason != null) {
      presentFailed = null;
      listener.failed(reason);
    }
  }

  long nextDeadlineNanos() {
    long own = Math.min(giveUpNanos, formerNanos);
    long deadline = Math.min(present.nextDeadlineNanos(), own);
    return next == null ? deadline : Math.min(deadline, next.nextDeadlineNanos());
  }

  void close() {
    giveUp();
    present.close();
  }

  /** What one of the transports asks for and says. */
  private final class Side implements IceAgent.Port, PeerTransport.Listener {

    private @Nullable PeerTransport transport;

    private boolean isPresent() {
      return transport == present;
    }

    @Override
    public void transmit(CandidatePair pair, ByteBuffer message) {
      if (transport != null) {
        transport.transmit(pair, message);
      }
    }

    @Override
    public boolean claim(CandidatePair pair) {
      return around.network().claim(pair, session);
    }

    @Override
    public void release(CandidatePair pair) {
      PeerTransports.this.release(Set.of(pair));
    }

    @Override
    public void rtp(long nowNanos, ByteBuffer packet) {
      listener.rtp(nowNanos, packet);
    }

    @Override
    public void rtcp(long nowNanos, ByteBuffer packet) {
      listener.rtcp(nowNanos, packet);
    }

    @Override
    public void approaching(long nowNanos) {
      listener.approaching(nowNanos);
    }

    @Override
    public void connected(long nowNanos, CandidatePair pair) {
      if (transport != null && transport == next) {
        takePlace(nowNanos, transport);
      }
      listener.connected(nowNanos, pair);
    }

    @Override
    public void heard(long nowNanos) {
      heardNanos.setOpaque(nowNanos);
    }

    @Override
    public void silent() {
      if (isPresent()) {
        listener.silent();
      }
    }

    @Override
    public void interrupted() {
      if (isPresent()) {
        listener.interrupted();
      }
    }

    @Override
    public void resumed() {
      if (isPresent()) {
        listener.resumed();
      }
    }

    @Override
    public void failed(Reason reason) {
      if (!isPresent()) {
        abandon();
      } else if (next == null) {
        listener.failed(reason);
      } else {
        presentFailed = reason;
      }
    }
  }
}
