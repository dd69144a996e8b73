package eu.parvis.media;

import java.util.Map;

/**
 * Counters of the forwarding unit since its start; a snapshot.
 *
 * @param conferences open conferences
 * @param endpoints open endpoints
 * @param packetsIn datagrams received
 * @param bytesIn their UDP payload in bytes
 * @param packetsOut datagrams sent
 * @param bytesOut their UDP payload in bytes
 * @param packetsForwarded RTP packets sent to receivers, retransmissions excluded
 * @param dropped packets dropped, by reason; reasons that never occurred are absent
 */
public record BridgeCounters(
    int conferences,
    int endpoints,
    long packetsIn,
    long bytesIn,
    long packetsOut,
    long bytesOut,
    long packetsForwarded,
    Map<DropReason, Long> dropped) {

  public BridgeCounters {
    dropped = Map.copyOf(dropped);
  }
}
