package eu.parvis.media.bwe;

/** What was sent in the last half second. */
final class SentRate {

  private static final int BUCKETS = 10;
  private static final long BUCKET_NANOS = 50_000_000;
  private static final long BITS_PER_BYTE = 8;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final long[] bytes = new long[BUCKETS];
  private long latest = Long.MIN_VALUE;

  void add(long nowNanos, int packetBytes) {
    moveTo(nowNanos);
    bytes[slot(latest)] += packetBytes;
  }

  /** The rate in bits per second. */
  long bps(long nowNanos) {
    moveTo(nowNanos);
    long total = 0;
    for (long bucket : bytes) {
      total += bucket;
    }
    return total * BITS_PER_BYTE * NANOS_PER_SECOND / (BUCKETS * BUCKET_NANOS);
  }

  private void moveTo(long nowNanos) {
    long bucket = nowNanos / BUCKET_NANOS;
    long from = Math.max(latest, bucket - BUCKETS);
    for (long i = from + 1; i <= bucket; i++) {
      bytes[slot(i)] = 0;
    }
    latest = Math.max(latest, bucket);
  }

  private static int slot(long bucket) {
    return (int) Math.floorMod(bucket, (long) BUCKETS);
  }
}
