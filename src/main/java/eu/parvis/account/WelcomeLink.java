package eu.parvis.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open one-time link; using it deletes it. Without a person it makes the first administrator.
 */
@Entity
@Table(name = "welcome_link")
class WelcomeLink {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Column(name = "person_id")
  private @Nullable UUID personId;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @Column(name = "expires_at")
  private @Nullable Instant expiresAt;

  /** Asked for by mail, and not made by an administrator; queries read it. */
  @SuppressWarnings("UnusedVariable")
  private boolean mailed;

  @SuppressWarnings("NullAway.Init")
  WelcomeLink() {}

  WelcomeLink(
      @Nullable PersonId person, SecretToken token, @Nullable Instant expiresAt, boolean mailed) {
    this.id = UUID.randomUUID();
    this.personId = person == null ? null : person.value();
    this.tokenHash = token.hash();
    this.expiresAt = expiresAt;
    this.mailed = mailed;
  }

  Optional<PersonId> person() {
    return Optional.ofNullable(personId).map(PersonId::new);
  }

  /** When the link ends, or null if it lives until the next start. */
  @Nullable Instant expiresAt() {
    return expiresAt;
  }

  boolean open(Instant now) {
    return expiresAt == null || now.isBefore(expiresAt);
  }
}
