package eu.parvis.media.ice;

import java.util.random.RandomGenerator;

/**
 * Whether the peer is still there, and whether it still wants to be sent to (RFC 7675), two
 * questions: anything authenticated is a sign of life, but only the answer to a check is consent.
 * Pure; time comes from the caller.
 */
public final class Consent {

  /** The peer is asked this often on average, up to a fifth sooner or later (section 5.1). */
  public static final long ASK_NANOS = 5_000_000_000L;

  /** After this long without a sign of life the peer is asked, and again at the same interval. */
  public static final long QUIET_NANOS = 1_000_000_000L;

  /** After this long without a sign of life a path counts as broken: a question went unanswered. */
  public static final long SILENT_NANOS = 2_000_000_000L;

  /** The same for a path that is in doubt, from the doubt on. */
  public static final long DOUBTFUL_NANOS = 500_000_000L;

  /** After this long without a sign of life the peer counts as interrupted. */
  public static final long INTERRUPTED_NANOS = 3_000_000_000L;

  /** After this long without a sign of life the peer counts as gone. */
  public static final long GONE_NANOS = 20_000_000_000L;

  /** After this long without consent nothing may be sent any more (section 5.1). */
  public static final long EXPIRED_NANOS = 30_000_000_000L;

  /** What {@link #advance} found. */
  public enum Change {
    NONE,
    /** Time to ask for consent. */
    ASK,
    SILENT,
    INTERRUPTED,
    /** The peer is gone or wants nothing any more. */
    EXPIRED
  }

  private final RandomGenerator random;
  private long heardNanos;
  private long grantedNanos;
  private long askedNanos;
  private long intervalNanos;
  private long silentAtNanos;
  private boolean silent;
  private boolean interrupted;
  private boolean expired;

  /** Starts with a peer that counts as heard, and as having consented, at {@code nowNanos}. */
  public Consent(long nowNanos, RandomGenerator random) {
    this.random = random;
    heardNanos = nowNanos;
    grantedNanos = nowNanos;
    silentAtNanos = nowNanos + SILENT_NANOS;
    asked(nowNanos);
  }

  private void asked(long nowNanos) {
    askedNanos = nowNanos;
    intervalNanos = random.nextLong(ASK_NANOS * 4 / 5, ASK_NANOS * 6 / 5);
  }

  /** Notes an authenticated message; returns true if that ends a silence or an interruption. */
  public boolean heard(long nowNanos) {
    heardNanos = nowNanos;
    silentAtNanos = nowNanos + SILENT_NANOS;
    boolean resumed = (silent || interrupted) && !expired;
    silent = false;
    interrupted = interrupted && expired;
    return resumed;
  }

  /** The peer may have moved: unless it is heard soon, it is silent, and told of once more. */
  public void doubt(long nowNanos) {
    silent = false;
    silentAtNanos = nowNanos + DOUBTFUL_NANOS;
  }

  /** Notes when whoever is sent to has answered a check. */
  public void granted(long atNanos) {
    grantedNanos = atNanos;
  }

  /** Returns the most urgent change that is due; call again until it is {@code NONE}. */
  public Change advance(long nowNanos) {
    if (expired) {
      return Change.NONE;
    }
    if (nowNanos >= expiresAtNanos()) {
      expired = true;
      return Change.EXPIRED;
    }
    if (nowNanos >= silentAtNanos && !silent) {
      silent = true;
      return Change.SILENT;
    }
    if (nowNanos - heardNanos >= INTERRUPTED_NANOS && !interrupted) {
      interrupted = true;
      return Change.INTERRUPTED;
    }
    if (nowNanos >= askAtNanos()) {
      asked(nowNanos);
      return Change.ASK;
    }
    return Change.NONE;
  }

  /** Returns when {@link #advance} has something to say, or {@link Long#MAX_VALUE}. */
  public long nextDeadlineNanos() {
    if (expired) {
      return Long.MAX_VALUE;
    }
    long next = Math.min(askAtNanos(), expiresAtNanos());
    if (!silent) {
      next = Math.min(next, silentAtNanos);
    }
    return interrupted ? next : Math.min(next, heardNanos + INTERRUPTED_NANOS);
  }

  private long expiresAtNanos() {
    return Math.min(heardNanos + GONE_NANOS, grantedNanos + EXPIRED_NANOS);
  }

  private long askAtNanos() {
    return Math.min(askedNanos + intervalNanos, Math.max(heardNanos, askedNanos) + QUIET_NANOS);
  }
}
