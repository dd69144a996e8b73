package eu.parvis.audit;

import eu.parvis.account.PersonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which lines of the log are looked for; null leaves open.
 *
 * @param person who did it, or whose account it is about
 * @param from the first moment
 * @param until the first moment after
 */
public record AuditFilter(
    @Nullable Kind kind,
    @Nullable PersonId person,
    @Nullable Instant from,
    @Nullable Instant until) {

  /** Every line. */
  public static final AuditFilter NONE = new AuditFilter(null, null, null, null);
}
