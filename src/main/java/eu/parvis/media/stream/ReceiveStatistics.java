package eu.parvis.media.stream;

import eu.parvis.media.rtcp.NtpTime;
import eu.parvis.media.rtcp.ReportBlock;
import java.nio.ByteBuffer;

/**
 * Reception statistics of one SSRC for receiver reports (RFC 3550 appendix A). Packets recovered by
 * retransmission are not given to it, so that reports tell what the network lost.
 */
public final class ReceiveStatistics {

  // RFC 3550 appendix A.1: MAX_DROPOUT
  static final int MAX_DROPOUT = 3000;

  private static final long CYCLE = 1L << Short.SIZE;
  private static final int FRACTION_MAX = 255;

  private final int clockRateHz;
  private boolean started;
  private long baseSequence;
  private long highestSequence;
  private long received;
  private Losses earlier = Losses.NONE; // before the numbers jumped
  private long expectedPrior;
  private long receivedPrior;
  private int lastTransitTicks;
  private int scaledJitterTicks; // times 16, as in appendix A.8
  private boolean reported;
  private int lastReport;
  private long lastReportNanos;

  /**
   * Creates empty statistics.
   *
   * @param clockRateHz RTP ticks a second
   */
  public ReceiveStatistics(int clockRateHz) {
    this.clockRateHz = clockRateHz;
  }

  /** Counts a packet that arrived at {@code nowNanos}. */
  public void received(long nowNanos, long extendedSequence, int timestamp) {
    int transit = (int) (nowNanos / 1000 * clockRateHz / 1_000_000) - timestamp;
    if (!started || extendedSequence > highestSequence + MAX_DROPOUT) {
      start(extendedSequence);
    } else {
      // RFC 3550 appendix A.8: s->jitter += d - ((s->jitter + 8) >> 4)
      int difference = Math.abs(transit - lastTransitTicks);
      if (difference >= 0 && difference < clockRateHz * 10) {
        scaledJitterTicks += difference - ((scaledJitterTicks + 8) >> 4);
      }
    }
    lastTransitTicks = transit;
    highestSequence = Math.max(highestSequence, extendedSequence);
    received++;
  }

  private void start(long extendedSequence) {
    earlier = losses();
    started = true;
    baseSequence = extendedSequence;
    highestSequence = extendedSequence;
    received = 0;
    expectedPrior = 0;
    receivedPrior = 0;
  }

  /** Takes over the NTP time of a sender report that arrived at {@code nowNanos}. */
  public void senderReport(long nowNanos, long ntp) {
    reported = true;
    lastReport = NtpTime.middle(ntp);
    lastReportNanos = nowNanos;
  }

  /** Whether packets came since the last block: only then is a source reported on. */
  public boolean hasNews() {
    return received > receivedPrior;
  }

  /** Packets received in all. */
  public long received() {
    return received;
  }

  /** What was lost in all, also before the sender's numbers began anew. */
  public Losses losses() {
    if (!started) {
      return earlier;
    }
    long expected = highestSequence - baseSequence + 1;
    return earlier.plus(new Losses(expected, Math.max(0, expected - received)));
  }

  /** Interarrival jitter in ticks. */
  public int jitterTicks() {
    return scaledJitterTicks >> 4;
  }

  /** Writes a {@link ReportBlock} and starts the next interval. */
  public void writeBlock(ByteBuffer buffer, int offset, int ssrc, long nowNanos) {
    // RFC 3550 appendix A.3
    long expected = highestSequence - baseSequence + 1;
    long expectedInterval = expected - expectedPrior;
    long lostInterval = expectedInterval - (received - receivedPrior);
    expectedPrior = expected;
    receivedPrior = received;
    int fraction =
        expectedInterval <= 0 || lostInterval <= 0
            ? 0
            : (int) Math.min(FRACTION_MAX, (lostInterval << Byte.SIZE) / expectedInterval);
    long lost = Math.clamp(expected - received, Integer.MIN_VALUE, Integer.MAX_VALUE);
    ReportBlock.write(
        buffer,
        offset,
        ssrc,
        fraction,
        (int) lost,
        (int) (highestSequence - CYCLE), // the first cycle has number 1 here, 0 on the wire
        jitterTicks(),
        lastReport,
        reported ? NtpTime.middleOfNanos(nowNanos - lastReportNanos) : 0);
  }
}
