package eu.parvis.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long lines of the log are kept, and where else they go.
 *
 * @param days 30 or more
 * @param log whether each goes into the operator's log as well, for a collector
 */
@ConfigurationProperties("parvis.audit")
record AuditSettings(@DefaultValue("365") int days, @DefaultValue("false") boolean log) {

  private static final int LEAST = 30;

  AuditSettings {
    if (days < LEAST) {
      throw new IllegalArgumentException("parvis.audit.days must be 30 or more");
    }
  }

  Duration kept() {
    return Duration.ofDays(days);
  }
}
