package eu.parvis.media.rtp;

/**
 * Time as the header extension abs-send-time carries it: 24 bits, seconds in 6.18 fixed point.
 *
 * <p>Source: http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
 */
public final class AbsoluteSendTime {

  static final int BYTES = 3;
  static final int FRACTION_BITS = 18;
  static final int MASK = 0xFFFFFF;

  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private AbsoluteSendTime() {}

  /** The 24-bit value for a monotonic time; it wraps every 64 s. */
  public static int ofNanos(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    long fraction = Math.floorMod(nanos, NANOS_PER_SECOND);
    long fixed = (seconds << FRACTION_BITS) + (fraction << FRACTION_BITS) / NANOS_PER_SECOND;
    return (int) fixed & MASK;
  }
}
