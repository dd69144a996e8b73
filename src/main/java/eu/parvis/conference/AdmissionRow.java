package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.Role;
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

/** One person let into one room; {@code id} is the participant. */
@Entity
@Table(name = "admission")
class AdmissionRow {

  @Id private UUID id;
  @Version private @Nullable Long version;

  @Embedded private ApplicantColumns applicant;

  @Enumerated(EnumType.STRING)
  private Role role;

  @Column(name = "created_at")
  private Instant createdAt;

  /** When the browser last asked to be admitted; the life of its cookie starts then. */
  @Column(name = "renewed_at")
  private Instant renewedAt;

  @Column(name = "removed_at")
  private @Nullable Instant removedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  /** What moderators made of the participant: a moderator at least, or a member at most. */
  @Enumerated(EnumType.STRING)
  @Column(name = "given_role")
  private @Nullable Role givenRole;

  @Column(name = "may_speak")
  private @Nullable Boolean maySpeak;

  @Column(name = "may_show")
  private @Nullable Boolean mayShow;

  @Column(name = "may_share")
  private @Nullable Boolean mayShare;

  @Column(name = "let_in_at")
  private @Nullable Instant letInAt;

  @Column(name = "sent_back_at")
  private @Nullable Instant sentBackAt;

  @SuppressWarnings("NullAway.Init")
  AdmissionRow() {}

  AdmissionRow(
      RoomId room,
      @Nullable PersonId person,
      Role role,
      ParticipantName name,
      AdmissionSecret secret,
      Instant now) {
    this.id = ParticipantId.random().value();
    this.applicant = new ApplicantColumns(room, person, name, secret);
    this.role = role;
    this.createdAt = now;
    this.renewedAt = now;
  }

  Admission admission(Holder holder) {
    var account = holder.account();
    var name = holder.nameFixed() && account != null ? account : applicant.name();
    return new Admission(
        new ParticipantId(id),
        room(),
        name,
        given(holder.role()),
        holder.standing(),
        person().orElse(null),
        holder.picture(),
        email().orElse(null),
        letInAt,
        holder.nameFixed(),
        Verified.of(name, account, email().orElse(null)),
        new Allowances(maySpeak, mayShow, mayShare));
  }

  private Role given(Role own) {
    return switch (givenRole) {
      case null -> own;
      case MODERATOR -> own.moderates() ? own : Role.MODERATOR;
      default -> own.moderates() && own != Role.OWNER ? givenRole : own;
    };
  }

  Optional<PersonId> person() {
    return applicant.person();
  }

  Optional<EmailAddress> email() {
    return applicant.email();
  }

  /** An account, a proved address or nothing but a browser. */
  Object whose() {
    return person().<Object>map(whose -> whose).or(this::email).orElse(id);
  }

  Ban ban() {
    return new Ban(new ParticipantId(id), applicant.name());
  }

  /** What it was when the link was opened. */
  Role role() {
    return role;
  }

  RoomId room() {
    return applicant.room();
  }

  /** What was done to it alone; see {@link Exclusions}. */
  Standing standing() {
    if (endedAt != null) {
      return Standing.ENDED;
    }
    if (removedAt != null) {
      return Standing.REMOVED;
    }
    return sentBackAt != null ? Standing.SENT_BACK : Standing.VALID;
  }

  boolean opens(RoomId room, AdmissionSecret secret) {
    return applicant.opens(room, secret);
  }

  boolean isOf(@Nullable PersonId person) {
    return applicant.person().equals(Optional.ofNullable(person));
  }

  /** From here on a grant of this address is its participant's. */
  void prove(EmailAddress address) {
    applicant.prove(address);
  }

  void letIn(Instant now) {
    letInAt = now;
    sentBackAt = null;
  }

  /** What was forbidden to the same account or address with another browser is so here. */
  void takeOver(AdmissionRow other) {
    maySpeak = maySpeak == null ? other.maySpeak : maySpeak;
    mayShow = mayShow == null ? other.mayShow : mayShow;
    mayShare = mayShare == null ? other.mayShare : mayShare;
  }

  /** What somebody waits with by this admission, who was sent back. */
  WaitingRow waiting(@Nullable String account, Instant now) {
    return new WaitingRow(applicant.copy(), account, id, now);
  }

  /** The same participant opens the link again. */
  void renew(Role role, ParticipantName name, Instant now) {
    if (standing() != Standing.VALID) {
      throw new IllegalStateException("an admission that is " + standing() + " is not renewed");
    }
    this.role = role;
    applicant.rename(name);
    this.renewedAt = now;
  }
}
