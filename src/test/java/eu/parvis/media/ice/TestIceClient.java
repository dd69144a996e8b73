package eu.parvis.media.ice;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A browser's side of ICE, as Chromium behaves: it believes to be controlled until it is told of
 * the conflict, then it nominates; and it answers checks.
 */
public final class TestIceClient {

  private static final long OWN_TIE_BREAKER = 1;

  private final IceCredentials local;
  private final IceCredentials remote;
  private final RandomGenerator random;
  private volatile boolean controlling;
  private volatile boolean succeeded;
  private boolean controlled;
  private boolean contrary;

  public TestIceClient(IceCredentials own, IceCredentials bridge, RandomGenerator random) {
    this.local = own;
    this.remote = bridge;
    this.random = random;
  }

  /** Returns whether a check of ours was answered. */
  public boolean succeeded() {
    return succeeded;
  }

  public boolean isControlling() {
    return controlling;
  }

  public void takeControl() {
    controlling = true;
  }

  /** From here on it is controlled, whatever number it is told. */
  void insistOnBeingControlled() {
    controlled = true;
  }

  /** From here on it refuses either role of the bridge. */
  void refuseEitherRole() {
    contrary = true;
  }

  /** Returns a check to send. */
  public ByteBuffer check() {
    byte[] transaction = new byte[Stun.TRANSACTION_BYTES];
    random.nextBytes(transaction);
    var writer = new StunWriter();
    writer
        .start(Stun.BINDING_REQUEST, transaction)
        .text(Stun.USERNAME, remote.ufrag() + ":" + local.ufrag())
        .uint32(0xC057, 1) // Chromium's network cost: unknown, comprehension optional
        .uint64(controlling ? Stun.ICE_CONTROLLING : Stun.ICE_CONTROLLED, random.nextLong());
    if (controlling) {
      writer.flag(Stun.USE_CANDIDATE);
    }
    return writer
        .uint32(Stun.PRIORITY, 1_845_501_695L)
        .sign(new IntegrityKey(remote.pwd()))
        .finish();
  }

  /** RFC 8445 section 7.3.1.1: of two that are controlled, the larger number takes control. */
  private boolean takesControl(ByteBuffer message) {
    return !controlled && tieBreaker(message) < OWN_TIE_BREAKER;
  }

  /** The number of a controlled bridge, or the largest if it controls. */
  private static long tieBreaker(ByteBuffer message) {
    for (int at = Stun.HEADER_BYTES; at < message.limit(); ) {
      int length = message.getShort(at + 2) & 0xFFFF;
      if ((message.getShort(at) & 0xFFFF) == Stun.ICE_CONTROLLED) {
        return message.getLong(at + Stun.ATTRIBUTE_HEADER_BYTES);
      }
      at += Stun.ATTRIBUTE_HEADER_BYTES + Stun.padded(length);
    }
    return Long.MAX_VALUE;
  }

  /** Returns a nomination that an attacker without the password would make. */
  public ByteBuffer forgedCheck() {
    var writer = new StunWriter();
    writer
        .start(Stun.BINDING_REQUEST, new byte[Stun.TRANSACTION_BYTES])
        .text(Stun.USERNAME, remote.ufrag() + ":" + local.ufrag())
        .uint64(Stun.ICE_CONTROLLING, 1)
        .flag(Stun.USE_CANDIDATE);
    return writer.sign(new IntegrityKey("a password that is not known")).finish();
  }

  /**
   * Takes a message.
   *
   * @return the answer to send, or null
   */
  public @Nullable ByteBuffer receive(InetSocketAddress from, ByteBuffer datagram) {
    StunMessage message = StunMessage.parse(datagram);
    if (message == null) {
      throw new AssertionError("The bridge sent malformed STUN");
    }
    switch (message.type()) {
      case Stun.BINDING_SUCCESS ->
          succeeded = succeeded || message.isAuthenticatedBy(new IntegrityKey(remote.pwd()));
      case Stun.BINDING_ERROR ->
          controlling = controlling || message.isAuthenticatedBy(new IntegrityKey(remote.pwd()));
      case Stun.BINDING_REQUEST -> {
        if (message.isAuthenticatedBy(new IntegrityKey(local.pwd()))) {
          controlling = controlling || takesControl(datagram);
          var writer = new StunWriter();
          if (contrary || (message.controlled() && !controlling)) {
            writer.start(Stun.BINDING_ERROR, message.transactionId()).error(487, "Role Conflict");
            return writer.sign(new IntegrityKey(local.pwd())).finish();
          }
          writer.start(Stun.BINDING_SUCCESS, message.transactionId()).xorMappedAddress(from);
          return writer.sign(new IntegrityKey(local.pwd())).finish();
        }
      }
      default -> throw new AssertionError("The bridge sent STUN of type " + message.type());
    }
    return null;
  }
}
