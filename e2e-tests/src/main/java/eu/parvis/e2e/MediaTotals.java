package eu.parvis.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a page sent and received, by its own getStats.
 *
 * @param packetsSent RTP packets of all outbound streams, retransmissions included
 * @param packetsReceived RTP packets of all inbound streams
 * @param framesDecoded by the SSRC of each inbound video
 */
record MediaTotals(long packetsSent, long packetsReceived, Map<Long, Long> framesDecoded) {

  static MediaTotals of(Person person) {
    return of(person.senses().statistics());
  }

  static MediaTotals of(List<Map<String, Object>> reports) {
    long sent = 0;
    long received = 0;
    Map<Long, Long> frames = new HashMap<>();
    for (Map<String, Object> report : reports) {
      switch (String.valueOf(report.get("type"))) {
        case "outbound-rtp" -> sent += whole(report, "packetsSent");
        case "inbound-rtp" -> {
          received += whole(report, "packetsReceived");
          if ("video".equals(report.get("kind"))) {
            frames.put(whole(report, "ssrc"), whole(report, "framesDecoded"));
          }
        }
        default -> {}
      }
    }
    return new MediaTotals(sent, received, frames);
  }

  /** Frames decoded since {@code before}, of each inbound video. */
  List<Long> framesSince(MediaTotals before) {
    return framesDecoded.entrySet().stream()
        .map(now -> now.getValue() - before.framesDecoded.getOrDefault(now.getKey(), 0L))
        .toList();
  }

  private static long whole(Map<String, Object> report, String key) {
    return (long) Senses.number(report, key);
  }
}
