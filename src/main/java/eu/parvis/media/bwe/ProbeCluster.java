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
  // Below this share of the sending rate the link was full: what arrived is a little too much.
  private static final double FULL_LINK = 0.9;
  private static final double FULL_LINK_USE = 0.95;
  private static final long MAX_SPAN_NANOS = 1_000_000_000L;
  private static final double MAX_RATIO = 2;

  private int number;
  private long bps;
  private long startNanos;
  private long sentBytes;
  private int sentPackets;
  private long arrivedBytes;
  private int arrivedPackets;
  private long firstSentNanos;
  private long lastSentNanos;
  private int lastSentBytes;
  private long firstArrivalNanos;
  private long lastArrivalNanos;
  private int firstArrivalBytes;

  void begin(long nowNanos, int clusterNumber, long rateBps) {
    number = clusterNumber;
    bps = rateBps;
    startNanos = nowNanos;
    sentBytes = 0;
    sentPackets = 0;
    arrivedBytes = 0;
    arrivedPackets = 0;
    firstSentNanos = Long.MAX_VALUE;
    lastSentNanos = Long.MIN_VALUE;
    firstArrivalNanos = Long.MAX_VALUE;
    lastArrivalNanos = Long.MIN_VALUE;
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

  void arrived(long sentNanos, long arrivalNanos, int bytes) {
    arrivedPackets++;
    arrivedBytes += bytes;
    firstSentNanos = Math.min(firstSentNanos, sentNanos);
    if (sentNanos >= lastSentNanos) {
      lastSentNanos = sentNanos;
      lastSentBytes = bytes;
    }
    if (arrivalNanos < firstArrivalNanos) {
      firstArrivalNanos = arrivalNanos;
      firstArrivalBytes = bytes;
    }
    lastArrivalNanos = Math.max(lastArrivalNanos, arrivalNanos);
  }

  /** The rate that the link carried in bits per second, or {@link #UNKNOWN}. */
  long result() {
    if (arrivedPackets < sentPackets * MIN_ARRIVED || arrivedBytes < sentBytes * MIN_ARRIVED) {
      return UNKNOWN;
    }
    long sentSpan = lastSentNanos - firstSentNanos;
    long arrivalSpan = lastArrivalNanos - firstArrivalNanos;
    if (Math.min(sentSpan, arrivalSpan) <= 0 || Math.max(sentSpan, arrivalSpan) > MAX_SPAN_NANOS) {
      return UNKNOWN;
    }
    // The span of sending lacks what the last packet takes, the span of arrival the first one.
    long sendBps = (arrivedBytes - lastSentBytes) * BITS_TIMES_NANOS / sentSpan;
    long arrivalBps = (arrivedBytes - firstArrivalBytes) * BITS_TIMES_NANOS / arrivalSpan;
    if (arrivalBps > sendBps * MAX_RATIO) {
      return UNKNOWN;
    }
    return arrivalBps < sendBps * FULL_LINK
        ? (long) (arrivalBps * FULL_LINK_USE)
        : Math.min(sendBps, arrivalBps);
  }
}
