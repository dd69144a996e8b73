package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom a role in a room is given to. */
public sealed interface Grantee {

  /** Somebody who has an account. */
  record Account(PersonId person) implements Grantee {}

  /** Somebody known by an address, with an account later or never. */
  record Address(EmailAddress email) implements Grantee {}

  /** As rows have them: an account, or an address where there is none. */
  static Grantee of(@Nullable UUID account, @Nullable String address) {
    return account == null
        ? new Address(new EmailAddress(Objects.requireNonNull(address)))
        : new Account(new PersonId(account));
  }
}
