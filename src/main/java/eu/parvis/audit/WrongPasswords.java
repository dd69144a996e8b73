package eu.parvis.audit;

import eu.parvis.account.PersonId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wrong passwords by account, written down about once a minute: whoever guesses neither learns from
 * the time of an answer which accounts there are, nor fills the log. Thread-safe.
 */
@Component
class WrongPasswords {

  /** Accounts within a minute that get a line of their own. */
  static final int MOST_ACCOUNTS = 100;

  private final AuditLog log;
  private final Map<Optional<PersonId>, Integer> times = new ConcurrentHashMap<>();

  WrongPasswords(AuditLog log) {
    this.log = log;
  }

  /** Counts one; empty where there is no such account. */
  void count(Optional<PersonId> person) {
    var own = times.size() < MOST_ACCOUNTS || times.containsKey(person);
    times.merge(own ? person : Optional.empty(), 1, Integer::sum);
  }

  /** Writes down what was counted since the last time. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  void write() {
    for (var person : Set.copyOf(times.keySet())) {
      var wrong = times.remove(person);
      if (wrong != null) {
        log.add(Kind.SIGN_IN_FAILED, null, person.orElse(null), null, wrong.toString());
      }
    }
  }
}
