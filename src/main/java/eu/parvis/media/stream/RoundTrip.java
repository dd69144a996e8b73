package eu.parvis.media.stream;

import eu.parvis.media.rtcp.NtpTime;

/**
 * Round trip time from sender reports and the receiver reports that answer them (RFC 3550 section
 * 6.4.1, "delay since last SR").
 *
 * <p>The NTP times in translated reports are those of another machine's clock, so each report's
 * middle 32 bits are remembered with our own time of sending.
 */
public final class RoundTrip {

  private static final int REMEMBERED = 32;
  private static final long MAX_NANOS = 10_000_000_000L;

  private final int[] sentReports = new int[REMEMBERED];
  private final long[] sentNanos = new long[REMEMBERED];
  private final long defaultNanos;
  private long smoothedNanos = -1;
  private int next;

  /**
   * Creates a measurement without samples.
   *
   * @param defaultNanos what to assume before the first sample
   */
  public RoundTrip(long defaultNanos) {
    this.defaultNanos = defaultNanos;
  }

  /** A sender report with this NTP time was sent. */
  public void sent(long nowNanos, long ntp) {
    sentReports[next] = NtpTime.middle(ntp);
    sentNanos[next] = nowNanos;
    next = (next + 1) % REMEMBERED;
  }

  /** A report block came back. Both arguments are in 1/65536 s, as the block carries them. */
  public void received(long nowNanos, int lastReport, int delaySinceLastReport) {
    if (lastReport == 0) {
      return;
    }
    for (int i = 0; i < REMEMBERED; i++) {
      if (sentReports[i] == lastReport) {
        sample(nowNanos - sentNanos[i] - NtpTime.nanosOfMiddle(delaySinceLastReport));
        return;
      }
    }
  }

  private void sample(long nanos) {
    if (nanos < 0 || nanos > MAX_NANOS) {
      return;
    }
    smoothedNanos = smoothedNanos < 0 ? nanos : (smoothedNanos * 7 + nanos) / 8;
  }

  /** Smoothed round trip time in nanoseconds. */
  public long nanos() {
    return smoothedNanos < 0 ? defaultNanos : smoothedNanos;
  }
}
