package eu.parvis.account;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An account. Without a password only an identity provider can say who it is. */
@Entity
@Table(name = "person")
class Person {

  @Id private UUID id;
  @Version private @Nullable Long version;
  private String name;
  private String email;

  @Column(name = "password_hash")
  private @Nullable String passwordHash;

  private boolean administrator;

  @Enumerated(EnumType.STRING)
  private Language language;

  private String zone;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "suspended_at")
  private @Nullable Instant suspendedAt;

  @SuppressWarnings("NullAway.Init")
  Person() {}

  Person(
      PersonId id, NewPerson newPerson, @Nullable String passwordHash, ZoneId zone, Instant now) {
    this.id = id.value();
    this.name = newPerson.name();
    this.email = newPerson.email().value();
    this.administrator = newPerson.administrator();
    this.language = newPerson.language();
    this.passwordHash = passwordHash;
    this.zone = zone.getId();
    this.createdAt = now;
  }

  PersonId id() {
    return new PersonId(id);
  }

  @Nullable String passwordHash() {
    return passwordHash;
  }

  boolean administrator() {
    return administrator;
  }

  /** Returns whether it was otherwise before. */
  boolean administer(boolean administrator) {
    var changed = this.administrator != administrator;
    this.administrator = administrator;
    return changed;
  }

  boolean suspended() {
    return suspendedAt != null;
  }

  /** Keeps since when, if it is already; returns whether it was not. */
  boolean suspend(Instant now) {
    var changed = suspendedAt == null;
    if (changed) {
      suspendedAt = now;
    }
    return changed;
  }

  /** Returns whether it was suspended. */
  boolean reinstate() {
    var changed = suspendedAt != null;
    suspendedAt = null;
    return changed;
  }

  PersonProfile profile() {
    return new PersonProfile(
        id(), name, new EmailAddress(email), administrator, language, ZoneId.of(zone));
  }

  Instant createdAt() {
    return createdAt;
  }

  void rename(String name) {
    this.name = name;
  }

  void read(Language language, ZoneId zone) {
    this.language = language;
    this.zone = zone.getId();
  }

  void setPasswordHash(@Nullable String passwordHash) {
    this.passwordHash = passwordHash;
  }
}
