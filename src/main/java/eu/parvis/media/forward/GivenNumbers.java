package eu.parvis.media.forward;

import eu.parvis.media.stream.SsrcMap;
import org.jspecify.annotations.Nullable;

/** The numbers that one receiver has been given, by SSRC, for the life of its transport. */
final class GivenNumbers {

  private final int maxSsrcs;
  private final SsrcMap<OutgoingNumbers> bySsrc;

  GivenNumbers(int maxSsrcs) {
    this.maxSsrcs = maxSsrcs;
    this.bySsrc = new SsrcMap<>(maxSsrcs);
  }

  /** Whether there is no room for a source of two SSRCs that were never used. */
  boolean isFull() {
    return bySsrc.size() + 2 > maxSsrcs;
  }

  /**
   * The numbers of a source, new ones if its SSRCs were never used; null if they were used for
   * another source, or there are too many.
   */
  @Nullable OutgoingNumbers of(MediaSource source) {
    OutgoingNumbers known = bySsrc.get(source.ssrc());
    if (known != null) {
      return known.isFor(source) ? known : null;
    }
    int rtxSsrc = source.rtxSsrc();
    if (isFull() || (rtxSsrc != 0 && bySsrc.get(rtxSsrc) != null)) {
      return null;
    }
    OutgoingNumbers created = new OutgoingNumbers(source.ssrc(), rtxSsrc, source.clockRateHz());
    bySsrc.put(source.ssrc(), created);
    if (rtxSsrc != 0) {
      bySsrc.put(rtxSsrc, created);
    }
    return created;
  }
}
