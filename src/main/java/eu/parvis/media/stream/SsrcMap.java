package eu.parvis.media.stream;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Map keyed by SSRC: open addressing with linear probing, a fixed largest size, nothing boxed.
 *
 * <p>Whoever chooses the keys can make them collide; the largest size bounds what a look-up costs.
 */
public final class SsrcMap<V> {

  private static final int HASH_MULTIPLIER = 0x9E3779B9; // 2^32 divided by the golden ratio

  private final int maxSize;
  private final int mask;
  private final int shift;
  private final int[] keys;
  private final @Nullable V[] values;
  private int size;

  /**
   * Creates an empty map.
   *
   * @param maxSize largest number of entries, 1 to 65536
   */
  @SuppressWarnings("unchecked") // the array never leaves this class
  public SsrcMap(int maxSize) {
    this.maxSize = maxSize;
    int slots = Integer.highestOneBit(Math.max(2, maxSize) * 2 - 1) << 1;
    this.mask = slots - 1;
    this.shift = Integer.SIZE - Integer.numberOfTrailingZeros(slots);
    this.keys = new int[slots];
    this.values = (@Nullable V[]) new Object[slots];
  }

  /** The value of {@code ssrc}, or null. */
  public @Nullable V get(int ssrc) {
    return values[slot(ssrc)];
  }

  /** Adds or replaces; returns false, changing nothing, if the key is new and the map is full. */
  public boolean put(int ssrc, V value) {
    int slot = slot(ssrc);
    if (values[slot] == null) {
      if (size == maxSize) {
        return false;
      }
      size++;
    }
    keys[slot] = ssrc;
    values[slot] = value;
    return true;
  }

  /** Removes and returns the value of {@code ssrc}, or null. */
  public @Nullable V remove(int ssrc) {
    int hole = slot(ssrc);
    V removed = values[hole];
    if (removed == null) {
      return null;
    }
    size--;
    values[hole] = null;
    // Entries that were displaced over the hole move back, so that probing still finds them.
    for (int i = hole + 1 & mask; values[i] != null; i = i + 1 & mask) {
      int home = home(keys[i]);
      if ((i - home & mask) >= (i - hole & mask)) {
        keys[hole] = keys[i];
        values[hole] = values[i];
        values[i] = null;
        hole = i;
      }
    }
    return removed;
  }

  /** Number of entries. */
  public int size() {
    return size;
  }

  /** Whether another key would be refused. */
  public boolean isFull() {
    return size == maxSize;
  }

  /** Gives every value to {@code action}, in no order; the map must not be changed meanwhile. */
  public void forEach(Consumer<? super V> action) {
    for (V value : values) {
      if (value != null) {
        action.accept(value);
      }
    }
  }

  private int home(int ssrc) {
    return (ssrc * HASH_MULTIPLIER) >>> shift;
  }

  private int slot(int ssrc) {
    int slot = home(ssrc);
    while (values[slot] != null && keys[slot] != ssrc) {
      slot = slot + 1 & mask;
    }
    return slot;
  }
}
