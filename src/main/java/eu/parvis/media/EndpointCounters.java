package eu.parvis.media;

import java.util.Map;

/**
 * Counters of one endpoint since it was added; a snapshot.
 *
 * @param packetsIn datagrams received
 * @param bytesIn their UDP payload in bytes
 * @param packetsOut datagrams sent
 * @param bytesOut their UDP payload in bytes
 * @param packetsForwarded RTP packets of others sent to this endpoint, retransmissions excluded
 * @param retransmissionsOut packets sent again
 * @param dropped packets dropped, by reason; reasons that never occurred are absent
 */
public record EndpointCounters(
    long packetsIn,
    long bytesIn,
    long packetsOut,
    long bytesOut,
    long packetsForwarded,
    long retransmissionsOut,
    Map<DropReason, Long> dropped) {

  public EndpointCounters {
    dropped = Map.copyOf(dropped);
  }
}
