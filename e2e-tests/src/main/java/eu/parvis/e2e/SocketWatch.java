package eu.parvis.e2e;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Looks at a process' sockets every 50 ms and keeps those that it has no business to open. A socket
 * is judged once, by the ends that it has when it is first seen with any.
 */
final class SocketWatch implements AutoCloseable {

  private final long pid;
  private final Predicate<Sockets.Socket> allowed;
  private final Set<String> judged = new HashSet<>();
  private final Set<String> strays = new ConcurrentSkipListSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  SocketWatch(long pid, Predicate<Sockets.Socket> allowed) {
    this.pid = pid;
    this.allowed = allowed;
    clock.scheduleWithFixedDelay(this::look, 0, 50, TimeUnit.MILLISECONDS);
  }

  /** The kernel's tables are read for new sockets alone: that takes ten times as long. */
  private void look() {
    Set<String> open = Sockets.inodes(pid);
    judged.retainAll(open);
    if (judged.containsAll(open)) {
      return;
    }
    Set<String> unknown = new HashSet<>(open);
    unknown.removeAll(judged);
    Map<String, Sockets.Socket> found = Sockets.bound(pid, unknown);
    found.values().stream()
        .filter(allowed.negate())
        .map(Sockets.Socket::toString)
        .forEach(strays::add);
    judged.addAll(found.keySet());
    unknown.removeAll(found.keySet());
    if (!unknown.isEmpty()) {
      judged.addAll(Sockets.local(pid, unknown));
    }
  }

  /** Every socket seen so far that is not allowed. */
  Set<String> strays() {
    return Set.copyOf(strays);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
