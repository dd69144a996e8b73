package eu.parvis.media.bwe;

/**
 * A short stretch of packets that are sent at a higher rate than the estimate, and how fast they
 * arrived. Media counts as well as padding. Reused.
 */
final class ProbeCluster {

  /** A cluster has at least this many packets, and lasts at least {@link #MIN_NANOS}. */
  static final int MIN_PACKETS = 5;

  static final long MIN_NANOS = 40_000_000;

  /** There is no result yet, or none that can be. */
  static final long UNKNOWN = -1;

  private static final long BITS_TIMES_NANOS = 8_000_000_000L;
  private static final double MIN_ARRIVED = 0.8;
  // So much of a probe tells as much as all of it, and is late less often.
  private static final double MIN_MEASURED = 0.5;
  // Below this share of the sending rate the link was full: what arrived is a little too much.
  private static final double FULL_LINK = 0.9;
  private static final double FULL_LINK_USE = 0.95;
  private static final long MAX_SPAN_NANOS = 1_000_000_000L;

  private int number;
  private long bps;
  private long startNanos;
  private long sentBytes;
  private int sentPackets;
  private long arrivedBytes;
  private int arrivedPackets;
  private long firstSentNanos;
  private int firstBytes;
  private long lastSentNanos;
  private long leastNanos;
  private long bestBps;
  private long sendBps;

  void begin(long nowNanos, int clusterNumber, long rateBps) {
    number = clusterNumber;
    bps = rateBps;
    startNanos = nowNanos;
    sentBytes = 0;
    sentPackets = 0;
    arrivedBytes = 0;
    arrivedPackets = 0;
    lastSentNanos = Long.MIN_VALUE;
    leastNanos = Long.MAX_VALUE;
    bestBps = UNKNOWN;
    sendBps = UNKNOWN;
  }

  int number() {
    return number;
  }

  long bps() {
    return bps;
  }

  void sent(int bytes) {
    sentBytes += bytes;
    sentPackets++;
  }

  /** When the next packet is to be sent. */
  long dueNanos() {
    return startNanos + sentBytes * BITS_TIMES_NANOS / bps;
  }

  /** Whether enough was sent. */
  boolean isSent() {
    return sentPackets >= MIN_PACKETS && sentBytes * BITS_TIMES_NANOS >= MIN_NANOS * bps;
  }

  /**
   * A packet arrived. Had the link not carried all before it in time, it had waited: so each that
   * did not wait proves the rate so far.
   *
   * @param leastAtPresentNanos what lies between sending and arrival without any queue; when all
   *     packets of late are of a probe it has grown with their queue, so the least while the probe
   *     arrives counts
   */
  void arrived(long sentNanos, long arrivalNanos, long leastAtPresentNanos, int bytes) {
    leastNanos = Math.min(leastNanos, leastAtPresentNanos);
    if (arrivedPackets == 0) {
      firstSentNanos = sentNanos;
      firstBytes = bytes;
    }
    long before = arrivedBytes;
    arrivedPackets++;
    arrivedBytes += bytes;
    if (sentNanos >= lastSentNanos && arrivedBytes * BITS_TIMES_NANOS >= measuredNanosTimesBps()) {
      long waitedNanos = arrivalNanos - sentNanos - leastNanos;
      measure(sentNanos - firstSentNanos, waitedNanos, before);
    }
    lastSentNanos = Math.max(lastSentNanos, sentNanos);
  }

  private double measuredNanosTimesBps() {
    return MIN_MEASURED * MIN_NANOS * bps;
  }

  /** The span of sending lacks what the last packet takes, the span of arrival the first one. */
  private void measure(long sentSpan, long waitedNanos, long bytesBefore) {
    long arrivalSpan = sentSpan + waitedNanos;
    if (sentSpan <= 0 || arrivalSpan > MAX_SPAN_NANOS) {
      return;
    }
    long sent = bytesBefore * BITS_TIMES_NANOS / sentSpan;
    long arrival = (arrivedBytes - firstBytes) * BITS_TIMES_NANOS / arrivalSpan;
    if (Math.min(sent, arrival) > bestBps) {
      bestBps = Math.min(sent, arrival);
      sendBps = sent;
    }
  }

  /** The rate that the link carried in bits per second, or {@link #UNKNOWN}. */
  long result() {
    if (arrivedPackets < sentPackets * MIN_ARRIVED || arrivedBytes < sentBytes * MIN_ARRIVED) {
      return UNKNOWN;
    }
    return bestBps < sendBps * FULL_LINK ? (long) (bestBps * FULL_LINK_USE) : bestBps;
  }
}
