package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The addresses that browsers are told for media, and when a call last connected through each since
 * the start. May be used on any thread.
 */
public class MediaAddresses {

  private final List<InetAddress> advertised;
  private final Clock clock;
  private final Map<InetAddress, Instant> connected = new ConcurrentHashMap<>();
  private final AtomicReference<Call> last = new AtomicReference<>(Call.NONE);

  /** A room and the addresses through which somebody connected to it. */
  private record Call(Optional<RoomId> room, Set<InetAddress> through) {

    static final Call NONE = new Call(Optional.empty(), Set.of());

    /** The call of {@code other}, which is this one if the room is the same. */
    Call with(RoomId other, InetAddress address) {
      var all = new HashSet<>(room.equals(Optional.of(other)) ? through : Set.<InetAddress>of());
      all.add(address);
      return new Call(Optional.of(other), Set.copyOf(all));
    }
  }

  MediaAddresses(List<InetAddress> advertised, Clock clock) {
    this.advertised = List.copyOf(advertised);
    this.clock = clock;
  }

  /**
   * An advertised address.
   *
   * @param lastConnected empty if no transport came up through it
   * @param lastCall whether somebody in the call of the latest connection came through it
   */
  public record Use(InetAddress address, Optional<Instant> lastConnected, boolean lastCall) {}

  /** Every advertised address, in the order in which browsers are told them. */
  public List<Use> uses() {
    var through = last.get().through();
    return advertised.stream()
        .map(address ->
            new Use(
                address, Optional.ofNullable(connected.get(address)), through.contains(address)))
        .toList();
  }

  /**
   * Notes that a transport of a room's call came up through {@code local}; others than the
   * advertised are ignored.
   */
  void connected(RoomId room, InetAddress local) {
    if (advertised.contains(local)) {
      connected.put(local, clock.instant());
      last.updateAndGet(call -> call.with(room, local));
    }
  }
}
