package eu.parvis.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** One thread that carries the media of many participants: it reads, and sends what is due. */
final class MediaThread implements AutoCloseable {

  private static final long TICK_NANOS = 5_000_000L;

  private final Selector selector;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();
  private final List<MediaLeg> legs = new ArrayList<>();
  private final Tally tally;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable String trouble;

  MediaThread(String name, Tally tally) throws IOException {
    this.selector = Selector.open();
    this.tally = tally;
    this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
  }

  /** Takes a leg over. Called by any thread. */
  void add(MediaLeg leg) {
    commands.add(() -> {
      try {
        leg.channel().register(selector, SelectionKey.OP_READ, leg);
        legs.add(leg);
      } catch (IOException e) {
        tally.failures.increment();
      }
    });
  }

  /** Ends a leg. Called by any thread. */
  void remove(MediaLeg leg) {
    commands.add(() -> {
      legs.remove(leg);
      end(leg);
    });
  }

  private void end(MediaLeg leg) {
    try {
      leg.close();
    } catch (IOException e) {
      tally.failures.increment();
    }
  }

  private void run() {
    try {
      long nextNanos = System.nanoTime();
      while (!closed) {
        long restNanos = nextNanos - System.nanoTime();
        if (restNanos > 0) {
          selector.select(key -> read((MediaLeg) key.attachment()), restNanos / 1_000_000 + 1);
        } else {
          selector.selectNow(key -> read((MediaLeg) key.attachment()));
        }
        for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
          command.run();
        }
        long nowNanos = System.nanoTime();
        if (nowNanos >= nextNanos) {
          legs.forEach(leg -> leg.tick(nowNanos));
          nextNanos = Math.max(nextNanos + TICK_NANOS, nowNanos - 10 * TICK_NANOS);
        }
      }
      legs.forEach(this::end);
      selector.close();
    } catch (IOException | RuntimeException e) {
      trouble = "%s carries nobody any more: %s".formatted(thread.getName(), e);
    }
  }

  /** Why it carries nobody any more; null while it does. Called by any thread. */
  @Nullable String trouble() {
    return trouble;
  }

  private void read(MediaLeg leg) {
    try {
      leg.read(System.nanoTime());
    } catch (IOException e) {
      tally.failures.increment();
    }
  }

  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
