package eu.parvis.conference;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The addresses that browsers are told for media, and when a call last connected through each since
 * the start. May be used on any thread.
 */
public class MediaAddresses {

  private final List<InetAddress> advertised;
  private final Clock clock;
  private final Map<InetAddress, Instant> connected = new ConcurrentHashMap<>();
  private volatile Optional<InetAddress> latest = Optional.empty();

  MediaAddresses(List<InetAddress> advertised, Clock clock) {
    this.advertised = List.copyOf(advertised);
    this.clock = clock;
  }

  /** An advertised address; {@code lastConnected} is empty if no transport came up through it. */
  public record Use(InetAddress address, Optional<Instant> lastConnected, boolean lastCall) {}

  /** Every advertised address, in the order in which browsers are told them. */
  public List<Use> uses() {
    var last = latest;
    return advertised.stream()
        .map(address ->
            new Use(
                address,
                Optional.ofNullable(connected.get(address)),
                last.equals(Optional.of(address))))
        .toList();
  }

  /**
   * Notes that a transport came up through {@code local}; others than the advertised are ignored.
   */
  void connected(InetAddress local) {
    if (advertised.contains(local)) {
      connected.put(local, clock.instant());
      latest = Optional.of(local);
    }
  }
}
