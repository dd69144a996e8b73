package eu.parvis.media.stream;

/** How many bits a second pass, over the last {@link #WINDOW_NANOS}. Allocates nothing. */
public final class RateMeter {

  /** Long enough for a keyframe among other frames to raise the rate by little. */
  public static final long WINDOW_NANOS = 2_000_000_000L;

  /** What {@link #bps} tells while it is too early to tell. */
  public static final long UNKNOWN = -1;

  private static final int BUCKETS = 8;
  private static final long BUCKET_NANOS = WINDOW_NANOS / BUCKETS;
  private static final long MIN_NANOS = 2 * BUCKET_NANOS;
  private static final double BITS_TIMES_NANOS = 8e9;
  private static final long NEVER = Long.MIN_VALUE;

  private final long[] bytes = new long[BUCKETS];
  private long bucket;
  private long startNanos = NEVER;
  private long total;

  /** Counts bytes that passed. */
  public void add(long nowNanos, int count) {
    long now = nowNanos / BUCKET_NANOS;
    if (startNanos == NEVER || now - bucket >= BUCKETS) {
      // After a break it is measured anew, as if nothing had passed before.
      startNanos = nowNanos;
      clear(BUCKETS);
      bucket = now;
    }
    move(now);
    bytes[Math.floorMod(bucket, BUCKETS)] += count;
    total += count;
  }

  private void move(long now) {
    if (now > bucket) {
      int passed = (int) Math.min(BUCKETS, now - bucket);
      bucket = now;
      clear(passed);
    }
  }

  private void clear(int newest) {
    for (int i = 0; i < newest; i++) {
      int slot = Math.floorMod(bucket - i, BUCKETS);
      total -= bytes[slot];
      bytes[slot] = 0;
    }
  }

  /** The rate, headers included as far as they were counted; {@link #UNKNOWN} for 500 ms. */
  public long bps(long nowNanos) {
    if (startNanos == NEVER || nowNanos - startNanos < MIN_NANOS) {
      return UNKNOWN;
    }
    move(nowNanos / BUCKET_NANOS);
    long covered = WINDOW_NANOS - BUCKET_NANOS + Math.floorMod(nowNanos, BUCKET_NANOS);
    return (long) (total * BITS_TIMES_NANOS / Math.min(covered, nowNanos - startNanos));
  }
}
