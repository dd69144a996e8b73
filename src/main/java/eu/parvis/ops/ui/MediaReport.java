package eu.parvis.ops.ui;

import eu.parvis.conference.MediaAddresses;
import eu.parvis.media.BridgeCounters;
import eu.parvis.media.MediaBridge;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of the forwarding unit.
 *
 * @param port UDP port
 * @param addresses what browsers are told, best first
 * @param counters since the start
 */
record MediaReport(int port, List<Address> addresses, BridgeCounters counters) {

  /**
   * An address that browsers are told.
   *
   * @param lastConnected when somebody last connected through it; null if nobody did since the
   *     start
   * @param lastCall whether somebody in the last call connected through it
   */
  record Address(String address, @Nullable Instant lastConnected, boolean lastCall) {}

  static MediaReport of(MediaBridge bridge, MediaAddresses addresses) {
    return new MediaReport(
        bridge.port(),
        addresses.uses().stream()
            .map(use ->
                new Address(
                    use.address().getHostAddress(),
                    use.lastConnected().orElse(null),
                    use.lastCall()))
            .toList(),
        bridge.counters());
  }
}
