package eu.parvis.conference.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * How often an address asked for a room that does not exist. Whoever opens links that exist is
 * never counted, so a whole office behind one address can join. Of IPv6 addresses the network of 64
 * bits counts, because that is what one subscriber has.
 */
@Component
class Attempts {

  /** Misses of one address within {@link #WINDOW} before it has to wait. */
  static final int MAX_MISSES = 30;

  static final Duration WINDOW = Duration.ofMinutes(10);

  /** Addresses that are remembered; the least recently missed are forgotten first. */
  static final int MAX_ADDRESSES = 10_000;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Misses> byAddress =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Misses> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  private record Misses(int count, Instant since) {}

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /**
   * @throws Refusal if the sender's address has missed too often
   */
  void check(HttpServletRequest request) {
    if (misses(address(request.getRemoteAddr())).count() >= MAX_MISSES) {
      throw new Refusal(RefusalCode.TOO_MANY_ATTEMPTS);
    }
  }

  void miss(HttpServletRequest request) {
    var address = address(request.getRemoteAddr());
    lock.lock();
    try {
      var before = current(address);
      byAddress.put(address, new Misses(before.count() + 1, before.since()));
    } finally {
      lock.unlock();
    }
  }

  private Misses misses(String address) {
    lock.lock();
    try {
      return current(address);
    } finally {
      lock.unlock();
    }
  }

  private Misses current(String address) {
    var now = clock.instant();
    var known = byAddress.get(address);
    return known == null || known.since().plus(WINDOW).isBefore(now) ? new Misses(0, now) : known;
  }

  private static String address(String remote) {
    try {
      // A literal address, so nothing is looked up.
      return InetAddress.ofLiteral(remote) instanceof Inet6Address address
          ? HexFormat.of().formatHex(address.getAddress(), 0, Long.BYTES)
          : remote;
    } catch (IllegalArgumentException e) {
      return remote;
    }
  }
}
