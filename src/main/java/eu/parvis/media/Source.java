package eu.parvis.media;

/**
 * One SSRC that an endpoint announced in signalling (RFC 5576 section 4.1).
 *
 * @param ssrc synchronisation source, 1 to 2^32 - 1
 * @param kind what the source carries
 * @param name name of the track that the source belongs to, for example {@code ab12cd34-v0}; the
 *     layers and the retransmissions of one track share it
 * @param msid stream and track identifiers, separated by a space
 */
public record Source(long ssrc, MediaKind kind, String name, String msid) {

  private static final long MAX_SSRC = 0xFFFF_FFFFL;

  public Source {
    if (ssrc < 1 || ssrc > MAX_SSRC) {
      throw new IllegalArgumentException("An SSRC is between 1 and 2^32 - 1");
    }
  }
}
