package eu.parvis.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits, as those who may let them in are told.
 *
 * @param name as given by who waits
 * @param account the name of their account, which makes them verified; null for a guest
 */
public record Knock(WaitingId id, String name, @Nullable String account, Instant since) {

  static Knock of(Waiting waiting) {
    return new Knock(waiting.id(), waiting.name(), waiting.account(), waiting.askedAt());
  }
}
