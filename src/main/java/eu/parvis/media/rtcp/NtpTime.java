package eu.parvis.media.rtcp;

/** NTP timestamps: seconds in 32.32 fixed point, unsigned (RFC 3550 section 4). */
public final class NtpTime {

  private static final long NANOS_PER_SECOND = 1_000_000_000L;
  private static final int MIDDLE_SHIFT = 16;
  private static final long HALF = 1L << (Integer.SIZE - 1);

  private NtpTime() {}

  /** The middle 32 bits, as reports carry them: seconds in 16.16 fixed point. */
  public static int middle(long ntp) {
    return (int) (ntp >>> MIDDLE_SHIFT);
  }

  /** A duration in 32.32 fixed point. */
  public static long ofNanos(long nanos) {
    long seconds = Math.floorDiv(nanos, NANOS_PER_SECOND);
    long rest = Math.floorMod(nanos, NANOS_PER_SECOND);
    return (seconds << Integer.SIZE) + (rest << Integer.SIZE) / NANOS_PER_SECOND;
  }

  /** A duration in 16.16 fixed point; it wraps after 18 hours. */
  public static int middleOfNanos(long nanos) {
    return middle(ofNanos(nanos));
  }

  /** Nanoseconds of a 16.16 fixed-point duration, taken as unsigned. */
  public static long nanosOfMiddle(int middle) {
    return ((middle & 0xFFFFFFFFL) * NANOS_PER_SECOND) >>> MIDDLE_SHIFT;
  }

  /**
   * Ticks of a clock in a signed 32.32 fixed-point duration, to the nearest one; the result wraps
   * like RTP timestamps.
   */
  public static int ticks(long duration, int clockRateHz) {
    long seconds = duration >> Integer.SIZE;
    long fraction = duration & 0xFFFFFFFFL;
    return (int) (seconds * clockRateHz + ((fraction * clockRateHz + HALF) >>> Integer.SIZE));
  }

  /** The signed 32.32 fixed-point duration of a signed number of ticks. */
  public static long ofTicks(int ticks, int clockRateHz) {
    long seconds = Math.floorDiv(ticks, clockRateHz);
    long rest = Math.floorMod(ticks, clockRateHz);
    return (seconds << Integer.SIZE) + (rest << Integer.SIZE) / clockRateHz;
  }
}
