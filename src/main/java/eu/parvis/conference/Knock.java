package eu.parvis.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits, as those who may let them in are told.
 *
 * @param name as given by who waits
 * @param account the name of their account, which makes them verified, and so does the name that
 *     they gave if they proved an invited address; null for any other guest
 * @param picture since when the account has the picture that it has, or null
 */
public record Knock(
    WaitingId id, String name, @Nullable String account, @Nullable Instant picture, Instant since) {

  static Knock of(Waiting waiting, @Nullable Instant picture) {
    // Whoever lets others in need not know the addresses of those who are invited.
    var account = waiting.email() == null ? waiting.account() : waiting.name();
    return new Knock(waiting.id(), waiting.name(), account, picture, waiting.askedAt());
  }
}
