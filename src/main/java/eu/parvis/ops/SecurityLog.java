package eu.parvis.ops;

import eu.parvis.kernel.SecurityEvent;
import jakarta.annotation.PreDestroy;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Writes what was refused into the log {@code eu.parvis.security}: a line a minute for each reason,
 * with how often. Whoever is refused cannot fill the log, and is not named in it. Thread-safe.
 */
@Component
class SecurityLog {

  /** Reasons within a minute; those beyond are counted as one. */
  static final int MOST_REASONS = 100;

  private static final Logger LOG = LoggerFactory.getLogger("eu.parvis.security");

  private static final SecurityEvent OTHERS = SecurityEvent.control("others");

  private final Map<SecurityEvent, Long> refused = new ConcurrentHashMap<>();

  @EventListener
  void count(SecurityEvent event) {
    var known = refused.size() < MOST_REASONS || refused.containsKey(event);
    refused.merge(known ? event : OTHERS, 1L, Long::sum);
  }

  /** Tells what was counted since it was told the last time. */
  @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
  @PreDestroy
  void tell() {
    for (var event : Set.copyOf(refused.keySet())) {
      var times = refused.remove(event);
      if (times != null) {
        tell(event, times);
      }
    }
  }

  private static void tell(SecurityEvent event, long times) {
    var category = event.category().name().toLowerCase(Locale.ROOT);
    LOG.atInfo()
        .addKeyValue("event.category", category)
        .addKeyValue("event.reason", event.reason())
        .addKeyValue("event.outcome", "failure")
        .addKeyValue("event.count", times)
        .log("Refused: {}, {}: {}", category, event.reason(), times);
  }
}
