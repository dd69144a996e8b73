package eu.parvis.media.session;

import eu.parvis.media.DropReason;
import eu.parvis.media.MediaEvent.Failed.Reason;
import eu.parvis.media.RemoteTransport;
import eu.parvis.media.dtls.DtlsPeer;
import eu.parvis.media.ice.CandidatePair;
import eu.parvis.media.ice.Consent;
import eu.parvis.media.ice.IceAgent;
import eu.parvis.media.ice.IceCredentials;
import eu.parvis.media.rtp.PacketKind;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Transport state of one peer: addresses and consent, handshake, keys. What it lets through is
 * authenticated and in the clear. Media goes only to an address that answered a check.
 */
final class PeerTransport {

  /** Told on the loop. */
  interface Listener extends PeerTransports.Listener {

    /** Something authenticated came. */
    void heard(long nowNanos);
  }

  /** What a peer is created with: the local side of ICE, and where it is counted. */
  record Identity(IceCredentials local, Counters counters) {}

  /** Before the peer answered a check, it is sent at most this many times what it sent. */
  private static final int EARLY_FACTOR = 3;

  /** Steps that come before the connection. */
  private enum Step {
    NONE,
    CHECKED,
    HANDSHAKING
  }

  private enum State {
    CONNECTING,
    CONNECTED,
    ENDED
  }

  private final Surroundings around;
  private final Counters counters;
  private final Listener listener;
  private final IceAgent ice;
  private final SecureChannel secure;
  private @Nullable Consent consent;
  private State state = State.CONNECTING;
  private Step step = Step.NONE;
  private Set<CandidatePair> former = Set.of();
  private boolean shared;
  private long creditBytes;

  PeerTransport(Surroundings around, Identity identity, IceAgent.Port port, Listener listener) {
    this.around = around;
    this.counters = identity.counters();
    this.listener = listener;
    this.ice = new IceAgent(identity.local(), around.random(), port);
    this.secure = new SecureChannel(around, new Handshake());
  }

  /** A transport with other addresses for the secure channel of {@code before}. */
  PeerTransport(PeerTransport before, IceCredentials local, IceAgent.Port port, Listener listener) {
    this.around = before.around;
    this.counters = before.counters;
    this.listener = listener;
    this.ice = new IceAgent(local, around.random(), port);
    this.secure = before.secure;
    before.shared = true;
  }

  /** Takes the peer's side from signalling; only the first one counts. */
  void accept(long nowNanos, RemoteTransport remote) {
    if (consent == null && state == State.CONNECTING) {
      consent = new Consent(nowNanos, around.random());
      ice.remote(nowNanos, new IceCredentials(remote.ufrag(), remote.pwd()));
      secure.expect(remote.fingerprint());
    }
  }

  boolean isConnected() {
    return state == State.CONNECTED;
  }

  IceAgent ice() {
    return ice;
  }

  /** Returns whether a datagram is for this transport rather than for one that it replaces. */
  boolean isMeant(CandidatePair pair, ByteBuffer datagram) {
    return switch (PacketKind.of(datagram, datagram.position(), datagram.remaining())) {
      case STUN -> ice.isMeant(pair, datagram);
      case DTLS -> ice.isValid(pair);
      case RTP, RTCP -> ice.isValid(pair) && secure.isSecured();
      case UNKNOWN -> false;
    };
  }

  /** Takes media over these pairs as well, of transports before, until it is given others. */
  void inherit(Set<CandidatePair> pairs) {
    former = pairs;
  }

  /** The peer may have moved: it is asked, and counts as silent unless it is heard soon. */
  void doubt(long nowNanos) {
    if (consent != null && state == State.CONNECTED) {
      consent.doubt(nowNanos);
      ice.askConsent();
    }
  }

  /** Another transport takes the place of this one, and its secure channel. */
  void giveWayTo(PeerTransport successor) {
    state = State.ENDED;
    secure.carriedBy(successor.new Handshake());
  }

  /** Ends a transport that was to take the place of {@code current}. */
  void giveUp(PeerTransport current) {
    state = State.ENDED;
    current.shared = false;
    if (current.state == State.ENDED) {
      secure.close();
    }
  }

  void receive(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    counters.add(Counters.Count.PACKETS_IN, 1);
    counters.add(Counters.Count.BYTES_IN, datagram.remaining());
    DropReason dropped =
        state == State.ENDED ? DropReason.UNKNOWN_PEER : demultiplex(nowNanos, pair, datagram);
    if (dropped != null) {
      counters.dropped(dropped);
    }
  }

  /** RFC 7983 section 7, and RFC 5761 section 4 for RTCP. */
  private @Nullable DropReason demultiplex(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    PacketKind kind = PacketKind.of(datagram, datagram.position(), datagram.remaining());
    boolean valid = ice.isValid(pair);
    return switch (kind) {
      case STUN -> stun(nowNanos, pair, datagram);
      case DTLS -> valid ? dtls(nowNanos, pair, datagram) : DropReason.ADDRESS_UNVALIDATED;
      case RTP, RTCP ->
          valid || former.contains(pair)
              ? media(nowNanos, pair, kind, datagram)
              : DropReason.ADDRESS_UNVALIDATED;
      case UNKNOWN -> DropReason.UNKNOWN_PROTOCOL;
    };
  }

  private @Nullable DropReason stun(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    int length = datagram.remaining();
    return switch (ice.receive(nowNanos, pair, datagram)) {
      case ANSWERED -> {
        earn(length);
        heard(nowNanos);
        approach(nowNanos, Step.CHECKED);
        noteConsent();
        yield null;
      }
      case ROLE_CONFLICT -> {
        heard(nowNanos);
        yield null;
      }
      case CONSENTED -> {
        heard(nowNanos);
        noteConsent();
        connectIfReady(nowNanos);
        yield null;
      }
      case MALFORMED -> DropReason.STUN_MALFORMED;
      case UNAUTHENTICATED -> DropReason.STUN_UNAUTHENTICATED;
      case UNEXPECTED -> DropReason.STUN_UNEXPECTED;
      case ADDRESS_REFUSED -> DropReason.ADDRESS_REFUSED;
    };
  }

