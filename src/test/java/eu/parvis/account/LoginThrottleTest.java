package eu.parvis.account;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.LoginThrottle.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LoginThrottleTest {

  private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

  private final LoginThrottle throttle = new LoginThrottle();

  @Test
  void theSixthAttemptOnAnAccountWaits() {
    for (int i = 0; i < 5; i++) {
      assertThat(throttle.attempt("camille", "192.0.2." + i, START)).isEmpty();
    }
    assertThat(throttle.attempt("camille", "192.0.2.9", START))
        .contains(new Wait(START.plusSeconds(15), true));
  }

  @Test
  void eachFurtherFailureDoublesTheWaitUpToAQuarterOfAnHour() {
    var now = START;
    var longest = Duration.ZERO;
    for (int i = 0; i < 20; i++) {
      var until = throttle.attempt("camille", "192.0.2.1", now).map(Wait::until);
      if (until.isPresent()) {
        var wait = Duration.between(now, until.get());
        assertThat(wait).isGreaterThanOrEqualTo(longest);
        longest = wait;
        now = until.get();
      }
    }
    assertThat(longest).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void anAddressThatTriesManyAccountsWaitsToo() {
    for (int i = 0; i < 25; i++) {
      assertThat(throttle.attempt("person" + i, "192.0.2.1", START)).isEmpty();
    }
    assertThat(throttle.attempt("another", "192.0.2.1", START)).isPresent();
    assertThat(throttle.attempt("another", "192.0.2.2", START)).isEmpty();
  }

  @Test
  void waitingCostsNoFurtherWait() {
    fail("camille", 5);
    var until = START.plusSeconds(15);
    assertThat(throttle.attempt("camille", "192.0.2.1", START)).contains(new Wait(until, true));
    assertThat(throttle.attempt("camille", "192.0.2.1", START)).contains(new Wait(until, false));
  }

  @Test
  void theRightPasswordMakesTheAccountNew() {
    fail("camille", 4);
    throttle.attempt("camille", "192.0.2.1", START);
    throttle.succeeded("camille", "192.0.2.1");
    fail("camille", 4);
    assertThat(throttle.attempt("camille", "192.0.2.1", START)).isEmpty();
  }

  @Test
  void oneHourOfQuietForgets() {
    fail("camille", 5);
    assertThat(throttle.attempt("camille", "192.0.2.1", START.plus(Duration.ofMinutes(61))))
        .isEqualTo(Optional.empty());
  }

  @Test
  void remembersABoundedNumberOfAccountsAndAddresses() {
    for (int i = 0; i < LoginThrottle.MOST_KEYS + 500; i++) {
      throttle.attempt("person" + i, "address" + i, START);
    }
    assertThat(throttle.size()).isEqualTo(2 * LoginThrottle.MOST_KEYS);
  }

  private void fail(String account, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(throttle.attempt(account, "198.51.100." + i, START)).isEmpty();
    }
  }
}
