package eu.parvis.media.dtls;

import eu.parvis.media.srtp.SrtpKeys;

/** Who a connection belongs to. Called on the connection's own thread: hand over, never block. */
public interface DtlsPeer {

  /** Why a handshake failed. */
  enum Failure {
    /** The client's certificate is not the announced one. */
    WRONG_FINGERPRINT,
    /** Anything else: no common cipher, no SRTP profile, time is up. */
    HANDSHAKE
  }

  /** Sends a datagram, which the callee may keep. */
  void transmit(byte[] datagram);

  /** The client proved to own the announced certificate. */
  void established(SrtpKeys keys);

  /** There will be no keys. */
  void failed(Failure failure);

  /** The client ended the connection after it was established. */
  void closed();
}
