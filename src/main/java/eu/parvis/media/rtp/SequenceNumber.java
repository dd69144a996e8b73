package eu.parvis.media.rtp;

/** Arithmetic on 16-bit sequence numbers, which wrap (RFC 3550 section 5.1). */
public final class SequenceNumber {

  private SequenceNumber() {}

  /** The number after {@code sequence}, 0 to 65535. */
  public static int next(int sequence) {
    return (sequence + 1) & 0xFFFF;
  }

  /** How far {@code to} is ahead of {@code from}, by the shorter way: -32768 to 32767. */
  public static int distance(int from, int to) {
    return (short) (to - from);
  }

  /** Whether {@code sequence} comes after {@code reference} by the shorter way. */
  public static boolean isNewer(int sequence, int reference) {
    return distance(reference, sequence) > 0;
  }
}
