package eu.parvis.e2e;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Looks at a process' sockets every 50 ms and keeps those that it has no business to open. */
final class SocketWatch implements AutoCloseable {

  private final Set<String> strays = new ConcurrentSkipListSet<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  SocketWatch(long pid, Predicate<Sockets.Socket> allowed) {
    clock.scheduleWithFixedDelay(
        () ->
            Sockets.of(pid).stream()
                .filter(allowed.negate())
                .map(Sockets.Socket::toString)
                .forEach(strays::add),
        0,
        50,
        TimeUnit.MILLISECONDS);
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
