package eu.parvis.media;

/** Why a received datagram, or a packet to be sent, went no further. */
public enum DropReason {
  /** No live endpoint owns the source address or the user name fragment. */
  UNKNOWN_PEER,
  /** The first byte belongs to no protocol of RFC 7983, or the datagram is empty or too long. */
  UNKNOWN_PROTOCOL,
  /** The bytes are no STUN message, or its FINGERPRINT is missing or wrong. */
  STUN_MALFORMED,
  /** USERNAME or MESSAGE-INTEGRITY is missing or wrong. */
  STUN_UNAUTHENTICATED,
  /** STUN that ICE has no use for. */
  STUN_UNEXPECTED,
  /** The address is in use by another endpoint, or the endpoint has too many addresses. */
  ADDRESS_REFUSED,
  /** Media or DTLS from an address that no ICE check validated. */
  ADDRESS_UNVALIDATED,
  /** DTLS that does not fit in the handshake's queue, or too many handshakes at once. */
  DTLS_OVERLOAD,
  /** Media before the handshake is done. */
  SRTP_EARLY,
  /** Shorter than its headers, or not RTP version 2. */
  RTP_MALFORMED,
  /** The SSRC was not announced in signalling. */
  SSRC_UNKNOWN,
  /** The payload type was not offered. */
  PAYLOAD_UNKNOWN,
  /** Authentication tag is wrong. */
  SRTP_UNAUTHENTICATED,
  /** Received before, or too old for the replay window (RFC 3711 section 3.3.2). */
  SRTP_REPLAYED,
  /** A payload whose own header does not fit. */
  PAYLOAD_MALFORMED,
  /** A packet that was there already, or too old to tell. */
  RTP_DUPLICATE,
  /** No compound RTCP by its lengths. */
  RTCP_MALFORMED,
  /** RTCP about a stream that its sender has nothing to do with. */
  RTCP_UNKNOWN_SOURCE,
  /** An RTCP message that is too short for its kind, or of a kind that is not used. */
  RTCP_UNUSABLE,
  /** More retransmissions asked for than are kept waiting, or are the receiver's share. */
  RETRANSMISSION_OVERLOAD,
  /** A packet was asked for again before it can have been missed. */
  RETRANSMISSION_REPEATED,
  /** Keyframes asked for more often than one receiver may. */
  KEYFRAMES_OVERLOAD,
  /** Transport-wide feedback that cannot be true, or too much of it. */
  FEEDBACK_REFUSED,
  /** More packets or bytes than one endpoint may send. */
  FLOOD,
  /** More SSRCs than an endpoint may use. */
  TOO_MANY_SSRCS,
  /** Retransmission padding: it probes the path and carries nothing. */
  PROBE,
  /** The server muted this kind of media. */
  SILENCED,
  /** A loop was too slow and its queue full. */
  QUEUE_FULL,
  /** Nobody at the address has answered a check, so it gets no more than a little. */
  NO_CONSENT,
  /** The socket refused the datagram. */
  SEND_FAILED,
  /** The cipher refused a packet to be sent. */
  PROTECT_FAILED
}
