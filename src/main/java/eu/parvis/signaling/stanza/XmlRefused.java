package eu.parvis.signaling.stanza;

/** Why a frame is not read any further; says nothing of the frame's content. */
public final class XmlRefused extends Exception {

  /** The kinds of refusal, each with the stream error of RFC 6120 section 4.9.3 that it gets. */
  public enum Reason {
    NOT_WELL_FORMED("not-well-formed"),
    RESTRICTED("restricted-xml"),
    TOO_LARGE("policy-violation");

    private final String condition;

    Reason(String condition) {
      this.condition = condition;
    }

    /** The name of the stream error condition. */
    public String condition() {
      return condition;
    }
  }

  private final Reason reason;

  XmlRefused(Reason reason) {
    super(reason.condition, null, false, false);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
