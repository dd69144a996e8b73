package eu.parvis.signaling.xep0166jingle;

/** A Jingle request that breaks a rule or a limit; nothing of it was applied. */
public final class JingleRefused extends Exception {

  /** Which rule. */
  public enum Reason {
    OUT_OF_ORDER,
    NO_TRANSPORT,
    BAD_TRANSPORT,
    NOT_DTLS_CLIENT,
    BAD_SSRC,
    BAD_GROUP,
    TOO_MANY_SOURCES,
    SSRC_IN_USE,
    UNKNOWN_SSRC,
    UNKNOWN_SESSION,
    OTHER_CERTIFICATE,
    TOO_OFTEN
  }

  private final Reason reason;

  public JingleRefused(Reason reason) {
    super(reason.name(), null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
