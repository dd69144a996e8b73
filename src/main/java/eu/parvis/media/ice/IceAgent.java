package eu.parvis.media.ice;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * ICE-lite agent of one transport (RFC 8445 section 2.5), controlled if the peer lets it. It
 * answers authenticated checks and remembers the pairs of addresses that they validated, of which
 * the peer selects one. Media goes there once the peer has answered from there as well. Time comes
 * from the caller. For one thread.
 */
public final class IceAgent {

  /** Pairs of addresses that one peer has at most; a new one takes the place of the oldest. */
  public static final int MAX_PAIRS = 32;

  /** What became of a received message. */
  public enum Outcome {
    /** A check was answered; its address is valid. */
    ANSWERED,
    /** A check of ours was answered. */
    CONSENTED,
    /** The peer has the role that a check of ours claimed, so the next ones claim the other. */
    ROLE_CONFLICT,
    MALFORMED,
    UNAUTHENTICATED,
    UNEXPECTED,
    ADDRESS_REFUSED
  }

  /** Where the agent's messages go, and who decides whether an address is free. */
  public interface Port {

    /** Sends a message; the buffer may be reused afterwards. */
    void transmit(CandidatePair pair, ByteBuffer message);

    /** Returns whether this peer may be reached, and heard from, over the pair. */
    boolean claim(CandidatePair pair);

    /** The pair is not used any more, until it is claimed again. */
    void release(CandidatePair pair);
  }

  /** Checks of a newly selected address that get no answer, each after twice the time. */
  static final int MAX_RETRIES = 6;

  /** Conflicts of roles without an answer between them, of a peer that refuses either. */
  static final int MAX_CONFLICTS = 4;

  static final long FIRST_RETRY_NANOS = 100_000_000L;

  /** A peer that was sending over a pair this recently still uses it. */
  static final long CARRIES_NANOS = 1_000_000_000L;

  /** RFC 8445 section 7.3.1.1: of two agents that are controlled, the smaller number stays so. */
  private static final long TIE_BREAKER = 0;

  private static final long HOST_PRIORITY = 0x6E_00_FF_FFL;

  private final Port port;
  private final IceCredentials local;
  private final IntegrityKey localKey;
  private final RandomGenerator random;
  private final StunWriter writer = new StunWriter();

  /** The one that was looked up longest ago is first. */
  private final Map<CandidatePair, Path> paths = new LinkedHashMap<>(16, 0.75f, true);

  private @Nullable IceCredentials remote;
  private @Nullable IntegrityKey remoteKey;
  private @Nullable Path selected;
  private @Nullable Path consented;
  private boolean controlling;
  private int conflicts;
  private boolean nominated;
  private boolean carried;
  private long carriedNanos;
  private int retries;
  private long retryNanos = Long.MAX_VALUE;

  public IceAgent(IceCredentials local, RandomGenerator random, Port port) {
    this.local = local;
    this.localKey = new IntegrityKey(local.pwd());
    this.random = random;
    this.port = port;
  }

  /** Sets what signalling says of the peer. Checks that come earlier are answered as well. */
  public void remote(long nowNanos, IceCredentials credentials) {
    remote = credentials;
    remoteKey = new IntegrityKey(credentials.pwd());
    seekConsent(nowNanos);
    for (Path path : paths.values()) {
      byte[] postponed = path.takePostponed();
      if (postponed != null) {
        if (path != selected) {
          ask(path);
        }
        respond(path, postponed);
      }
    }
  }

  /** Returns what the peer selects: what it sends over, else what it nominated or checked last. */
  public @Nullable CandidatePair selected() {
    return selected == null ? null : selected.pair();
  }

  /** Returns where media goes: the last selected pair that answered; null before the first. */
  public @Nullable CandidatePair consented() {
    return consented == null ? null : consented.pair();
  }

  /** When the peer consented last to where media goes; no meaning before the first time. */
  public long consentedNanos() {
    return consented == null ? 0 : consented.grantedNanos();
  }

  /** Returns whether a check over this pair was authenticated. */
  public boolean isValid(CandidatePair pair) {
    return isSelected(pair) || paths.containsKey(pair);
  }

  /** Returns our user name fragment. */
  public String ufrag() {
    return local.ufrag();
  }

  /** Returns the pairs over which a check was authenticated. */
  public Set<CandidatePair> pairs() {
    return Set.copyOf(paths.keySet());
  }

