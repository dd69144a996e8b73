package eu.parvis.media.bwe;

/**
 * What can be had of one video source, from least to best, and what each rung takes. Reused: a rung
 * that takes as much as a better one is none, so every rung takes more than the one below.
 */
public final class Ladder {

  /** Below the first rung: nothing. */
  public static final int NOTHING = -1;

  private static final int MAX_RUNGS = 16; // four layers of four
  private static final int SPATIAL_UNIT = 8;

  private final int[] keys = new int[MAX_RUNGS];
  private final long[] bps = new long[MAX_RUNGS];
  private int size;

  /** Takes every rung away. */
  public void clear() {
    size = 0;
  }

  /**
   * Adds a rung that is better than those that are there.
   *
   * @param spatial layer of resolution, 0 to 3
   * @param temporal highest layer of frame rate in it, 0 to 3
   * @param bitsPerSecond that it takes in all, headers included
   */
  public void add(int spatial, int temporal, long bitsPerSecond) {
    int key = spatial * SPATIAL_UNIT + temporal;
    while (size > 0 && (bps[size - 1] >= bitsPerSecond || keys[size - 1] >= key)) {
      size--;
    }
    keys[size] = key;
    bps[size] = bitsPerSecond;
    size++;
  }

  /** Number of rungs. */
  public int size() {
    return size;
  }

  /** What a rung takes in bits per second; 0 for {@link #NOTHING}. */
  long bps(int rung) {
    return rung == NOTHING ? 0 : bps[rung];
  }

  /** What stays the same of a rung when others come and go; greater is better. */
  int key(int rung) {
    return rung == NOTHING ? NOTHING : keys[rung];
  }

  /** The highest rung of a resolution that is at most {@code spatial}, or the lowest rung. */
  int highestOf(int spatial) {
    int rung = Math.min(size - 1, 0);
    for (int i = 0; i < size; i++) {
      rung = spatialOf(keys[i]) <= spatial ? i : rung;
    }
    return rung;
  }

  static int spatialOf(int key) {
    return key == NOTHING ? NOTHING : key / SPATIAL_UNIT;
  }

  static int temporalOf(int key) {
    return key == NOTHING ? NOTHING : key % SPATIAL_UNIT;
  }
}
