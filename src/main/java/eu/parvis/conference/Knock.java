package eu.parvis.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits, as those who may let them in are told.
 *
 * @param name as given by who waits
 * @param account the name of their account, or null for a guest
 * @param picture since when the account has the picture that it has, or null
 */
public record Knock(
    WaitingId id,
    String name,
    @Nullable String account,
    Verified verified,
    @Nullable Instant picture,
    Instant since) {

  static Knock of(Waiting waiting, @Nullable Instant picture) {
    // Whoever lets others in need not know the addresses of those who are invited.
    return new Knock(
        waiting.id(),
        waiting.name(),
        waiting.account(),
        Verified.of(waiting.name(), waiting.account(), waiting.email()),
        picture,
        waiting.askedAt());
  }
}
