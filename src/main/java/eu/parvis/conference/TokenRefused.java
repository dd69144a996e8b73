package eu.parvis.conference;

/** A stream token opens nothing. Carries no part of the token. */
public final class TokenRefused extends Exception {

  /** Why a token is refused. */
  public enum Reason {
    /** There is no token. */
    MISSING,
    /** It is no signed token of the expected form. */
    MALFORMED,
    /** The algorithm is not the pinned one; {@code none} and the symmetric ones included. */
    WRONG_ALGORITHM,
    /** The key id is not that of the signing key. */
    WRONG_KEY,
    /** The signature does not match. */
    WRONG_SIGNATURE,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    NOT_YET_VALID,
    EXPIRED,
    /** It opened a stream already. */
    SPENT,
    /** The participant has no admission into the room that the token names. */
    WRONG_ROOM,
    /** The participant was sent back to the lobby. */
    SENT_BACK,
    /** The owner removed the participant. */
    REMOVED,
    /** The owner ended the conference. */
    ENDED
  }

  private final Reason reason;

  TokenRefused(Reason reason) {
    super("stream token refused: " + reason);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
