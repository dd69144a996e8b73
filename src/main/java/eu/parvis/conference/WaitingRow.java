package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import jakarta.persistence.Column;
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

  @Column(name = "room_id")
  private UUID roomId;

  /** The account that was signed in, or null for a guest. */
  @Column(name = "person_id")
  private @Nullable UUID personId;

  /** The name of that account when it asked. */
  private @Nullable String account;

  /** The address that a guest proved. */
  private @Nullable String email;

  private String name;

  @Column(name = "secret_hash")
  private byte[] secretHash;

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

  WaitingRow(
      RoomId room,
      @Nullable PersonProfile person,
      ParticipantName name,
      AdmissionSecret secret,
      @Nullable ParticipantId sentBack,
      Instant now) {
    this(
        sentBack == null ? null : sentBack.value(),
        room.value(),
        person == null ? null : person.id().value(),
        person == null ? null : person.name(),
        null,
        name.value(),
        secret.hash(),
        now);
  }

  WaitingRow(
      @Nullable UUID admissionId,
      UUID roomId,
      @Nullable UUID personId,
      @Nullable String account,
      @Nullable String email,
      String name,
      byte[] secretHash,
      Instant now) {
    this.id = UUID.randomUUID();
    this.admissionId = admissionId;
    this.roomId = roomId;
    this.personId = personId;
    this.account = account;
    this.email = email;
    this.name = name;
    this.secretHash = secretHash;
    this.askedAt = now;
    this.seenAt = now;
    this.state = Waiting.State.WAITING;
  }

  Waiting waiting() {
    return new Waiting(
        new WaitingId(id),
        new RoomId(roomId),
        account,
        email == null ? null : new EmailAddress(email),
        name,
        askedAt,
        state,
        decidedAt,
        refusals);
  }

  byte[] secretHash() {
    return secretHash;
  }

  boolean opens(RoomId room, AdmissionSecret secret) {
    return roomId.equals(room.value()) && secret.matches(secretHash);
  }

  Optional<ParticipantId> sentBack() {
    return Optional.ofNullable(admissionId).map(ParticipantId::new);
  }

  Optional<PersonId> person() {
    return Optional.ofNullable(personId).map(PersonId::new);
  }
}
