package eu.parvis.media.session;

import eu.parvis.media.BridgeCounters;
import eu.parvis.media.DropReason;
import eu.parvis.media.EndpointCounters;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Counters that one thread writes and any thread reads. What is counted here is also counted in the
 * parent, which must have the same writer.
 */
public final class Counters {

  /** What is counted besides drops. */
  public enum Count {
    PACKETS_IN,
    BYTES_IN,
    PACKETS_OUT,
    BYTES_OUT,
    PACKETS_FORWARDED,
    RETRANSMISSIONS_OUT
  }

  private final Map<Count, AtomicLong> counts = cells(Count.class);
  private final Map<DropReason, AtomicLong> drops = cells(DropReason.class);
  private final @Nullable Counters parent;

  public Counters(@Nullable Counters parent) {
    this.parent = parent;
  }

  private static <K extends Enum<K>> Map<K, AtomicLong> cells(Class<K> keys) {
    Map<K, AtomicLong> cells = new EnumMap<>(keys);
    for (K key : keys.getEnumConstants()) {
      cells.put(key, new AtomicLong());
    }
    return cells;
  }

  public void add(Count count, long amount) {
    add(counts.get(count), amount);
    if (parent != null) {
      parent.add(count, amount);
    }
  }

  public void dropped(DropReason reason) {
    dropped(reason, 1);
  }

  void dropped(DropReason reason, long amount) {
    add(drops.get(reason), amount);
    if (parent != null) {
      parent.dropped(reason, amount);
    }
  }

  /** There is one writer, so no read-modify-write instruction is needed. */
  private static void add(@Nullable AtomicLong cell, long amount) {
    if (cell != null) {
      cell.setOpaque(cell.getPlain() + amount);
    }
  }

  public long get(Count count) {
    return value(counts.get(count));
  }

  public long get(DropReason reason) {
    return value(drops.get(reason));
  }

  private static long value(@Nullable AtomicLong cell) {
    return cell == null ? 0 : cell.getOpaque();
  }

  /** Returns a snapshot of an endpoint's counters. */
  public EndpointCounters ofEndpoint() {
    return new EndpointCounters(
        get(Count.PACKETS_IN),
        get(Count.BYTES_IN),
        get(Count.PACKETS_OUT),
        get(Count.BYTES_OUT),
        get(Count.PACKETS_FORWARDED),
        get(Count.RETRANSMISSIONS_OUT),
        addDropsTo(new EnumMap<>(DropReason.class)));
  }

  /** Sums the counters of several writers. */
  public static BridgeCounters ofBridge(int conferences, int endpoints, Iterable<Counters> parts) {
    Map<Count, Long> sums = new EnumMap<>(Count.class);
    Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    for (Counters part : parts) {
      part.counts.forEach((count, cell) -> sums.merge(count, cell.getOpaque(), Long::sum));
      part.addDropsTo(dropped);
    }
    return new BridgeCounters(
        conferences,
        endpoints,
        sums.getOrDefault(Count.PACKETS_IN, 0L),
        sums.getOrDefault(Count.BYTES_IN, 0L),
        sums.getOrDefault(Count.PACKETS_OUT, 0L),
        sums.getOrDefault(Count.BYTES_OUT, 0L),
        sums.getOrDefault(Count.PACKETS_FORWARDED, 0L),
        dropped);
  }

  private Map<DropReason, Long> addDropsTo(Map<DropReason, Long> into) {
    drops.forEach((reason, cell) -> {
      if (cell.getOpaque() > 0) {
        into.merge(reason, cell.getOpaque(), Long::sum);
      }
    });
    return into;
  }
}
