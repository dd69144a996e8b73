package eu.parvis.media.forward;

import eu.parvis.media.stream.RateMeter;

/** What one resolution of a source takes, by its temporal layers. */
final class LayerRates {

  /** Temporal layers that VP8 can have (RFC 7741 section 4.2, TID). */
  static final int TEMPORAL_LAYERS = 4;

  private final RateMeter[] meters = new RateMeter[TEMPORAL_LAYERS];

  LayerRates() {
    for (int i = 0; i < TEMPORAL_LAYERS; i++) {
      meters[i] = new RateMeter();
    }
  }

  /** A packet came; {@code temporal} is less than 0 if it does not tell. */
  void add(long nowNanos, int temporal, int bytes) {
    meters[Math.max(0, temporal)].add(nowNanos, bytes);
  }

  /** The highest temporal layer of which something came lately. */
  int highest(long nowNanos) {
    int highest = 0;
    for (int i = 1; i < TEMPORAL_LAYERS; i++) {
      highest = meters[i].bps(nowNanos) > 0 ? i : highest;
    }
    return highest;
  }

  /** Bits per second of the layers up to one, or {@link RateMeter#UNKNOWN}. */
  long upTo(long nowNanos, int temporal) {
    long sum = meters[0].bps(nowNanos);
    for (int i = 1; sum >= 0 && i <= temporal; i++) {
      sum += Math.max(0, meters[i].bps(nowNanos));
    }
    return sum;
  }
}
