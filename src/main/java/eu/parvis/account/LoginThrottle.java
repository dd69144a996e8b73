package eu.parvis.account;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing, by account and by address: after some free attempts each further one costs
 * twice the wait of the one before. Thread-safe; holds at most {@link #MOST_KEYS} keys of each kind
 * and forgets the one that was quiet for longest.
 */
final class LoginThrottle {

  static final int MOST_KEYS = 20_000;

  /** After this much quiet an account or address starts anew. */
  static final Duration MEMORY = Duration.ofHours(1);

  private static final Duration FIRST_WAIT = Duration.ofSeconds(15);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final int FREE_BY_ACCOUNT = 5;
  private static final int FREE_BY_ADDRESS = 25;

  private final Map<String, Attempts> accounts = bounded();
  private final Map<String, Attempts> addresses = bounded();

  /**
   * An attempt that has to wait.
   *
   * @param until when to try again
   * @param first whether no attempt before had to wait for the same
   */
  record Wait(Instant until, boolean first) {}

  private static final class Attempts {
    private int count;
    private Instant last = Instant.MIN;
    private Instant blockedUntil = Instant.MIN;
    private boolean told;
  }

  /**
   * Counts an attempt before its password is looked at, so that attempts side by side count too.
   *
   * @return that it has to wait, or empty if the attempt may go on
   */
  synchronized Optional<Wait> attempt(String account, String address, Instant now) {
    var byAccount = of(accounts, account, now);
    var byAddress = of(addresses, address, now);
    var until =
        byAccount.blockedUntil.isAfter(byAddress.blockedUntil)
            ? byAccount.blockedUntil
            : byAddress.blockedUntil;
    if (now.isBefore(until)) {
      return Optional.of(new Wait(until, tell(byAccount, byAddress, now)));
    }
    count(byAccount, FREE_BY_ACCOUNT, now);
    count(byAddress, FREE_BY_ADDRESS, now);
    return Optional.empty();
  }

  /** Takes the attempt back that turned out to be right. */
  synchronized void succeeded(String account, String address) {
    accounts.remove(account);
    var byAddress = addresses.get(address);
    if (byAddress != null) {
      byAddress.count--;
      byAddress.blockedUntil = Instant.MIN;
    }
  }

  synchronized int size() {
    return accounts.size() + addresses.size();
  }

  /** Whether nobody was told of this wait yet; from now on somebody was. */
  private static boolean tell(Attempts byAccount, Attempts byAddress, Instant now) {
    var blocked = now.isBefore(byAccount.blockedUntil) ? byAccount : byAddress;
    var first = !blocked.told;
    blocked.told = true;
    return first;
  }

  private static void count(Attempts attempts, int free, Instant now) {
    attempts.count++;
    attempts.last = now;
    attempts.told = false;
    if (attempts.count >= free) {
      var doublings = Math.min(attempts.count - free, 16);
      var wait = FIRST_WAIT.multipliedBy(1L << doublings);
      attempts.blockedUntil = now.plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    }
  }

  private static Attempts of(Map<String, Attempts> map, String key, Instant now) {
    var attempts = map.computeIfAbsent(key, _ -> new Attempts());
    if (attempts.count > 0 && now.isAfter(attempts.last.plus(MEMORY))) {
      attempts.count = 0;
      attempts.blockedUntil = Instant.MIN;
    }
    return attempts;
  }

  private static Map<String, Attempts> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
        return size() > MOST_KEYS;
      }
    };
  }
}
