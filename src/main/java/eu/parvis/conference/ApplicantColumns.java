package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who comes to which room with which browser: columns of who waits and of who was admitted. */
@Embeddable
class ApplicantColumns {

  @Column(name = "room_id")
  private UUID roomId;

  /** The account that was signed in, or null for a guest. */
  @Column(name = "person_id")
  private @Nullable UUID personId;

  /** The address that a guest proved. */
  private @Nullable String email;

  private String name;

  @Column(name = "secret_hash")
  private byte[] secretHash;

  @SuppressWarnings("NullAway.Init")
  ApplicantColumns() {}

  ApplicantColumns(
      RoomId room, @Nullable PersonId person, ParticipantName name, AdmissionSecret secret) {
    this.roomId = room.value();
    this.personId = person == null ? null : person.value();
    this.name = name.value();
    this.secretHash = secret.hash();
  }

  /** The same in another row. */
  ApplicantColumns copy() {
    var copy = new ApplicantColumns();
    copy.roomId = roomId;
    copy.personId = personId;
    copy.email = email;
    copy.name = name;
    copy.secretHash = secretHash;
    return copy;
  }

  RoomId room() {
    return new RoomId(roomId);
  }

  Optional<PersonId> person() {
    return Optional.ofNullable(personId).map(PersonId::new);
  }

  Optional<EmailAddress> email() {
    return Optional.ofNullable(email).map(EmailAddress::new);
  }

  String name() {
    return name;
  }

  byte[] secretHash() {
    return secretHash;
  }

  boolean opens(RoomId room, AdmissionSecret secret) {
    return roomId.equals(room.value()) && secret.matches(secretHash);
  }

  void rename(ParticipantName other) {
    name = other.value();
  }

  void prove(EmailAddress address) {
    email = address.value();
  }
}
