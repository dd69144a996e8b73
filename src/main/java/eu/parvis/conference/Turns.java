package eu.parvis.conference;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time, in the order in which they were given, on threads of an executor. A
 * task that throws is logged and hurts no other.
 */
final class Turns {

  private static final Logger log = LoggerFactory.getLogger(Turns.class);

  private final Executor threads;
  private final Runnable afterEach;
  private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger unfinished = new AtomicInteger();
  private volatile @Nullable Thread current;

  /**
   * @param afterEach runs at the end of every turn, as a part of it
   */
  Turns(Executor threads, Runnable afterEach) {
    this.threads = threads;
    this.afterEach = afterEach;
  }

  void execute(Runnable task) {
    waiting.add(task);
    if (unfinished.getAndIncrement() == 0) {
      threads.execute(this::drain);
    }
  }

  /** Whether the calling thread is in a turn. */
  boolean inTurn() {
    return current == Thread.currentThread();
  }

  private void drain() {
    do {
      var task = waiting.remove();
      current = Thread.currentThread();
      try {
        guarded(task);
        guarded(afterEach);
      } finally {
        current = null;
      }
    } while (unfinished.decrementAndGet() != 0);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.error("A turn of a conference failed", e);
    } catch (Throwable e) {
      // Errors too, here alone: one that left drain() would leave the count of unfinished turns
      // above zero, no turn would be scheduled again, and the room would be dead.
      log.error("A turn of a conference failed: {}", e.getClass().getName());
    }
  }
}
