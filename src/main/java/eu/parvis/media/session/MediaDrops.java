package eu.parvis.media.session;

import eu.parvis.media.DropReason;
import eu.parvis.media.stream.DropCounters;
import java.util.EnumMap;
import java.util.Map;

/** Adds what the media classes dropped to the peer's counters, which other threads read. */
final class MediaDrops {

  private final DropCounters from;
  private final Counters to;
  private final Map<eu.parvis.media.stream.DropReason, Long> folded =
      new EnumMap<>(eu.parvis.media.stream.DropReason.class);
  private long foldedTotal;

  MediaDrops(DropCounters from, Counters to) {
    this.from = from;
    this.to = to;
  }

  void fold() {
    if (from.total() == foldedTotal) {
      return;
    }
    foldedTotal = from.total();
    for (var reason : eu.parvis.media.stream.DropReason.values()) {
      long count = from.get(reason);
      long before = folded.getOrDefault(reason, 0L);
      if (count > before) {
        to.dropped(name(reason), count - before);
        folded.put(reason, count);
      }
    }
  }

  private static DropReason name(eu.parvis.media.stream.DropReason reason) {
    return switch (reason) {
      case RTP_MALFORMED -> DropReason.RTP_MALFORMED;
      case RTP_UNKNOWN_SOURCE -> DropReason.SSRC_UNKNOWN;
      case RTP_UNKNOWN_PAYLOAD -> DropReason.PAYLOAD_UNKNOWN;
      case RTP_BAD_DESCRIPTOR -> DropReason.PAYLOAD_MALFORMED;
      case RTX_PROBE -> DropReason.PROBE;
      case RTP_DUPLICATE -> DropReason.RTP_DUPLICATE;
      case SOUND_FLOOD -> DropReason.FLOOD;
      case SILENCED -> DropReason.SILENCED;
      case RTCP_MALFORMED -> DropReason.RTCP_MALFORMED;
      case RTCP_UNKNOWN_SOURCE -> DropReason.RTCP_UNKNOWN_SOURCE;
      case RTCP_UNUSABLE -> DropReason.RTCP_UNUSABLE;
      case RTX_OVERLOAD -> DropReason.RETRANSMISSION_OVERLOAD;
      case RTX_REPEATED -> DropReason.RETRANSMISSION_REPEATED;
      case KEYFRAMES_OVERLOAD -> DropReason.KEYFRAMES_OVERLOAD;
      case FEEDBACK_REFUSED -> DropReason.FEEDBACK_REFUSED;
    };
  }
}
