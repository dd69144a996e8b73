package eu.parvis.account;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One browser of one person that stays signed in. Its token changes with use, so a token that was
 * replaced and comes back was stolen, from the person or by somebody who used it first.
 *
 * <p>The token before the latest stays good for as long as the latest was not seen (the answer that
 * carried it may be lost) and a minute longer (requests travel side by side).
 */
@Entity
@Table(name = "remembered_login")
class RememberedLogin {

  /** How long a token is used before the next, and a replaced one forgiven. */
  static final Duration ROTATION = Duration.ofMinutes(1);

  @Id private UUID series;
  @Version private @Nullable Long version;

  @Column(name = "person_id")
  private UUID personId;

  @Column(name = "token_hash")
  private byte[] tokenHash;

  @Column(name = "previous_hash")
  private byte @Nullable [] previousHash;

  /** Whether the browser has shown the latest token. */
  private boolean confirmed;

  @Column(name = "rotated_at")
  private Instant rotatedAt;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "last_used_at")
  private Instant lastUsedAt;

  private String browser;

  /** What a token that was shown means. */
  enum Shown {
    GOOD,
    GOOD_AND_DUE,
    STOLEN
  }

  @SuppressWarnings("NullAway.Init")
  RememberedLogin() {}

  RememberedLogin(
      LoginSeries series, PersonId person, SecretToken token, String browser, Instant now) {
    this.series = series.value();
    this.personId = person.value();
    this.tokenHash = token.hash();
    this.browser = browser;
    this.rotatedAt = now;
    this.createdAt = now;
    this.lastUsedAt = now;
  }

  /** Judges a token and notes the use. */
  Shown show(SecretToken token, Instant now) {
    var hash = token.hash();
    var fresh = now.isBefore(rotatedAt.plus(ROTATION));
    if (MessageDigest.isEqual(hash, tokenHash)) {
      confirmed = true;
      lastUsedAt = now;
      return fresh ? Shown.GOOD : Shown.GOOD_AND_DUE;
    }
    if (previousHash != null && MessageDigest.isEqual(hash, previousHash)) {
      if (fresh) {
        lastUsedAt = now;
        return Shown.GOOD;
      }
      if (!confirmed) {
        lastUsedAt = now;
        return Shown.GOOD_AND_DUE;
      }
    }
    return Shown.STOLEN;
  }

  /** Makes {@code token} the latest; an unconfirmed one is forgotten. */
  void rotate(SecretToken token, Instant now) {
    if (confirmed || previousHash == null) {
      previousHash = tokenHash;
    }
    tokenHash = token.hash();
    confirmed = false;
    rotatedAt = now;
  }

  boolean open(Instant now) {
    return now.isBefore(lastUsedAt.plus(LoginSettings.LONGEST_UNUSED));
  }

  /** When it ends, however often it is used. */
  Instant end(Duration longest) {
    return createdAt.plus(longest);
  }

  LoginSeries series() {
    return new LoginSeries(series);
  }

  PersonId person() {
    return new PersonId(personId);
  }

  LoginEntry entry() {
    return new LoginEntry(series(), browser, createdAt, lastUsedAt);
  }
}
