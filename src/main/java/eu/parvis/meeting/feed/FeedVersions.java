package eu.parvis.meeting.feed;

import eu.parvis.account.PersonId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Since when a feed says what it says (RFC 9110, 8.8). A process that has just started does not
 * know and says now: a subscriber then fetches the same once more. Thread-safe; of more than {@link
 * #MOST} feeds, those that were asked for least recently are forgotten.
 */
@Component
class FeedVersions {

  static final int MOST = 20_000;

  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<PersonId, Version> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<PersonId, Version> eldest) {
          return size() > MOST;
        }
      };

  FeedVersions(Clock clock) {
    this.clock = clock;
  }

  /**
   * @param tag of the text, without quotes
   * @param since whole seconds, as HTTP tells dates; two texts never share one
   */
  record Version(String tag, Instant since) {}

  Version of(PersonId person, byte[] text) {
    var tag = tag(text);
    lock.lock();
    try {
      return known.merge(person, new Version(tag, second(clock.instant())), FeedVersions::newer);
    } finally {
      lock.unlock();
    }
  }

  private static Version newer(Version before, Version now) {
    if (before.tag().equals(now.tag())) {
      return before;
    }
    return now.since().isAfter(before.since())
        ? now
        : new Version(now.tag(), before.since().plusSeconds(1));
  }

  private static Instant second(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String tag(byte[] text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
