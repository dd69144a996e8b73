package eu.parvis.conference;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Time that passes when a test says so; what is due runs at its own moment, in order. */
public final class VirtualTime implements InstantSource, Timer {

  private final List<Due> waiting = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");

  private record Due(Instant at, Runnable task) {}

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    waiting.add(new Due(now.plus(delay), task));
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    var end = now.plus(duration);
    while (true) {
      var next =
          waiting.stream()
              .filter(due -> !due.at().isAfter(end))
              .min(Comparator.comparing(Due::at))
              .orElse(null);
      if (next == null) {
        now = end;
        return;
      }
      waiting.remove(next);
      now = next.at().isAfter(now) ? next.at() : now;
      next.task().run();
    }
  }
}
