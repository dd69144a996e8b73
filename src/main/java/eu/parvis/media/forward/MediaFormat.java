package eu.parvis.media.forward;

/**
 * The numbers that the offer fixes for everybody, so that packets need no translation of them.
 *
 * @param opus payload type of audio
 * @param vp8 payload type of video
 * @param rtx payload type of retransmitted video
 * @param audioLevelId extension of RFC 6464, on audio
 * @param absoluteSendTimeId extension abs-send-time, on video
 * @param transportSequenceId extension of transport-wide congestion control, on both
 */
public record MediaFormat(
    int opus, int vp8, int rtx, int audioLevelId, int absoluteSendTimeId, int transportSequenceId) {

  /** RFC 7587 section 4.1: the RTP clock of Opus, in ticks a second. */
  public static final int OPUS_CLOCK_HZ = 48_000;

  /** RFC 7741 section 4.1: the RTP clock of VP8, in ticks a second. */
  public static final int VP8_CLOCK_HZ = 90_000;

  /** What every peer is offered. */
  public static MediaFormat offered() {
    return new MediaFormat(111, 100, 96, 1, 3, 5);
  }
}
