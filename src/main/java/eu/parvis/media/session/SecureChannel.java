package eu.parvis.media.session;

import eu.parvis.media.DropReason;
import eu.parvis.media.dtls.DtlsConnection;
import eu.parvis.media.dtls.DtlsPeer;
import eu.parvis.media.srtp.SrtpKeys;
import eu.parvis.media.srtp.SrtpReceiver;
import eu.parvis.media.srtp.SrtpSender;
import eu.parvis.media.srtp.SrtpStatus;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * DTLS and the SRTP that it keys. DTLS that comes before signalling told the fingerprint waits,
 * within a limit.
 */
final class SecureChannel {

  /** Told on the loop. */
  interface Listener {
    void transmitDtls(ByteBuffer datagram);

    void secured(long nowNanos);

    void handshakeFailed(DtlsPeer.Failure failure);

    void closedByPeer();
  }

  /** Datagrams kept until the fingerprint is known; a ClientHello of Chrome has two. */
  private static final int MAX_EARLY = 4;

  private final Surroundings around;
  private final Queue<ByteBuffer> early = new ArrayDeque<>(MAX_EARLY);
  private Listener listener;
  private @Nullable String fingerprint;
  private @Nullable DtlsConnection connection;
  private @Nullable SrtpReceiver receiver;
  private @Nullable SrtpSender sender;
  private boolean closed;

  SecureChannel(Surroundings around, Listener listener) {
    this.around = around;
    this.listener = listener;
  }

  /** Another transport carries the channel from here on. */
  void carriedBy(Listener other) {
    listener = other;
  }

  boolean isSecured() {
    return sender != null;
  }

  /** Tells which certificate the peer must have. */
  void expect(String remoteFingerprint) {
    fingerprint = remoteFingerprint;
    for (ByteBuffer datagram = early.poll(); datagram != null; datagram = early.poll()) {
      receive(datagram);
    }
  }

  /** Takes DTLS from a validated address; returns why it was dropped, or null. */
  @Nullable DropReason receive(ByteBuffer datagram) {
    if (closed) {
      return DropReason.UNKNOWN_PEER;
    }
    if (fingerprint == null) {
      return keepEarly(datagram);
    }
    if (connection == null) {
      connection = around.dtls().open(fingerprint, new OnLoop());
    }
    return connection != null && connection.offer(datagram) ? null : DropReason.DTLS_OVERLOAD;
  }

  private @Nullable DropReason keepEarly(ByteBuffer datagram) {
    if (early.size() == MAX_EARLY) {
      return DropReason.DTLS_OVERLOAD;
    }
    var copy = ByteBuffer.allocate(datagram.remaining());
    early.add(copy.put(0, datagram, datagram.position(), datagram.remaining()));
    return null;
  }

  /** Unprotects in place; returns why the packet must be dropped, or null. */
  @Nullable DropReason unprotectRtp(ByteBuffer packet) {
    return receiver == null ? DropReason.SRTP_EARLY : reason(receiver.unprotectRtp(packet));
  }

  /** As {@link #unprotectRtp}. */
  @Nullable DropReason unprotectRtcp(ByteBuffer packet) {
    return receiver == null ? DropReason.SRTP_EARLY : reason(receiver.unprotectRtcp(packet));
  }

  private static @Nullable DropReason reason(SrtpStatus status) {
    return switch (status) {
      case OK -> null;
      case MALFORMED -> DropReason.RTP_MALFORMED;
      case UNAUTHENTICATED -> DropReason.SRTP_UNAUTHENTICATED;
      case REPLAYED -> DropReason.SRTP_REPLAYED;
      case TOO_MANY_SSRCS -> DropReason.TOO_MANY_SSRCS;
    };
  }

  boolean protectRtp(ByteBuffer packet) {
    return sender != null && sender.protectRtp(packet);
  }

  boolean protectRtcp(ByteBuffer packet) {
    return sender != null && sender.protectRtcp(packet);
  }

  void close() {
    closed = true;
    receiver = null;
    sender = null;
    early.clear();
    if (connection != null) {
      connection.close();
    }
  }

  /** Carries what the connection's thread says over to the loop. */
  private final class OnLoop implements DtlsPeer {

    @Override
    public void transmit(byte[] datagram) {
      around.network().execute(_ -> listener.transmitDtls(ByteBuffer.wrap(datagram)));
    }

    @Override
    public void established(SrtpKeys keys) {
      around.network().execute(nowNanos -> secure(nowNanos, keys));
    }

    @Override
    public void failed(Failure failure) {
      around.network().execute(_ -> listener.handshakeFailed(failure));
    }

    @Override
    public void closed() {
      around.network().execute(_ -> listener.closedByPeer());
    }
  }

  private void secure(long nowNanos, SrtpKeys keys) {
    if (closed) {
      return;
    }
    receiver = SrtpReceiver.ofClient(keys);
    sender = SrtpSender.ofServer(keys);
    listener.secured(nowNanos);
  }
}
