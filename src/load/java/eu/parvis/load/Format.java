package eu.parvis.load;

/**
 * The numbers that an offer fixes: payload types, and ids of header extensions, 0 for absent.
 *
 * @param audioLevel extension of RFC 6464, on audio
 * @param sendTime extension abs-send-time, on video
 * @param audioTransport extension of transport-wide congestion control, on audio
 * @param videoTransport the same on video
 */
record Format(
    int opus,
    int vp8,
    int rtx,
    int audioLevel,
    int sendTime,
    int audioTransport,
    int videoTransport) {

  static final int OPUS_HZ = 48_000;
  static final int VP8_HZ = 90_000;
}
