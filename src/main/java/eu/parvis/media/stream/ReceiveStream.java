package eu.parvis.media.stream;

import eu.parvis.media.rtp.ExtendedSequence;
import eu.parvis.media.rtp.RtpView;

/**
 * One media stream that arrives: its sequence numbers, statistics, losses and clocks. Video streams
 * also ask for what is lost and keep what came for retransmission to receivers.
 */
public final class ReceiveStream {

  /** Returned by {@link #accept} for a packet that was there already. */
  public static final long DUPLICATE = -1;

  private static final long REORDER_NANOS = 10_000_000;
  private static final int CACHE_BYTES = 1 << 19;

  private final int ssrc;
  private final boolean repaired;
  private final ExtendedSequence sequences = new ExtendedSequence();
  private final SequenceWindow window = new SequenceWindow();
  private final ReceiveStatistics statistics;
  private final SenderClock clock;
  private final NackTracker nacks = new NackTracker(REORDER_NANOS);
  private final RtxCache cache = new RtxCache(CACHE_BYTES);

  /**
   * Creates a stream that has received nothing.
   *
   * @param clockRateHz RTP ticks a second
   * @param repaired whether losses are asked for and packets kept, as for video
   */
  public ReceiveStream(int ssrc, int clockRateHz, boolean repaired) {
    this.ssrc = ssrc;
    this.repaired = repaired;
    this.statistics = new ReceiveStatistics(clockRateHz);
    this.clock = new SenderClock(clockRateHz);
  }

  /**
   * Takes a packet of this stream and returns its extended sequence number, or {@link #DUPLICATE}.
   *
   * @param retransmitted whether it came as a retransmission, which statistics do not count
   */
  public long accept(long nowNanos, RtpView packet, boolean retransmitted) {
    long sequence = sequences.extend(packet.sequence());
    if (!retransmitted) {
      statistics.received(nowNanos, sequence, packet.timestamp());
    }
    if (!window.mark(sequence)) {
      return DUPLICATE;
    }
    if (repaired) {
      nacks.received(nowNanos, sequence);
      cache.store(sequence, packet);
    }
    return sequence;
  }

  /** A sender report of this stream arrived. */
  public void senderReport(long nowNanos, long ntp, int timestamp) {
    statistics.senderReport(nowNanos, ntp);
    clock.report(nowNanos, ntp, timestamp);
  }

  /** The stream's SSRC. */
  public int ssrc() {
    return ssrc;
  }

  /** What receiver reports say. */
  public ReceiveStatistics statistics() {
    return statistics;
  }

  /** What sender reports said. */
  public SenderClock clock() {
    return clock;
  }

  /** What is missing; nothing ever for a stream that is not repaired. */
  public NackTracker nacks() {
    return nacks;
  }

  /** What is kept; nothing ever for a stream that is not repaired. */
  public RtxCache cache() {
    return cache;
  }
}
