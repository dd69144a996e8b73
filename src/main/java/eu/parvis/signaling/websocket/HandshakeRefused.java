package eu.parvis.signaling.websocket;

import org.springframework.http.HttpStatus;

/** Why a socket is not opened; says nothing that was in its address. */
final class HandshakeRefused extends Exception {

  private final HttpStatus status;
  private final String reason;

  /**
   * @param reason for the log
   */
  HandshakeRefused(HttpStatus status, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  HttpStatus status() {
    return status;
  }
}
