package eu.parvis.testing;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * How long a test waits for what has to come. Not a promise of the product: a machine with other
 * work to do stands still for seconds, and who waits in vain has failed anyway.
 */
public final class Patience {

  public static final Duration LIMIT = Duration.ofSeconds(60);

  private Patience() {}

  /** Returns as soon as something is so; {@code what} says what does not come. */
  public static void until(String what, BooleanSupplier so) {
    var limit = System.nanoTime() + LIMIT.toNanos();
    while (!so.getAsBoolean()) {
      if (System.nanoTime() > limit) {
        throw new AssertionError("not in time: " + what);
      }
      Thread.onSpinWait();
    }
  }

  /** What is found first in news that come one after another; what comes before it is dropped. */
  public static <N, T> T first(String what, BlockingQueue<N> news, Function<N, Optional<T>> wanted)
      throws InterruptedException {
    var limit = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      var next = news.poll(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        throw new AssertionError("not in time: " + what);
      }
      var found = wanted.apply(next);
      if (found.isPresent()) {
        return found.get();
      }
    }
  }
}
