package eu.parvis.conference;

import java.time.Duration;

/** Somebody neither comes in nor begins to wait. */
public final class EntryRefused extends Exception {

  /** Why not. */
  public enum Reason {
    /** They did not want to wait, and would have to. */
    MUST_WAIT,
    /** What they hold lets nobody in: it was used, it is too old, or it is another's. */
    NO_GRANT,
    /** They were refused, and may ask again later. */
    NOT_LET_IN,
    /** Too many wait already. */
    TOO_MANY_WAIT
  }

  private final Reason reason;
  private final Duration wait;

  EntryRefused(Reason reason) {
    this(reason, Duration.ZERO);
  }

  EntryRefused(Reason reason, Duration wait) {
    super("entry refused: " + reason);
    this.reason = reason;
    this.wait = wait;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }

  /** After which asking is worth it; zero if that is not known. */
  public Duration after() {
    return wait;
  }
}