  /** Returns whether a message is a check of ours or the answer to one that we made. */
  public boolean isMeant(CandidatePair pair, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      return false;
    }
    if (message.isBindingRequest()) {
      return local.ufrag().equals(message.localUfrag());
    }
    Path path = paths.get(pair);
    return path != null && path.awaits(message.transactionId());
  }

  /** Handles one message, which lies between the buffer's position and limit. */
  public Outcome receive(long nowNanos, CandidatePair pair, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      return Outcome.MALFORMED;
    }
    if (message.isBindingRequest()) {
      return request(nowNanos, pair, message);
    }
    if (message.isRoleConflict()) {
      return conflict(pair, message);
    }
    return message.isBindingSuccess() ? answer(nowNanos, pair, message) : Outcome.UNEXPECTED;
  }

  private Outcome request(long nowNanos, CandidatePair pair, StunMessage message) {
    if (!addressedToUs(message) || !message.isAuthenticatedBy(localKey)) {
      return Outcome.UNAUTHENTICATED; // no error response: it would make us a reflector
    }
    if (message.unknownRequired() != 0) {
      refuseAttribute(pair, message);
      return Outcome.UNEXPECTED;
    }
    Path path = validate(pair);
    if (path == null) {
      return Outcome.ADDRESS_REFUSED;
    }
    controlling &= message.controlled();
    if (message.controlled() && !controlling) {
      answerControlled(nowNanos, path, message.transactionId());
    } else {
      respond(path, message.transactionId());
      nominate(nowNanos, path, message.useCandidate());
    }
    return Outcome.ANSWERED;
  }

  /**
   * A lite agent is controlled, so the peer, which believes to be, has to switch. Error 487 (RFC
   * 8445 section 7.3.1.1) would cost it a check, and Chromium switches back at the next 487 of
   * those on their way. So its check is answered, after one of ours that makes it switch.
   */
  private void answerControlled(long nowNanos, Path path, byte[] transaction) {
    int before = path.asked();
    nominate(nowNanos, path, false);
    if (remoteKey == null) {
      path.postpone(transaction);
      return;
    }
    if (path.asked() == before) {
      ask(path);
    }
    respond(path, transaction);
  }

  private void respond(Path path, byte[] transaction) {
    CandidatePair pair = path.pair();
    writer.start(Stun.BINDING_SUCCESS, transaction).xorMappedAddress(pair.remote());
    port.transmit(pair, writer.sign(localKey).finish());
  }

  /**
   * Browsers nominate every pair that they check (RFC 5245 section 8.1.1.2) and send over the one
   * they like best, so a nomination counts only as long as nothing else tells which one that is.
   */
  private void nominate(long nowNanos, Path path, boolean nominates) {
    if (carries(nowNanos)) {
      if (path != selected && nominates && !path.consents(nowNanos)) {
        ask(path);
      }
    } else if (nominates || !nominated) {
      nominated |= nominates;
      select(nowNanos, path);
    }
  }

  /** Asked for every packet, and nearly always true. */
  private boolean isSelected(CandidatePair pair) {
    return selected != null && selected.pair().equals(pair);
  }

  private boolean carries(long nowNanos) {
    return carried && nowNanos - carriedNanos < CARRIES_NANOS;
  }

  /**
   * Notes that the peer sent something other than a check: what it sends over is what it wants to
   * be sent over, of the pairs that are valid. Call this only with what nobody else can have made,
   * or before there is a secret.
   */
  public void carried(long nowNanos, CandidatePair pair) {
    if (isSelected(pair)) {
      noteCarried(nowNanos);
    } else {
      Path path = paths.get(pair);
      if (path != null) {
        noteCarried(nowNanos);
        select(nowNanos, path);
      }
    }
  }

  private void noteCarried(long nowNanos) {
    carried = true;
    carriedNanos = nowNanos;
  }

  /** RFC 8445 section 7.2.2: the receiver's fragment, a colon, the sender's fragment. */
  private boolean addressedToUs(StunMessage message) {
    String username = message.username();
    if (username == null || !local.ufrag().equals(message.localUfrag())) {
      return false;
    }
    return remote == null || username.substring(local.ufrag().length() + 1).equals(remote.ufrag());
  }

  private @Nullable Path validate(CandidatePair pair) {
    Path known = paths.get(pair);
    if (known != null || !port.claim(pair)) {
      return known;
    }
    if (paths.size() == MAX_PAIRS) {
      forgetOldest();
    }
    var path = new Path(pair);
    paths.put(pair, path);
    return path;
  }

  /** Who roams leaves addresses behind; those that are in use stay. */
  private void forgetOldest() {
    for (Path path : paths.values()) {
      if (path != selected && path != consented) {
        paths.remove(path.pair());
        port.release(path.pair());
        return;
      }
    }
  }

  /**
   * The peer wants to be sent to over another pair. A request proves that its sender knows the
   * password, not that it is where it seems to be, so unless it answered from there lately, media
   * stays where it is until it has.
   */
  private void select(long nowNanos, Path path) {
    boolean settled = path == consented || retryNanos != Long.MAX_VALUE;
    if (path == selected && settled) {
      return;
    }
    selected = path;
    if (path.consents(nowNanos)) {
      consented = path;
    }
    seekConsent(nowNanos);
  }

  private void seekConsent(long nowNanos) {
    if (selected != null) {
      retries = 0;
      retryNanos = nowNanos + FIRST_RETRY_NANOS;
      ask(selected);
    }
  }

  private Outcome answer(long nowNanos, CandidatePair pair, StunMessage message) {
    Path path = paths.get(pair);
    if (path == null || !path.awaits(message.transactionId())) {
      return Outcome.UNEXPECTED;
    }
    if (remoteKey == null || !message.isAuthenticatedBy(remoteKey)) {
      return Outcome.UNAUTHENTICATED;
    }
    conflicts = 0;
    path.grant(nowNanos);
    if (path == selected) {
      consented = path;
      retryNanos = Long.MAX_VALUE;
    }
    return Outcome.CONSENTED;
  }

  /**
   * The peer keeps the role that our check claimed (RFC 8445 section 7.2.5.1); Chromium insists on
   * being controlled where it reaches us over TURN and TCP. Checks in the old role are void: each
   * of them may be refused as well.
   */
  private Outcome conflict(CandidatePair pair, StunMessage message) {
    Path path = paths.get(pair);
    if (path == null || !path.awaits(message.transactionId()) || conflicts == MAX_CONFLICTS) {
      return Outcome.UNEXPECTED;
    }
    if (remoteKey == null || !message.isAuthenticatedBy(remoteKey)) {
      return Outcome.UNAUTHENTICATED;
    }
    conflicts++;
    controlling = !controlling;
    paths.values().forEach(Path::forget);
    ask(path);
    return Outcome.ROLE_CONFLICT;
  }

  /** Asks the peer whether it still wants to receive where media goes (RFC 7675 section 5.1). */
  public void askConsent() {
    Path path = consented == null ? selected : consented;
    if (path != null) {
      ask(path);
    }
  }

  private void ask(Path path) {
    if (remote == null || remoteKey == null) {
      return;
    }
    writer
        .start(Stun.BINDING_REQUEST, path.ask(random))
        .text(Stun.USERNAME, remote.ufrag() + ":" + local.ufrag())
        .uint32(Stun.PRIORITY, HOST_PRIORITY)
        .uint64(controlling ? Stun.ICE_CONTROLLING : Stun.ICE_CONTROLLED, TIE_BREAKER);
    port.transmit(path.pair(), writer.sign(remoteKey).finish());
  }

  /** Asks a newly selected address again if it is time to. */
  public void advance(long nowNanos) {
    if (nowNanos < retryNanos || selected == null) {
      return;
    }
    retries++;
    retryNanos = retries < MAX_RETRIES ? nowNanos + (FIRST_RETRY_NANOS << retries) : Long.MAX_VALUE;
    ask(selected);
  }

  /** Returns when {@link #advance} has something to do, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    return retryNanos;
  }

  /** RFC 8489 section 6.3.1: 420 names what was not understood. */
  private void refuseAttribute(CandidatePair pair, StunMessage message) {
    int unknown = message.unknownRequired();
    writer
        .start(Stun.BINDING_ERROR, message.transactionId())
        .error(Stun.ERROR_UNKNOWN_ATTRIBUTE, "Unknown Attribute")
        .attribute(Stun.UNKNOWN_ATTRIBUTES, new byte[] {(byte) (unknown >> 8), (byte) unknown});
    port.transmit(pair, writer.sign(localKey).finish());
  }
}
