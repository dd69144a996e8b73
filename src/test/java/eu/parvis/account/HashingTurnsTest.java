package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.security.crypto.password.PasswordEncoder;

class HashingTurnsTest {

  /** Without the turns a thousand people who sign in take a thousand times 19 MiB. */
  @Tag("asvs-15.2.2")
  @Test
  @Timeout(30)
  void manyWhoSignInAreHashedAFewAtATime() throws InterruptedException {
    var slow = new Slow();
    var turns = new HashingTurns(slow);
    var right = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 40; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                if (turns.matches("a", "a")) {
                  right.incrementAndGet();
                }
              }));
    }
    while (slow.now.get() + turns.waiting() < threads.size()) {
      Thread.onSpinWait();
    }
    slow.end.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(right).hasValue(threads.size());
    assertThat(slow.most).hasValue(HashingTurns.AT_A_TIME);
  }

  /** Hashes nothing until it is told to end. */
  private static final class Slow implements PasswordEncoder {
    final CountDownLatch end = new CountDownLatch(1);
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      try {
        return end.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        now.decrementAndGet();
      }
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return null;
    }
  }
}
