package eu.parvis.account;

import java.util.UUID;

/** Names a person for ever; never reused, never derived from the address. */
public record PersonId(UUID value) {

  static PersonId random() {
    return new PersonId(UUID.randomUUID());
  }
}
