package eu.parvis.conference;

/** Somebody may not come in. */
public final class AdmissionRefused extends Exception {

  /** Why somebody may not come in. */
  public enum Reason {
    /** This browser or this account was put out for good. */
    REMOVED,
    /** The room is locked, and they were not in when it was. */
    LOCKED
  }

  private final Reason reason;

  AdmissionRefused(Reason reason) {
    super("admission refused: " + reason);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
