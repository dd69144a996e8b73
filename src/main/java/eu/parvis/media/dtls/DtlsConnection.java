package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;

/**
 * One DTLS association. After the handshake its thread keeps listening, for the client repeats its
 * last flight when the answer was lost (RFC 6347 section 4.2.4), and may say goodbye.
 */
public final class DtlsConnection {

  private static final int RECORD_BYTES = 2048;

  private final SrtpServer rules;
  private final DtlsPeer peer;
  private final QueuedTransport transport;

  DtlsConnection(SrtpServer rules, DtlsPeer peer) {
    this.rules = rules;
    this.peer = peer;
    this.transport = new QueuedTransport(peer::transmit);
  }

  /** Takes a copy of one received datagram; false if too many wait. Never blocks. */
  public boolean offer(ByteBuffer datagram) {
    return transport.offer(datagram);
  }

  /** Ends the connection without a word. Never blocks. */
  public void close() {
    transport.close();
  }

  /** Runs the handshake to its end. */
  Optional<DTLSTransport> handshake() {
    try {
      return Optional.of(new DTLSServerProtocol().accept(rules, transport));
    } catch (IOException e) {
      peer.failed(
          rules.wrongFingerprint()
              ? DtlsPeer.Failure.WRONG_FINGERPRINT
              : DtlsPeer.Failure.HANDSHAKE);
      return Optional.empty();
    }
  }

  /** Hands the keys over and listens until either side closes. */
  void listen(DTLSTransport established) {
    Optional<SrtpKeys> keys = rules.keys();
    if (keys.isEmpty()) {
      peer.failed(DtlsPeer.Failure.HANDSHAKE);
      return;
    }
    peer.established(keys.get());
    byte[] record = new byte[RECORD_BYTES];
    try {
      while (true) {
        established.receive(record, 0, record.length, 0);
      }
    } catch (IOException e) {
      peer.closed();
    }
  }
}
