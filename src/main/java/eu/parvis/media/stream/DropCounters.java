package eu.parvis.media.stream;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was dropped, by reason. Written by one thread. */
public final class DropCounters {

  private final Map<DropReason, Counter> counters = new EnumMap<>(DropReason.class);

  /** Creates counters that are all zero. */
  public DropCounters() {
    for (DropReason reason : DropReason.values()) {
      counters.put(reason, new Counter());
    }
  }

  private static final class Counter {
    private long value;
  }

  /** Counts one more. */
  public void count(DropReason reason) {
    Counter counter = counters.get(reason);
    if (counter != null) {
      counter.value++;
    }
  }

  /** How many were counted for a reason. */
  public long get(DropReason reason) {
    Counter counter = counters.get(reason);
    return counter == null ? 0 : counter.value;
  }

  /** How many were counted in all. */
  public long total() {
    long total = 0;
    for (Counter counter : counters.values()) {
      total += counter.value;
    }
    return total;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("drops[");
    counters.forEach((reason, counter) -> {
      if (counter.value > 0) {
        text.append(reason).append('=').append(counter.value).append(' ');
      }
    });
    return text.append(']').toString();
  }
}
