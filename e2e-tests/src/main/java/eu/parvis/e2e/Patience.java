package eu.parvis.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Bounded waiting for a condition that can only be asked for again and again. */
final class Patience {

  private static final long PAUSE_NANOS = Duration.ofMillis(100).toNanos();

  private Patience() {}

  /**
   * Looks until {@code enough} holds and returns what was seen then.
   *
   * @throws NotObserved with {@code what} and the last sight, if {@code limit} passes first
   */
  static <T> T until(String what, Duration limit, Supplier<T> look, Predicate<? super T> enough) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      T seen = look.get();
      if (enough.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > end) {
        throw new NotObserved(
            "%s: not within %d ms, last seen: %s".formatted(what, limit.toMillis(), seen));
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** Lets time pass in which something is measured. */
  static void pass(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
