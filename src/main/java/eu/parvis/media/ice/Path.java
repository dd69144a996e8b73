package eu.parvis.media.ice;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A valid pair of addresses, and whether whoever is there wants to be sent to: only the answer to a
 * check of ours says so, because it proves that the check arrived (RFC 7675 section 5.1). For one
 * thread.
 */
final class Path {

  /** Checks whose answers are awaited; an answer to an older one comes too late. */
  private static final int MAX_OPEN = 4;

  private final CandidatePair pair;
  private final Queue<byte[]> open = new ArrayDeque<>(MAX_OPEN);
  private int asked;
  private byte @Nullable [] postponed;
  private boolean granted;
  private long grantedNanos;

  Path(CandidatePair pair) {
    this.pair = pair;
  }

  CandidatePair pair() {
    return pair;
  }

  /** Returns the transaction of a new check; each has its own, so that none can be guessed. */
  byte[] ask(RandomGenerator random) {
    byte[] transaction = new byte[Stun.TRANSACTION_BYTES];
    random.nextBytes(transaction);
    if (open.size() == MAX_OPEN) {
      open.remove();
    }
    open.add(transaction);
    asked++;
    return transaction;
  }

  /** How many checks were made. */
  int asked() {
    return asked;
  }

  /** Keeps the latest check of the peer to be answered later. */
  void postpone(byte[] transaction) {
    postponed = transaction;
  }

  /** Returns the check that waits for its answer, or null, and forgets it. */
  byte @Nullable [] takePostponed() {
    byte[] taken = postponed;
    postponed = null;
    return taken;
  }

  /** Returns whether a check of this transaction is waiting for its answer. */
  boolean awaits(byte[] transaction) {
    return open.stream().anyMatch(waiting -> Arrays.equals(waiting, transaction));
  }

  /** Forgets the checks that wait for an answer. */
  void forget() {
    open.clear();
  }

  /** Notes an authenticated answer; the other checks need none any more. */
  void grant(long nowNanos) {
    open.clear();
    granted = true;
    grantedNanos = nowNanos;
  }

  /** Returns whether the latest consent still holds. */
  boolean consents(long nowNanos) {
    return granted && nowNanos - grantedNanos < Consent.EXPIRED_NANOS;
  }

  /** When consent was given last; no meaning before the first time. */
  long grantedNanos() {
    return grantedNanos;
  }
}
