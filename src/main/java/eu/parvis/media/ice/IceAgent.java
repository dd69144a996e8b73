package eu.parvis.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * ICE-lite agent of one transport (RFC 8445 section 2.5), always controlled. It answers
 * authenticated checks, remembers the addresses that they validated and which one the peer
 * nominated. It asks for consent only when told to. For one thread.
 */
public final class IceAgent {

  /** Addresses that one peer may validate. */
  public static final int MAX_ADDRESSES = 16;

  /** What became of a received message. */
  public enum Outcome {
    /** A check was answered; its address is valid. */
    ANSWERED,
    /** The peer answered a consent check. */
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

  private static final long HOST_PRIORITY = 0x6E_00_FF_FFL;

  private final Port port;
  private final IceCredentials local;
  private final IntegrityKey localKey;
  private final long tieBreaker;
  private final RandomGenerator random;
  private final StunWriter writer = new StunWriter();
  private final Set<InetSocketAddress> valid = new LinkedHashSet<>();
  private final byte[] consentTransaction = new byte[Stun.TRANSACTION_BYTES];
  private boolean consentAsked;
  private @Nullable IceCredentials remote;
  private @Nullable IntegrityKey remoteKey;
  private @Nullable InetSocketAddress selected;
  private boolean nominated;

  public IceAgent(IceCredentials local, RandomGenerator random, Port port) {
    this.local = local;
    this.localKey = new IntegrityKey(local.pwd());
    this.random = random;
    this.tieBreaker = random.nextLong();
    this.port = port;
  }

  /** Sets what signalling says of the peer. Checks that come earlier are answered as well. */
  public void remote(IceCredentials credentials) {
    remote = credentials;
    remoteKey = new IntegrityKey(credentials.pwd());
  }

  /** Returns the address to send to: the last one nominated, before that the last one checked. */
  public @Nullable InetSocketAddress selected() {
    return selected;
  }

  /** Returns whether a check from this address was authenticated. */
  public boolean isValid(InetSocketAddress address) {
    return address.equals(selected) || valid.contains(address);
  }

  /** Returns every validated address. */
  public Set<InetSocketAddress> validAddresses() {
    return Set.copyOf(valid);
  }

  /** Handles one message, which lies between the buffer's position and limit. */
  public Outcome receive(InetSocketAddress from, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      return Outcome.MALFORMED;
    }
    if (message.isBindingRequest()) {
      return request(from, message);
    }
    return message.isBindingSuccess() ? consent(from, message) : Outcome.UNEXPECTED;
  }

  private Outcome request(InetSocketAddress from, StunMessage message) {
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
    if (!validate(from)) {
      return Outcome.ADDRESS_REFUSED;
    }
    if (message.useCandidate()) {
      nominated = true;
      selected = from;
    } else if (!nominated) {
      selected = from;
    }
    writer.start(Stun.BINDING_SUCCESS, message.transactionId()).xorMappedAddress(from);
    port.transmit(from, writer.sign(localKey).finish());
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

  private boolean validate(InetSocketAddress from) {
    if (valid.contains(from)) {
      return true;
    }
    if (valid.size() >= MAX_ADDRESSES || !port.claim(from)) {
      return false;
    }
    return valid.add(from);
  }

  private Outcome consent(InetSocketAddress from, StunMessage message) {
    boolean ours =
        consentAsked && isValid(from) && Arrays.equals(message.transactionId(), consentTransaction);
    if (!ours) {
      return Outcome.UNEXPECTED;
    }
    if (remoteKey == null || !message.isAuthenticatedBy(remoteKey)) {
      return Outcome.UNAUTHENTICATED;
    }
    consentAsked = false;
    return Outcome.CONSENTED;
  }

  /** Asks the peer whether it still wants to receive (RFC 7675 section 5.1). */
  public void askConsent() {
    if (remote == null || remoteKey == null || selected == null) {
      return;
    }
    random.nextBytes(consentTransaction);
    consentAsked = true;
    writer
        .start(Stun.BINDING_REQUEST, consentTransaction)
        .text(Stun.USERNAME, remote.ufrag() + ":" + local.ufrag())
        .uint32(Stun.PRIORITY, HOST_PRIORITY)
        .uint64(Stun.ICE_CONTROLLED, tieBreaker);
    port.transmit(selected, writer.sign(remoteKey).finish());
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
