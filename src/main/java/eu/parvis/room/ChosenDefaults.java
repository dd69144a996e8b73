package eu.parvis.room;

import eu.parvis.account.PersonId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** What a person's new rooms begin with, where it is not left to the organisation. */
@Entity
@Table(name = "room_defaults")
class ChosenDefaults {

  @Id
  @Column(name = "person_id")
  private UUID personId;

  @Enumerated(EnumType.STRING)
  private AccessLevel access;

  @Embedded private Policies policies;

  @SuppressWarnings("NullAway.Init")
  ChosenDefaults() {}

  ChosenDefaults(PersonId person, AccessLevel access, Policies policies) {
    this.personId = person.value();
    this.access = access;
    this.policies = policies;
  }

  AccessLevel access() {
    return access;
  }

  Policies policies() {
    return policies;
  }
}
