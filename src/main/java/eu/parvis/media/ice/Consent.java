package eu.parvis.media.ice;

/**
 * Whether the peer is still there, after RFC 7675 but stricter: consent ends after 20 s instead of
 * 30, anything authenticated renews it, and the peer is asked only when it is quiet (browsers send
 * media and checks of their own all the time). Pure; time comes from the caller.
 */
public final class Consent {

  /** After this long without a word the peer is asked, and again at the same interval. */
  public static final long ASK_NANOS = 1_000_000_000L;

  /** After this long without a word the peer counts as interrupted. */
  public static final long INTERRUPTED_NANOS = 3_000_000_000L;

  /** After this long without a word the peer counts as gone. */
  public static final long EXPIRED_NANOS = 20_000_000_000L;

  /** What {@link #advance} found. */
  public enum Change {
    NONE,
    /** Time to ask for consent. */
    ASK,
    INTERRUPTED,
    EXPIRED
  }

  private long heardNanos;
  private long askedNanos;
  private boolean interrupted;
  private boolean expired;

  /** Starts with a peer that counts as heard at {@code nowNanos}. */
  public Consent(long nowNanos) {
    heardNanos = nowNanos;
    askedNanos = nowNanos;
  }

  /** Notes an authenticated message; returns true if that ends an interruption. */
  public boolean heard(long nowNanos) {
    heardNanos = nowNanos;
    boolean resumed = interrupted && !expired;
    interrupted = interrupted && expired;
    return resumed;
  }

  /** Returns the most urgent change that is due; call again until it is {@code NONE}. */
  public Change advance(long nowNanos) {
    long quietNanos = nowNanos - heardNanos;
    if (expired) {
      return Change.NONE;
    }
    if (quietNanos >= EXPIRED_NANOS) {
      expired = true;
      return Change.EXPIRED;
    }
    if (quietNanos >= INTERRUPTED_NANOS && !interrupted) {
      interrupted = true;
      return Change.INTERRUPTED;
    }
    if (nowNanos >= askAtNanos()) {
      askedNanos = nowNanos;
      return Change.ASK;
    }
    return Change.NONE;
  }

  /** Returns when {@link #advance} has something to say, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    if (expired) {
      return Long.MAX_VALUE;
    }
    long next = Math.min(askAtNanos(), heardNanos + EXPIRED_NANOS);
    return interrupted ? next : Math.min(next, heardNanos + INTERRUPTED_NANOS);
  }

  private long askAtNanos() {
    return Math.max(heardNanos, askedNanos) + ASK_NANOS;
  }
}
