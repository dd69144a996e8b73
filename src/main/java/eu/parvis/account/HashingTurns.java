package eu.parvis.account;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Has few passwords hashed at a time, as each takes 19 MiB and a processor: whoever sends many from
 * many networks waits, and the memory is there for the others. In the order of arrival.
 */
final class HashingTurns implements PasswordEncoder {

  /** Passwords that are hashed at a time. */
  static final int AT_A_TIME = 8;

  private final PasswordEncoder encoder;
  private final Semaphore turns = new Semaphore(AT_A_TIME, true);

  HashingTurns(PasswordEncoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public @Nullable String encode(@Nullable CharSequence password) {
    return inTurn(() -> encoder.encode(password));
  }

  @Override
  public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
    return inTurn(() -> encoder.matches(password, hash));
  }

  @Override
  public boolean upgradeEncoding(@Nullable String hash) {
    return encoder.upgradeEncoding(hash);
  }

  /** How many wait for their turn. */
  int waiting() {
    return turns.getQueueLength();
  }

  private <T extends @Nullable Object> T inTurn(Supplier<T> hashing) {
    turns.acquireUninterruptibly();
    try {
      return hashing.get();
    } finally {
      turns.release();
    }
  }
}
