package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.room.RoomId;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One who waits for one room. Changed by statements of {@link WaitingRows} alone. */
@Entity
@Table(name = "waiting")
class WaitingRow {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Embedded private ApplicantColumns applicant;

  /** The name of the account that was signed in, when it asked. */
  private @Nullable String account;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "seen_at")
  private Instant seenAt;

  @Enumerated(EnumType.STRING)
  private Waiting.State state;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  private int refusals;

  /** The admission of whoever was sent back. */
  @Column(name = "admission_id")
  private @Nullable UUID admissionId;

  @SuppressWarnings("NullAway.Init")
  WaitingRow() {}

  /**
   * @param account the name of the account, or null for a guest
   * @param admissionId of whoever was sent back, or null
   */
  WaitingRow(
      ApplicantColumns applicant,
      @Nullable String account,
      @Nullable UUID admissionId,
      Instant now) {
    this.id = UUID.randomUUID();
    this.applicant = applicant;
    this.account = account;
    this.admissionId = admissionId;
    this.askedAt = now;
    this.seenAt = now;
    this.state = Waiting.State.WAITING;
  }

  Waiting waiting() {
    return new Waiting(
        new WaitingId(id),
        applicant.room(),
        account,
        applicant.email().orElse(null),
        applicant.name(),
        askedAt,
        state,
        decidedAt,
        refusals);
  }

  RoomId room() {
    return applicant.room();
  }

  byte[] secretHash() {
    return applicant.secretHash();
  }

  boolean opens(RoomId room, AdmissionSecret secret) {
    return applicant.opens(room, secret);
  }

  Optional<ParticipantId> sentBack() {
    return Optional.ofNullable(admissionId).map(ParticipantId::new);
  }

  Optional<PersonId> person() {
    return applicant.person();
  }
}
