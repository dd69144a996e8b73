package eu.parvis.media.rtp;

/**
 * Turns 16-bit sequence numbers into 64-bit ones that never wrap, by the distance to the highest
 * number seen (RFC 3550 appendix A.1 keeps the same as "cycles").
 *
 * <p>The first number n becomes 65536 + n, so that a packet slightly older than the first one stays
 * positive.
 */
public final class ExtendedSequence {

  /** Value of {@link #highest()} before the first number. */
  public static final long NONE = -1;

  private static final long FIRST_CYCLE = 1L << Short.SIZE;

  private long highest = NONE;

  /** The extended form of {@code sequence}, which becomes the highest if it is newer. */
  public long extend(int sequence) {
    long extended = peek(sequence);
    if (extended > highest) {
      highest = extended;
    }
    return extended;
  }

  /** The extended form of {@code sequence}, remembering nothing. */
  public long peek(int sequence) {
    if (highest == NONE) {
      return FIRST_CYCLE + sequence;
    }
    return highest + SequenceNumber.distance((int) highest, sequence);
  }

  /** The highest extended number seen, or {@link #NONE}. */
  public long highest() {
    return highest;
  }
}
