package eu.parvis.account;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** The account or the address has to wait before the next attempt. */
final class TooManyAttempts extends AuthenticationException {

  private final Instant retryAt;

  TooManyAttempts(Instant retryAt) {
    super("too many attempts");
    this.retryAt = retryAt;
  }

  Instant retryAt() {
    return retryAt;
  }
}
