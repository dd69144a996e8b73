package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waiting for something that one process alone may hold. */
final class Turn {

  private static final Logger log = LoggerFactory.getLogger(Turn.class);

  private Turn() {}

  /** One try to take it: what was taken, or empty while another holds it. */
  @FunctionalInterface
  interface Attempt<T> {
    Optional<T> take() throws Exception;
  }

  /**
   * Takes it, or tries again every {@code interval} until it is taken. {@code onWait} runs once if
   * the first try fails.
   *
   * <p>The caller waits without a time limit, because Spring interrupts a start that waits so when
   * the process is told to stop.
   */
  static <T extends AutoCloseable> T await(Attempt<T> attempt, Duration interval, Runnable onWait)
      throws Exception {
    Optional<T> first = attempt.take();
    if (first.isPresent()) {
      return first.get();
    }
    onWait.run();
    CompletableFuture<T> taken = new CompletableFuture<>();
    try (ScheduledExecutorService retries =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("standby").daemon().factory())) {
      var _ =
          retries.scheduleWithFixedDelay(
              () -> retry(attempt, taken),
              interval.toMillis(),
              interval.toMillis(),
              TimeUnit.MILLISECONDS);
      try {
        return taken.get();
      } catch (InterruptedException e) {
        taken.cancel(false);
        Thread.currentThread().interrupt();
        throw new StartupFailure("stopped while waiting as standby.", e);
      } catch (ExecutionException e) {
        throw new StartupFailure("waiting as standby failed: " + e.getCause(), e);
      } finally {
        retries.shutdownNow();
      }
    }
  }

  private static <T extends AutoCloseable> void retry(
      Attempt<T> attempt, CompletableFuture<T> taken) {
    try {
      Optional<T> now = attempt.take();
      if (now.isPresent() && !taken.complete(now.get())) {
        now.get().close();
      }
    } catch (Exception e) {
      log.debug("Standby: trying again", e);
    }
  }
}
