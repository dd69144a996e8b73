package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.password.PasswordEncoder;

class HashingTurnsTest {

  /** Without the turns a thousand people who sign in take a thousand times 19 MiB. */
  @Tag("asvs-15.2.2")
  @Test
  void manyWhoSignInAreHashedAFewAtATime() throws InterruptedException {
    var slow = new Slow();
    var turns = new HashingTurns(slow);
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 40; i++) {
      threads.add(Thread.ofVirtual().start(() -> assertThat(turns.matches("a", "a")).isTrue()));
    }
    assertThat(slow.full.await(20, TimeUnit.SECONDS)).isTrue();
    slow.end.countDown();
    for (var thread : threads) {
      thread.join();
    }
    assertThat(slow.done).hasValue(40);
    assertThat(slow.most).hasValue(HashingTurns.AT_A_TIME);
  }

  /** Hashes nothing until it is told to end. */
  private static final class Slow implements PasswordEncoder {
    final CountDownLatch full = new CountDownLatch(HashingTurns.AT_A_TIME);
    final CountDownLatch end = new CountDownLatch(1);
    final AtomicInteger now = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      full.countDown();
      try {
        return end.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        now.decrementAndGet();
        done.incrementAndGet();
      }
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
      return null;
    }
  }
}
