package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;

/** Whom a role in a room is given to. */
public sealed interface Grantee {

  /** Somebody who has an account. */
  record Account(PersonId person) implements Grantee {}

  /** Somebody known by an address, with an account later or never. */
  record Address(EmailAddress email) implements Grantee {}
}
