package eu.parvis.media.forward;

import eu.parvis.media.codec.Vp8Descriptor;
import eu.parvis.media.rtp.RtpView;
import eu.parvis.media.stream.ReportTimer;
import eu.parvis.media.stream.RtxCache;
import eu.parvis.media.stream.SenderClock;
import org.jspecify.annotations.Nullable;

/** One source on its way to one receiver. */
abstract sealed class Forwarder permits AudioForwarder, VideoForwarder {

  private static final long REPORT_INTERVAL_NANOS = 1_000_000_000L;

  final OutgoingNumbers numbers;
  private final byte[] canonicalName;
  private final ReportTimer reports = new ReportTimer(REPORT_INTERVAL_NANOS);
  private int packets;
  private int octets;
  private int reportedPackets;

  Forwarder(OutgoingNumbers numbers, byte[] canonicalName) {
    this.numbers = numbers;
    this.canonicalName = canonicalName;
  }

  abstract MediaSource source();

  /** The outgoing number of a packet that goes to the receiver, or {@link RtpRewriter#DROP}. */
  abstract long admit(long nowNanos, InboundPacket packet);

  /** Where packets of a layer are kept, or null if they are not. */
  abstract @Nullable RtxCache cache(int layer);

  /** Whether packets of a frame, by its timestamp in its layer, are kept from the receiver. */
  boolean withholds(int timestamp) {
    return false;
  }

  /** The clock of the layer that is forwarded. */
  abstract @Nullable SenderClock clock();

  /** The receiver's decoder needs a keyframe. Returns false if it asks too often. */
  abstract boolean keyframeNeeded(long nowNanos);

  /** The receiver has lost this share of what it was sent, in 1/256. */
  void lossReported(long nowNanos, int fractionLost) {
    // Lost video is sent again.
  }

  RtpRewriter rewriter() {
    return numbers.rewriter();
  }

  /** Gives the receiver's copy its outgoing numbers and counts it. */
  void send(long nowNanos, long outgoing, RtpView copy, @Nullable Vp8Descriptor descriptor) {
    rewriter().rewrite(outgoing, copy, descriptor);
    rewriter().sent(nowNanos, outgoing, copy, descriptor);
    copy.ssrc(source().ssrc());
    packets++;
    octets += copy.payloadLength();
    reports.start(nowNanos, 0);
  }

  /** Whether a sender report is due and something is known to report. */
  boolean reportIsDue(long nowNanos) {
    SenderClock clock = clock();
    return reports.isDue(nowNanos) && clock != null && clock.isKnown();
  }

  /** A sender report was written: the next one follows if more packets do. */
  void reported(long nowNanos) {
    reports.restart(nowNanos);
    if (reportedPackets == packets) {
      reports.stop();
    }
    reportedPackets = packets;
  }

  /** When {@link #reportIsDue} becomes true, or {@link ReportTimer#NEVER}. */
  long nextDeadlineNanos() {
    SenderClock clock = clock();
    return clock != null && clock.isKnown() ? reports.nextDeadlineNanos() : ReportTimer.NEVER;
  }

  byte[] canonicalName() {
    return canonicalName;
  }

  /** Packets sent first-hand, modulo 2^32. */
  int packets() {
    return packets;
  }

  /** Octets of payload in them, modulo 2^32. */
  int octets() {
    return octets;
  }
}
