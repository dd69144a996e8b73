package eu.parvis.media.stream;

import eu.parvis.media.rtcp.NtpTime;

/**
 * What a stream's sender reports say of its clocks: one moment in NTP time, in RTP ticks and in our
 * own nanoseconds (RFC 3550 section 6.4.1).
 */
public final class SenderClock {

  private final int clockRateHz;
  private boolean known;
  private long reportNtp;
  private int reportTimestamp;
  private long reportNanos;

  /**
   * Creates a clock that is not known.
   *
   * @param clockRateHz RTP ticks a second, 90000 for video, 48000 for Opus
   */
  public SenderClock(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  /** Takes over what a sender report says that arrived at {@code nowNanos}. */
  public void report(long nowNanos, long ntp, int timestamp) {
    known = true;
    reportNtp = ntp;
    reportTimestamp = timestamp;
    reportNanos = nowNanos;
  }

  /** Whether a report has come; the other methods mean nothing before. */
  public boolean isKnown() {
    return known;
  }

  /** NTP time of the last report. */
  public long reportNtp() {
    return reportNtp;
  }

  /** When the last report arrived. */
  public long reportNanos() {
    return reportNanos;
  }

  /** The sender's NTP time at {@code nowNanos}, extrapolated from the last report. */
  public long ntpAt(long nowNanos) {
    return reportNtp + NtpTime.ofNanos(nowNanos - reportNanos);
  }

  /** The stream's timestamp at {@code nowNanos}, extrapolated from the last report. */
  public int timestampAt(long nowNanos) {
    return timestampOf(ntpAt(nowNanos));
  }

  /** The NTP time of a timestamp less than 2^31 ticks away from the last report. */
  public long ntpOf(int timestamp) {
    return reportNtp + NtpTime.ofTicks(timestamp - reportTimestamp, clockRateHz);
  }

  /** The timestamp of an NTP time. */
  public int timestampOf(long ntp) {
    return reportTimestamp + NtpTime.ticks(ntp - reportNtp, clockRateHz);
  }
}
