package eu.parvis.media.bwe;

/**
 * When to try whether a link carries more, and how much more.
 *
 * <ul>
 *   <li>At the beginning three and six times the first estimate, and on while that succeeds.
 *   <li>After the estimate fell far, whether the old rate is there again.
 *   <li>While more is wanted than the estimate, twice the estimate, every {@link #INTERVAL_NANOS}.
 * </ul>
 *
 * <p>Nothing is tried before anything else is sent, while a queue grows, or when nothing can be
 * padded.
 */
final class Probes {

  /** Number of no probe. */
  static final int NONE = 0;

  /** Between probes, unless one succeeded. */
  static final long INTERVAL_NANOS = 3_000_000_000L;

  /** As above, for the first tries: one alone may have met the receiver without a processor. */
  static final long RETRY_NANOS = 1_000_000_000L;

  /** Tries at the beginning and after a fall that soon follow each other. */
  static final int TRIES = 5;

  /** From a fall to the first probe after it. */
  static final long RECOVERY_NANOS = 1_500_000_000L;

  /** What a probe is waited for besides the round trip. */
  static final long PATIENCE_NANOS = 500_000_000L;

  static final int FIRST_FACTOR = 3;
  static final int SECOND_FACTOR = 6;

  private static final int CLUSTERS = 4; // a power of two
  private static final int FACTOR = 2;
  private static final double SUCCESS = 0.7;
  private static final double RECOVERED = 0.85;
  private static final int LESS = 2;
  private static final double BEYOND_WANTED = 1.1;
  private static final long NEVER = Long.MAX_VALUE;

  private final ProbeCluster[] clusters = new ProbeCluster[CLUSTERS];
  private final long maxBps;
  private int number = NONE;
  private int triesLeft = TRIES;
  private boolean sending;
  private boolean began;
  private long followingBps;
  private long recoverBps;
  private long wantedBps;
  private long nextNanos = NEVER;
  private long expectedUntilNanos = Long.MIN_VALUE;
  private int succeeded = NONE;

  Probes(long maxBps) {
    this.maxBps = maxBps;
    for (int i = 0; i < CLUSTERS; i++) {
      clusters[i] = new ProbeCluster();
    }
  }

  /** Somebody could use this much in all, in bits per second; 0 if the estimate is enough. */
  void want(long bps) {
    wantedBps = Math.min(bps, maxBps);
  }

  /** The estimate fell from {@code beforeBps}. */
  void fell(long nowNanos, long beforeBps) {
    recoverBps = Math.max(recoverBps, beforeBps);
    nextNanos = Math.max(nextNanos, nowNanos + RECOVERY_NANOS);
    triesLeft = TRIES;
    followingBps = 0;
    sending = false;
  }

  /** Feedback comes again after a silence: whether the old rate is there is tried now. */
  void heardAgain(long nowNanos) {
    nextNanos = nowNanos;
    expectedUntilNanos = nowNanos;
  }

  /** A queue grows: no probe for a while. */
  void postpone(long nowNanos, long nanos) {
    nextNanos = Math.max(nextNanos, nowNanos + nanos);
  }

  /**
   * Whether a packet of a probe is due now. If there is no media for it, padding must be sent.
   *
   * @param estimateBps the present estimate
   */
  boolean isDue(long nowNanos, long estimateBps) {
    if (!sending) {
      begin(nowNanos, estimateBps);
    }
    return sending && nowNanos >= current().dueNanos();
  }

  private void begin(long nowNanos, long estimateBps) {
    if (nowNanos < nextNanos || nowNanos < expectedUntilNanos) {
      return;
    }
    long bps = chooseBps(estimateBps);
    if (bps > estimateBps) {
      number++;
      current().begin(nowNanos, number, bps);
      sending = true;
      nextNanos = nowNanos + (triesLeft > 0 ? RETRY_NANOS : INTERVAL_NANOS);
      triesLeft = Math.max(0, triesLeft - 1);
    }
  }

