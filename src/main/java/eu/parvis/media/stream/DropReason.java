package eu.parvis.media.stream;

/** Why a packet, or a part of it, was not used. */
public enum DropReason {
  /** No RTP packet by its header. */
  RTP_MALFORMED,
  /** An SSRC that signalling has not announced. */
  RTP_UNKNOWN_SOURCE,
  /** A payload type that was not offered for the source. */
  RTP_UNKNOWN_PAYLOAD,
  /** A VP8 payload descriptor that does not fit. */
  RTP_BAD_DESCRIPTOR,
  /** A retransmission of nothing, sent to probe the path. */
  RTX_PROBE,
  /** A packet that was there already, or too old to tell. */
  RTP_DUPLICATE,
  /** More sound than one endpoint may send. */
  SOUND_FLOOD,
  /** The source is muted by the server. */
  SILENCED,
  /** No compound RTCP by its lengths. */
  RTCP_MALFORMED,
  /** RTCP about a source that its sender has nothing to do with. */
  RTCP_UNKNOWN_SOURCE,
  /** An RTCP message that is shorter than its kind requires, or of a kind that is not used. */
  RTCP_UNUSABLE,
  /** More retransmissions asked for than are kept waiting, or are the receiver's share. */
  RTX_OVERLOAD,
  /** A packet was asked for again before it can have been missed. */
  RTX_REPEATED,
  /** Keyframes asked for more often than one receiver may. */
  KEYFRAMES_OVERLOAD,
  /** Transport-wide feedback that cannot be true, or too much of it. */
  FEEDBACK_REFUSED
}
