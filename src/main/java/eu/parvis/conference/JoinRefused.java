package eu.parvis.conference;

/** A stream may not join the conference. */
public final class JoinRefused extends Exception {

  /** Why a stream may not join. */
  public enum Reason {
    /** As many people are present as the room takes. */
    FULL,
    /** The owner removed the participant. */
    REMOVED,
    /** The owner ended the conference that the grant was for. */
    ENDED,
    /** A screen share without a stream of the participant that it belongs to. */
    OWNER_ABSENT,
    /** A screen share of somebody who may not share. */
    NOT_ALLOWED,
    /** The room is locked, and the participant was not in when it was; or has to wait. */
    LOCKED
  }

  private final Reason reason;

  JoinRefused(Reason reason) {
    super("join refused: " + reason);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
