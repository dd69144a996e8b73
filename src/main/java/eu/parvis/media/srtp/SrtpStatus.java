package eu.parvis.media.srtp;

/** What became of a packet. */
public enum SrtpStatus {
  OK,
  /** Too short to be what it claims. */
  MALFORMED,
  UNAUTHENTICATED,
  /** Received before or too old to tell (RFC 3711 section 3.3.2). */
  REPLAYED,
  /** More SSRCs than a peer may use. */
  TOO_MANY_SSRCS
}
