package eu.parvis.media.forward;

/**
 * The sequence numbers that one receiver has been given for a pair of SSRCs. Outlives the source:
 * if the same SSRCs come back, numbers go on instead of being used twice under one SRTP key.
 */
final class OutgoingNumbers {

  private final int ssrc;
  private final int rtxSsrc;
  private final RtpRewriter rewriter;
  private int rtxSequence;

  OutgoingNumbers(int ssrc, int rtxSsrc, int clockRateHz) {
    this.ssrc = ssrc;
    this.rtxSsrc = rtxSsrc;
    this.rewriter = new RtpRewriter(clockRateHz);
  }

  boolean isFor(MediaSource source) {
    return ssrc == source.ssrc() && rtxSsrc == source.rtxSsrc();
  }

  RtpRewriter rewriter() {
    return rewriter;
  }

  /** Sequence number of the next retransmission, 0 to 65535. */
  int nextRtxSequence() {
    rtxSequence = rtxSequence + 1 & 0xFFFF;
    return rtxSequence;
  }
}