  private long chooseBps(long estimateBps) {
    long bps = 0;
    if (!began) {
      began = true;
      bps = estimateBps * FIRST_FACTOR;
      followingBps = estimateBps * SECOND_FACTOR;
    } else if (followingBps > 0) {
      bps = followingBps;
      followingBps = 0;
    } else if (recoverBps > 0) {
      bps = (long) (recoverBps * RECOVERED);
      // One that is lost is followed by less, not by as little as there is now.
      recoverBps = bps > estimateBps ? recoverBps / LESS : 0;
    }
    // What was to be recovered or followed may have come by itself meanwhile.
    if (bps <= estimateBps && wantedBps > estimateBps) {
      bps = Math.min(estimateBps * FACTOR, (long) (wantedBps * BEYOND_WANTED));
    }
    return Math.min(bps, maxBps);
  }

  /**
   * A packet was sent, media or padding. Returns the number of the probe that it belongs to, or
   * {@link #NONE}.
   */
  int sent(long nowNanos, int bytes, long roundTripNanos) {
    if (nextNanos == NEVER) {
      nextNanos = nowNanos;
    }
    if (!sending) {
      return NONE;
    }
    ProbeCluster cluster = current();
    cluster.sent(bytes);
    if (cluster.isSent()) {
      sending = false;
      if (followingBps > 0) {
        nextNanos = nowNanos;
      } else {
        expectedUntilNanos = nowNanos + roundTripNanos + PATIENCE_NANOS;
      }
    }
    return cluster.number();
  }

  /**
   * A packet of a probe arrived.
   *
   * @param arrivalNanos by the receiver's clock
   * @param leastNanos what lay between both times for the fastest packet of late
   */
  void arrived(int probe, long sentNanos, long arrivalNanos, long leastNanos, int bytes) {
    ProbeCluster cluster = clusters[probe & CLUSTERS - 1];
    if (probe != NONE && cluster.number() == probe) {
      cluster.arrived(sentNanos, arrivalNanos, leastNanos, bytes);
    }
  }

  /** The best result that is new, in bits per second, or {@link ProbeCluster#UNKNOWN}. */
  long takeResult(long nowNanos) {
    for (int i = number; i > succeeded && i > number - CLUSTERS; i--) {
      ProbeCluster cluster = clusters[i & CLUSTERS - 1];
      long result = cluster.isSent() ? cluster.result() : ProbeCluster.UNKNOWN;
      if (result != ProbeCluster.UNKNOWN) {
        succeeded = i;
        follow(nowNanos, cluster, result);
        return result;
      }
    }
    return ProbeCluster.UNKNOWN;
  }

  private void follow(long nowNanos, ProbeCluster cluster, long result) {
    if (cluster.number() != number) {
      return;
    }
    expectedUntilNanos = nowNanos;
    if (result >= cluster.bps() * SUCCESS && wantedBps > result) {
      followingBps = Math.min(result * FACTOR, (long) (wantedBps * BEYOND_WANTED));
      nextNanos = nowNanos;
    }
  }

  /** Whether the first two probes were sent. */
  boolean hasSentFirst() {
    return began && followingBps == 0 && !sending;
  }

  /** The rate of the probe that is being sent, or 0. */
  long sendingBps() {
    return sending ? current().bps() : 0;
  }

  /** When {@link #isDue} may become true, or {@link Long#MAX_VALUE}. */
  long nextDeadlineNanos(long estimateBps) {
    if (sending) {
      return current().dueNanos();
    }
    boolean wanted =
        !began || followingBps > 0 || recoverBps > estimateBps || wantedBps > estimateBps;
    return wanted ? Math.max(nextNanos, expectedUntilNanos) : NEVER;
  }

  private ProbeCluster current() {
    return clusters[number & CLUSTERS - 1];
  }
}
