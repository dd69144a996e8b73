package eu.parvis.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A full ICE agent (RFC 8445) with one socket, as a browser answers with: controlled until it is
 * told of a conflict, then it nominates. For one thread; the owner sends what it returns.
 */
public final class IceClient {

  private static final long CHECK_NANOS = 50_000_000L;
  private static final long CONSENT_NANOS = 4_000_000_000L; // RFC 7675 section 5.1
  private static final long PRIORITY = 1_845_501_695L; // peer reflexive, RFC 8445 section 5.1.2.1

  private final IceCredentials local;
  private final IntegrityKey localKey;
  private final IceCredentials remote;
  private final IntegrityKey remoteKey;
  private final List<InetSocketAddress> candidates;
  private final RandomGenerator random;
  private final long tieBreaker;
  private volatile @Nullable InetSocketAddress selected;
  private boolean controlling;
  private boolean nominated;
  private long checkedNanos;
  private int next;

  /**
   * @param candidates addresses of the other side, best first, at least one
   */
  public IceClient(
      IceCredentials local,
      IceCredentials remote,
      List<InetSocketAddress> candidates,
      RandomGenerator random) {
    this.local = local;
    this.localKey = new IntegrityKey(local.pwd());
    this.remote = remote;
    this.remoteKey = new IntegrityKey(remote.pwd());
    this.candidates = List.copyOf(candidates);
    this.random = random;
    this.tieBreaker = random.nextLong();
    this.checkedNanos = Long.MIN_VALUE;
  }

  /** The address that answered; null before one did. */
  public @Nullable InetSocketAddress selected() {
    return selected;
  }

  /** Where the next check goes to. */
  public InetSocketAddress target() {
    InetSocketAddress answered = selected;
    return answered != null ? answered : candidates.get(next % candidates.size());
  }

  /** Returns a check to send to {@link #target}, or null if none is due. */
  public @Nullable ByteBuffer check(long nowNanos) {
    boolean settled = selected != null && (nominated || !controlling);
    if (checkedNanos != Long.MIN_VALUE
        && nowNanos - checkedNanos < (settled ? CONSENT_NANOS : CHECK_NANOS)) {
      return null;
    }
    checkedNanos = nowNanos;
    next++;
    byte[] transaction = new byte[Stun.TRANSACTION_BYTES];
    random.nextBytes(transaction);
    var writer =
        new StunWriter()
            .start(Stun.BINDING_REQUEST, transaction)
            .text(Stun.USERNAME, remote.ufrag() + ":" + local.ufrag())
            .uint64(controlling ? Stun.ICE_CONTROLLING : Stun.ICE_CONTROLLED, tieBreaker);
    if (controlling) {
      writer.flag(Stun.USE_CANDIDATE);
    }
    return writer.uint32(Stun.PRIORITY, PRIORITY).sign(remoteKey).finish();
  }

  /**
   * Takes a message that came from an address.
   *
   * @return the answer to send back, or null
   */
  public @Nullable ByteBuffer receive(InetSocketAddress from, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      return null;
    }
    if (message.isBindingRequest()) {
      return message.isAuthenticatedBy(localKey) ? answer(from, message) : null;
    }
    if (message.isAuthenticatedBy(remoteKey)) {
      if (message.isRoleConflict()) {
        controlling = !controlling;
        checkedNanos = Long.MIN_VALUE;
      } else if (message.isBindingSuccess()) {
        selected = selected == null ? from : selected;
        nominated = nominated || controlling;
      }
    }
    return null;
  }

  private ByteBuffer answer(InetSocketAddress from, StunMessage message) {
    var writer = new StunWriter();
    if (message.controlled() && !controlling) {
      // An ICE-lite side never controls, so who is told of it takes control.
      controlling = true;
      checkedNanos = Long.MIN_VALUE;
    }
    return writer
        .start(Stun.BINDING_SUCCESS, message.transactionId())
        .xorMappedAddress(from)
        .sign(localKey)
        .finish();
  }
}
