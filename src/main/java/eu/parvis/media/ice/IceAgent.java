package eu.parvis.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * ICE-lite agent of one transport (RFC 8445 section 2.5), always controlled. It answers
 * authenticated checks and remembers the addresses that they validated, of which the peer selects
 * one. Media goes there once the peer has answered from there as well. Time comes from the caller.
 * For one thread.
 */
public final class IceAgent {

  /** Addresses that one peer may validate. */
  public static final int MAX_ADDRESSES = 16;

  /** What became of a received message. */
  public enum Outcome {
    /** A check was answered; its address is valid. */
    ANSWERED,
    /** A check of ours was answered. */
    CONSENTED,
    /** The peer believes to be controlled; it was told to take the other role. */
    ROLE_CONFLICT,
    MALFORMED,
    UNAUTHENTICATED,
    UNEXPECTED,
    ADDRESS_REFUSED
  }

  /** Where the agent's messages go, and who decides whether an address is free. */
  public interface Port {

    /** Sends a message; the buffer may be reused afterwards. */
    void transmit(InetSocketAddress to, ByteBuffer message);

    /** Returns whether this peer may be reached at, and heard from, the address. */
    boolean claim(InetSocketAddress address);
  }

  /** Checks of a newly selected address that get no answer, each after twice the time. */
  static final int MAX_RETRIES = 6;

  static final long FIRST_RETRY_NANOS = 100_000_000L;

  private static final long HOST_PRIORITY = 0x6E_00_FF_FFL;

  private final Port port;
  private final IceCredentials local;
  private final IntegrityKey localKey;
  private final long tieBreaker;
  private final RandomGenerator random;
  private final StunWriter writer = new StunWriter();
  private final Map<InetSocketAddress, Path> paths = new HashMap<>();
  private @Nullable IceCredentials remote;
  private @Nullable IntegrityKey remoteKey;
  private @Nullable Path selected;
  private @Nullable Path consented;
  private boolean nominated;
  private int retries;
  private long retryNanos = Long.MAX_VALUE;

  public IceAgent(IceCredentials local, RandomGenerator random, Port port) {
    this.local = local;
    this.localKey = new IntegrityKey(local.pwd());
    this.random = random;
    this.tieBreaker = random.nextLong();
    this.port = port;
  }

  /** Sets what signalling says of the peer. Checks that come earlier are answered as well. */
  public void remote(long nowNanos, IceCredentials credentials) {
    remote = credentials;
    remoteKey = new IntegrityKey(credentials.pwd());
    seekConsent(nowNanos);
  }

  /** Returns what the peer selects: the last address nominated, before that the last checked. */
  public @Nullable InetSocketAddress selected() {
    return selected == null ? null : selected.address();
  }

  /** Returns where media goes: the last selected address that answered; null before the first. */
  public @Nullable InetSocketAddress consented() {
    return consented == null ? null : consented.address();
  }

  /** When the peer consented last to where media goes; no meaning before the first time. */
  public long consentedNanos() {
    return consented == null ? 0 : consented.grantedNanos();
  }

  /** Returns whether a check from this address was authenticated. */
  public boolean isValid(InetSocketAddress address) {
    return paths.containsKey(address);
  }

  /** Handles one message, which lies between the buffer's position and limit. */
  public Outcome receive(long nowNanos, InetSocketAddress from, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      return Outcome.MALFORMED;
    }
    if (message.isBindingRequest()) {
      return request(nowNanos, from, message);
    }
    return message.isBindingSuccess() ? answer(nowNanos, from, message) : Outcome.UNEXPECTED;
  }

  private Outcome request(long nowNanos, InetSocketAddress from, StunMessage message) {
    if (!addressedToUs(message) || !message.isAuthenticatedBy(localKey)) {
      return Outcome.UNAUTHENTICATED; // no error response: it would make us a reflector
    }
    if (message.unknownRequired() != 0) {
      refuseAttribute(from, message);
      return Outcome.UNEXPECTED;
    }
    if (message.controlled()) {
      // RFC 8445 section 7.3.1.1: a lite agent is controlled, so the peer has to switch.
      error(from, message, Stun.ERROR_ROLE_CONFLICT, "Role Conflict");
      return Outcome.ROLE_CONFLICT;
    }
    Path path = validate(from);
    if (path == null) {
      return Outcome.ADDRESS_REFUSED;
    }
    writer.start(Stun.BINDING_SUCCESS, message.transactionId()).xorMappedAddress(from);
    port.transmit(from, writer.sign(localKey).finish());
    if (message.useCandidate() || !nominated) {
      nominated |= message.useCandidate();
      select(nowNanos, path);
    }
    return Outcome.ANSWERED;
  }

  /** RFC 8445 section 7.2.2: the receiver's fragment, a colon, the sender's fragment. */
  private boolean addressedToUs(StunMessage message) {
    String username = message.username();
    if (username == null || !local.ufrag().equals(message.localUfrag())) {
      return false;
    }
    return remote == null || username.substring(local.ufrag().length() + 1).equals(remote.ufrag());
  }

  private @Nullable Path validate(InetSocketAddress from) {
    Path known = paths.get(from);
    if (known != null || paths.size() >= MAX_ADDRESSES || !port.claim(from)) {
      return known;
    }
    var path = new Path(from);
    paths.put(from, path);
    return path;
  }

  /**
   * The peer wants to be sent to another address. A request proves that its sender knows the
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

  private Outcome answer(long nowNanos, InetSocketAddress from, StunMessage message) {
    Path path = paths.get(from);
    if (path == null || !path.awaits(message.transactionId())) {
      return Outcome.UNEXPECTED;
    }
    if (remoteKey == null || !message.isAuthenticatedBy(remoteKey)) {
      return Outcome.UNAUTHENTICATED;
    }
    path.grant(nowNanos);
    if (path == selected) {
      consented = path;
      retryNanos = Long.MAX_VALUE;
    }
    return Outcome.CONSENTED;
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
        .uint64(Stun.ICE_CONTROLLED, tieBreaker);
    port.transmit(path.address(), writer.sign(remoteKey).finish());
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

  private void error(InetSocketAddress to, StunMessage message, int code, String reason) {
    writer.start(Stun.BINDING_ERROR, message.transactionId()).error(code, reason);
    port.transmit(to, writer.sign(localKey).finish());
  }

  /** RFC 8489 section 6.3.1: 420 names what was not understood. */
  private void refuseAttribute(InetSocketAddress to, StunMessage message) {
    int unknown = message.unknownRequired();
    writer
        .start(Stun.BINDING_ERROR, message.transactionId())
        .error(Stun.ERROR_UNKNOWN_ATTRIBUTE, "Unknown Attribute")
        .attribute(Stun.UNKNOWN_ATTRIBUTES, new byte[] {(byte) (unknown >> 8), (byte) unknown});
    port.transmit(to, writer.sign(localKey).finish());
  }
}
