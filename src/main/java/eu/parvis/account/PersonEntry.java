package eu.parvis.account;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of the administrators' list.
 *
 * @param active whether the person has what it takes to sign in: a password, or an identity of the
 *     provider
 * @param suspended whether nobody comes in by this account, whatever they have
 * @param linkExpires when the person's open one-time link ends, or null if there is none
 */
public record PersonEntry(
    PersonProfile profile, boolean active, boolean suspended, @Nullable Instant linkExpires) {

  static PersonEntry of(Person person, boolean known, Optional<WelcomeLink> link) {
    var active = known || person.passwordHash() != null;
    var expires = link.map(WelcomeLink::expiresAt).orElse(null);
    return new PersonEntry(person.profile(), active, person.suspended(), expires);
  }
}
