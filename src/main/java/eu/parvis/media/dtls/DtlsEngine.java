package eu.parvis.media.dtls;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Certificate and handshakes of a forwarding unit. Thread-safe. */
public final class DtlsEngine {

  /** Handshakes at the same time; a client that finds none free repeats its first message. */
  public static final int MAX_HANDSHAKES = 128;

  private final BcTlsCrypto crypto = new BcTlsCrypto(new SecureRandom());
  private final DtlsIdentity identity = DtlsIdentity.create(crypto);
  private final Semaphore free = new Semaphore(MAX_HANDSHAKES);

  /** Returns the sha-256 of the certificate, upper-case pairs separated by colons. */
  public String fingerprint() {
    return identity.fingerprint();
  }

  /** Loads and compiles what a handshake needs; blocks for some hundred milliseconds. */
  public void warmUp() {
    new HandshakeWarmUp(this, crypto, identity).run();
  }

  /**
   * Starts a handshake on a thread of its own.
   *
   * @param expectedFingerprint what signalling says of the client's certificate
   * @return null if too many are under way
   */
  public @Nullable DtlsConnection open(String expectedFingerprint, DtlsPeer peer) {
    if (!free.tryAcquire()) {
      return null;
    }
    var rules = new SrtpServer(crypto, identity, expectedFingerprint);
    var connection = new DtlsConnection(rules, peer);
    Thread.ofVirtual().name("dtls").start(() -> run(connection));
    return connection;
  }

  private void run(DtlsConnection connection) {
    Optional<DTLSTransport> established;
    try {
      established = connection.handshake();
    } finally {
      free.release();
    }
    established.ifPresent(connection::listen);
  }
}
