package eu.parvis.media.stream;

/** Which of the last {@link #SIZE} extended sequence numbers were seen: a sliding bitmap. */
public final class SequenceWindow {

  /** Numbers that are remembered, counted back from the highest one. */
  public static final int SIZE = 2048;

  private static final long NONE = -1;

  private final long[] bits = new long[SIZE / Long.SIZE];
  private long highest = NONE;

  /** Marks a number as seen; returns false if it already was, or is too old to know. */
  public boolean mark(long sequence) {
    if (highest == NONE || sequence - highest >= SIZE) {
      clear();
      highest = sequence;
    } else if (sequence > highest) {
      for (long i = highest + 1; i <= sequence; i++) {
        bits[word(i)] &= ~(1L << i);
      }
      highest = sequence;
    } else if (contains(sequence) || sequence <= highest - SIZE) {
      return false;
    }
    bits[word(sequence)] |= 1L << sequence;
    return true;
  }

  /** Whether the number is known to have been seen. */
  public boolean contains(long sequence) {
    return sequence <= highest
        && sequence > highest - SIZE
        && (bits[word(sequence)] & 1L << sequence) != 0;
  }

  private void clear() {
    for (int i = 0; i < bits.length; i++) {
      bits[i] = 0;
    }
  }

  private static int word(long sequence) {
    return (int) (sequence & (SIZE - 1)) / Long.SIZE;
  }
}
