package eu.parvis.media;

import java.util.List;

/**
 * SSRCs that belong together (RFC 5576 section 4.2).
 *
 * @param semantics how they belong together
 * @param ssrcs in the order of signalling: layers from the smallest, or primary then retransmission
 */
public record SourceGroup(Semantics semantics, List<Long> ssrcs) {

  /** Meaning of a group. */
  public enum Semantics {
    /** Simulcast: the same picture in several sizes, smallest first. */
    SIM,
    /** A source and its retransmissions (RFC 4588). */
    FID
  }

  public SourceGroup {
    ssrcs = List.copyOf(ssrcs);
    if (ssrcs.size() < 2 || (semantics == Semantics.FID && ssrcs.size() != 2)) {
      throw new IllegalArgumentException("Wrong number of SSRCs for a group of " + semantics);
    }
  }
}