  private void noteConsent() {
    if (consent != null && ice.consented() != null) {
      consent.granted(ice.consentedNanos());
    }
  }

  private @Nullable DropReason dtls(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    earn(datagram.remaining());
    if (!secure.isSecured()) {
      approach(nowNanos, Step.HANDSHAKING);
      ice.carried(nowNanos, pair);
    }
    return secure.receive(datagram);
  }

  private void approach(long nowNanos, Step reached) {
    if (state == State.CONNECTING && reached.compareTo(step) > 0) {
      step = reached;
      listener.approaching(nowNanos);
    }
  }

  /** As QUIC does before an address has proved itself (RFC 9000 section 8.1). */
  private void earn(int receivedBytes) {
    creditBytes += (long) receivedBytes * EARLY_FACTOR;
  }

  private @Nullable DropReason media(
      long nowNanos, CandidatePair pair, PacketKind kind, ByteBuffer packet) {
    boolean isRtp = kind == PacketKind.RTP;
    DropReason dropped = isRtp ? secure.unprotectRtp(packet) : secure.unprotectRtcp(packet);
    if (dropped == null) {
      ice.carried(nowNanos, pair);
      heard(nowNanos);
      if (isRtp) {
        listener.rtp(nowNanos, packet);
      } else {
        listener.rtcp(nowNanos, packet);
      }
    }
    return dropped;
  }

  private void heard(long nowNanos) {
    listener.heard(nowNanos);
    if (consent != null && consent.heard(nowNanos) && isConnected()) {
      listener.resumed();
    }
  }

  private void connectIfReady(long nowNanos) {
    CandidatePair pair = ice.consented();
    if (state == State.CONNECTING && secure.isSecured() && pair != null) {
      state = State.CONNECTED;
      heard(nowNanos);
      listener.connected(nowNanos, pair);
    }
  }

  /** Protects and sends; the buffer needs room for the authentication tag behind its limit. */
  boolean sendRtp(ByteBuffer packet) {
    return sendProtected(packet, secure.protectRtp(packet));
  }

  /** As {@link #sendRtp}, for a compound RTCP packet. */
  boolean sendRtcp(ByteBuffer packet) {
    return sendProtected(packet, secure.protectRtcp(packet));
  }

  private boolean sendProtected(ByteBuffer packet, boolean isProtected) {
    if (!isProtected) {
      counters.dropped(DropReason.PROTECT_FAILED);
      return false;
    }
    transmit(packet);
    return true;
  }

  private void transmit(ByteBuffer datagram) {
    CandidatePair pair = ice.consented();
    if (pair != null) {
      transmit(pair, datagram);
    } else {
      transmitEarly(datagram);
    }
  }

  /** The handshake need not wait for the answer to the first check, which is on its way. */
  private void transmitEarly(ByteBuffer datagram) {
    CandidatePair pair = ice.selected();
    if (pair != null && datagram.remaining() <= creditBytes) {
      creditBytes -= datagram.remaining();
      transmit(pair, datagram);
    } else {
      counters.dropped(DropReason.NO_CONSENT);
    }
  }

  void transmit(CandidatePair pair, ByteBuffer datagram) {
    counters.add(Counters.Count.PACKETS_OUT, 1);
    counters.add(Counters.Count.BYTES_OUT, datagram.remaining());
    around.network().transmit(pair, datagram);
  }

  void advance(long nowNanos) {
    if (consent == null || state == State.ENDED) {
      return;
    }
    for (var change = consent.advance(nowNanos);
        change != Consent.Change.NONE;
        change = consent.advance(nowNanos)) {
      apply(change);
    }
    if (state != State.ENDED) {
      ice.advance(nowNanos);
    }
  }

  private void apply(Consent.Change change) {
    switch (change) {
      case ASK -> ice.askConsent();
      case SILENT -> {
        if (isConnected()) {
          listener.silent();
        }
      }
      case INTERRUPTED -> {
        if (isConnected()) {
          listener.interrupted();
        }
      }
      case EXPIRED -> fail(Reason.CONSENT_LOST);
      case NONE -> {}
    }
  }

  long nextDeadlineNanos() {
    return consent == null || state == State.ENDED
        ? Long.MAX_VALUE
        : Math.min(consent.nextDeadlineNanos(), ice.nextDeadlineNanos());
  }

  /** Ends the transport; only the first reason is told. */
  void fail(Reason reason) {
    if (state != State.ENDED) {
      state = State.ENDED;
      if (!shared) {
        secure.close();
      }
      listener.failed(reason);
    }
  }

  void close() {
    state = State.ENDED;
    secure.close();
  }

  /** What the handshake says. */
  private final class Handshake implements SecureChannel.Listener {

    @Override
    public void transmitDtls(ByteBuffer datagram) {
      if (state != State.ENDED) {
        transmit(datagram);
      }
    }

    @Override
    public void secured(long nowNanos) {
      connectIfReady(nowNanos);
    }

    @Override
    public void handshakeFailed(DtlsPeer.Failure failure) {
      fail(
          switch (failure) {
            case WRONG_FINGERPRINT -> Reason.WRONG_FINGERPRINT;
            case HANDSHAKE -> Reason.HANDSHAKE_FAILED;
          });
    }

    @Override
    public void closedByPeer() {
      fail(Reason.CLOSED_BY_PEER);
    }
  }
}
