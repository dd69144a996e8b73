package eu.parvis.conference;

import static java.util.stream.Collectors.toMap;

import eu.parvis.room.RoomId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * By which telling those who may let others in first heard of each who waits, under the name that
 * they wait by: whoever decides of all decides of those whom they were shown. Times of asking say
 * nothing of that, since who asked earlier may be stored later.
 */
final class Tellings {

  private record Shown(String name, long telling) {}

  /**
   * Begins where no process before this came to, since nobody is told a thousand times a second.
   */
  private final AtomicLong latest;

  private final Map<RoomId, Map<WaitingId, Shown>> shown = new ConcurrentHashMap<>();

  Tellings(Instant start) {
    this.latest = new AtomicLong(start.toEpochMilli());
  }

  /** Of how many the latest telling of {@code room} told. */
  int count(RoomId room) {
    return shown.getOrDefault(room, Map.of()).size();
  }

  /** Notes that these are told of, all who wait for {@code room}; returns the telling. */
  long next(RoomId room, List<Waiting> waiting) {
    var telling = latest.incrementAndGet();
    if (waiting.isEmpty()) {
      shown.remove(room);
    } else {
      var before = shown.getOrDefault(room, Map.of());
      shown.put(
          room,
          waiting.stream()
              .collect(toMap(Waiting::id, who -> shown(who, before.get(who.id()), telling))));
    }
    return telling;
  }

  private static Shown shown(Waiting who, @Nullable Shown before, long telling) {
    return before != null && before.name().equals(who.name())
        ? before
        : new Shown(who.name(), telling);
  }

  /** Whether {@code who} was told of, under the name of this moment, by {@code telling}. */
  boolean cover(Waiting who, long telling) {
    var known = shown.getOrDefault(who.room(), Map.of()).get(who.id());
    return known != null && known.name().equals(who.name()) && known.telling() <= telling;
  }
}
