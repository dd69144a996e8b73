package eu.parvis.media.bwe;

/**
 * The rate A_hat that follows from the delay: raised while queues do not grow, lowered below what
 * arrives when they do, held while they empty (draft-ietf-rmcat-gcc-02 section 5.5).
 */
final class RateControl {

  /** beta: what is left of the acknowledged rate after over-use. */
  static final double BACK_OFF = 0.85;

  /** eta: growth in a second while the link's capacity is unknown. */
  static final double GROWTH_PER_SECOND = 1.08;

  /**
   * The rate grows only while this share of it arrives: when less is sent than it allows, silence
   * says nothing of the rest, and only probes do. The draft lets it grow to 1.5 times what arrives.
   */
  static final double MIN_USED = 0.8;

  /**
   * While less than this share of the rate is sent, and this share of that arrives, what arrives is
   * no measure of the link: over-use then takes the rate down step by step, so that a short stall
   * does not cost all of it.
   */
  static final double LIMITED = 0.8;

  private static final long MIN_STEP_BPS = 1000;
  private static final double MIN_ADDITIVE_BPS_PER_SECOND = 4000;
  private static final double FRAMES_PER_SECOND = 30;
  private static final double PACKET_BITS = 1200 * 8;
  private static final long RESPONSE_EXTRA_NANOS = 100_000_000;
  private static final long MIN_REDUCE_NANOS = 10_000_000;
  private static final long MAX_REDUCE_NANOS = 200_000_000;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final long NEVER = Long.MIN_VALUE;

  private enum State {
    HOLD,
    INCREASE
  }

  private final LinkCapacity capacity = new LinkCapacity();
  private final long minBps;
  private final long maxBps;
  private State state = State.HOLD;
  private long bps;
  private long updatedNanos = NEVER;
  private long reducedNanos = NEVER;

  RateControl(long startBps, long minBps, long maxBps) {
    this.bps = startBps;
    this.minBps = minBps;
    this.maxBps = maxBps;
  }

  /**
   * Moves the rate.
   *
   * @param acknowledgedBps or {@link AcknowledgedRate#UNKNOWN}
   * @param sentBps what is being sent, which may be far less than the rate
   * @return whether it was lowered
   */
  boolean update(
      long nowNanos, LinkUse use, long acknowledgedBps, long sentBps, long roundTripNanos) {
    boolean lowered = false;
    switch (use) {
      case OVER -> lowered = decrease(nowNanos, acknowledgedBps, sentBps, roundTripNanos);
      case UNDER -> state = State.HOLD;
      case NORMAL -> {
        if (state == State.INCREASE) {
          increase(nowNanos, acknowledgedBps, roundTripNanos);
        }
        state = State.INCREASE;
      }
    }
    updatedNanos = nowNanos;
    return lowered;
  }

  private void increase(long nowNanos, long acknowledgedBps, long roundTripNanos) {
    if (acknowledgedBps == AcknowledgedRate.UNKNOWN || updatedNanos == NEVER) {
      return;
    }
    if (capacity.isBelow(acknowledgedBps)) {
      capacity.forget();
    }
    double seconds = Math.min((nowNanos - updatedNanos) / NANOS_PER_SECOND, 1);
    double step =
        capacity.isKnown()
            ? additivePerSecond(roundTripNanos) * seconds
            : Math.max(bps * (Math.pow(GROWTH_PER_SECOND, seconds) - 1), MIN_STEP_BPS * seconds);
    if (acknowledgedBps >= bps * MIN_USED) {
      bps = bound((long) (bps + step));
    }
  }

  /** About half a packet in a response time. */
  private double additivePerSecond(long roundTripNanos) {
    double frameBits = bps / FRAMES_PER_SECOND;
    double packetBits = frameBits / Math.ceil(frameBits / PACKET_BITS);
    double responseSeconds = (roundTripNanos + RESPONSE_EXTRA_NANOS) / NANOS_PER_SECOND;
    return Math.max(MIN_ADDITIVE_BPS_PER_SECOND, packetBits / responseSeconds);
  }

  private boolean decrease(long nowNanos, long acknowledgedBps, long sentBps, long roundTripNanos) {
    boolean unknown = acknowledgedBps == AcknowledgedRate.UNKNOWN;
    boolean limited = sentBps < bps * LIMITED && (unknown || acknowledgedBps >= sentBps * LIMITED);
    long pauseNanos = Math.clamp(roundTripNanos, MIN_REDUCE_NANOS, MAX_REDUCE_NANOS);
    boolean far = !unknown && !limited && acknowledgedBps < bps / 2;
    if (reducedNanos != NEVER && nowNanos - reducedNanos < pauseNanos && !far) {
      return false;
    }
    long before = bps;
    bps = bound(Math.min(bps, reduced(unknown, limited, acknowledgedBps)));
    if (!unknown && !limited) {
      if (capacity.isAbove(acknowledgedBps)) {
        capacity.forget();
      }
      capacity.overused(acknowledgedBps);
    }
    state = State.HOLD;
    reducedNanos = nowNanos;
    return bps < before;
  }

  private long reduced(boolean unknown, boolean limited, long acknowledgedBps) {
    if (limited) {
      return (long) (bps * BACK_OFF);
    }
    if (unknown) {
      return bps / 2;
    }
    long reduced = (long) (acknowledgedBps * BACK_OFF);
    return reduced > bps && capacity.isKnown() ? (long) (capacity.bps() * BACK_OFF) : reduced;
  }

  /** A probe arrived at this rate. */
  void probed(long probedBps) {
    capacity.probed(probedBps);
    bps = bound(Math.max(bps, probedBps));
  }

  /** Nothing is heard of the receiver: takes a share away, 0 to 1. */
  void fade(double share) {
    bps = bound((long) (bps * (1 - share)));
  }

  long bps() {
    return bps;
  }

  private long bound(long wanted) {
    return Math.clamp(wanted, minBps, maxBps);
  }
}
