package eu.parvis.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * How often something was done under a key, within a window that begins with the first time. The
 * keys that were used least recently are forgotten first. Thread-safe.
 */
public final class Tally {

  /** Keys that are remembered. */
  public static final int MAX_KEYS = 10_000;

  private final InstantSource clock;
  private final int max;
  private final Duration window;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Count> byKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MAX_KEYS;
        }
      };

  private record Count(int times, Instant since) {}

  /**
   * @param max how often within {@code window}; more than that is too often
   */
  public Tally(InstantSource clock, int max, Duration window) {
    this.clock = clock;
    this.max = max;
    this.window = window;
  }

  /** How long the key has to wait; zero if it need not. */
  public Duration wait(String key) {
    lock.lock();
    try {
      return wait(current(key));
    } finally {
      lock.unlock();
    }
  }

  /** Counts one more, however many there are. */
  public void add(String key) {
    lock.lock();
    try {
      var before = current(key);
      byKey.put(key, new Count(before.times() + 1, before.since()));
    } finally {
      lock.unlock();
    }
  }

  /** Counts one more unless there are too many; returns how long the key has to wait. */
  public Duration take(String key) {
    lock.lock();
    try {
      var before = current(key);
      var wait = wait(before);
      if (wait.isZero()) {
        byKey.put(key, new Count(before.times() + 1, before.since()));
      }
      return wait;
    } finally {
      lock.unlock();
    }
  }

  /** Begins anew. */
  public void forget(String key) {
    lock.lock();
    try {
      byKey.remove(key);
    } finally {
      lock.unlock();
    }
  }

  private Duration wait(Count count) {
    return count.times() < max
        ? Duration.ZERO
        : Duration.between(clock.instant(), count.since().plus(window).plusMillis(1));
  }

  private Count current(String key) {
    var now = clock.instant();
    var known = byKey.get(key);
    return known == null || known.since().plus(window).isBefore(now) ? new Count(0, now) : known;
  }
}
