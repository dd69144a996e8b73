package eu.parvis.conference;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was let into which room. The browser that holds an admission's secret is the participant. */
@Service
public class Admissions implements Register {

  /** How long an admission, and the cookie for it, lasts without being used. */
  public static final Duration VALIDITY = Duration.ofDays(30);

  /** How long an ended admission is kept to say that it has ended. */
  private static final Duration ENDED_KEPT = Duration.ofDays(1);

  private final AdmissionRows rows;
  private final People people;
  private final Rooms rooms;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Admissions(AdmissionRows rows, People people, Rooms rooms, Clock clock) {
    this.rows = rows;
    this.people = people;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** An admission and the secret that the browser has to keep for it. */
  public record Admitted(Admission admission, AdmissionSecret secret) {}

  /** What {@code person} is in {@code room}; empty is a guest. */
  @Transactional(readOnly = true)
  public Role role(RoomDetails room, Optional<PersonId> person) {
    return rooms.role(room, person);
  }

  /**
   * Lets somebody in. A secret that is still valid keeps its participant, under the name given now,
   * unless another person is signed in with that browser.
   *
   * @param signedIn whose account it is; a suspended one comes in as a guest
   * @param secret what the browser holds for this room, if anything
   * @throws AdmissionRefused if the owner removed this browser or this account
   */
  @Transactional(rollbackFor = AdmissionRefused.class)
  public Admitted admit(
      RoomDetails room,
      ParticipantName name,
      Optional<PersonId> signedIn,
      Optional<AdmissionSecret> secret)
      throws AdmissionRefused {
    var person = signedIn.filter(people::remainsActive);
    var known = secret.flatMap(held -> row(room.id(), held));
    var standing = known.map(AdmissionRow::standing).orElse(Standing.UNKNOWN);
    if (standing == Standing.REMOVED || person.map(id -> removed(room.id(), id)).orElse(false)) {
      throw new AdmissionRefused();
    }
    var role = role(room, person);
    var same =
        known.filter(row -> row.standing() == Standing.VALID && row.isOf(person.orElse(null)));
    if (same.isPresent() && secret.isPresent()) {
      same.get().renew(role, name, clock.instant());
      return new Admitted(same.get().admission(), secret.get());
    }
    var fresh = AdmissionSecret.random(random);
    var row = new AdmissionRow(room.id(), person.orElse(null), role, name, fresh, clock.instant());
    return new Admitted(rows.save(row).admission(), fresh);
  }

  private boolean removed(RoomId room, PersonId person) {
    return rows.existsByRoomIdAndPersonIdAndRemovedAtNotNullAndEndedAtNull(
        room.value(), person.value());
  }

  /** The admission into {@code room} that the secret is for, whatever its standing. */
  @Transactional(readOnly = true)
  public Optional<Admission> find(RoomId room, AdmissionSecret secret) {
    return row(room, secret).map(AdmissionRow::admission);
  }

  private Optional<AdmissionRow> row(RoomId room, AdmissionSecret secret) {
    return rows.findBySecretHash(secret.hash()).filter(row -> row.opens(room, secret));
  }

  /** The admission of {@code participant} into {@code room}. */
  @Transactional(readOnly = true)
  Optional<Admission> find(RoomId room, ParticipantId participant) {
    return rows.findById(participant.value())
        .map(AdmissionRow::admission)
        .filter(admission -> admission.room().equals(room));
  }

  @Override
  @Transactional(readOnly = true)
  public Standing standing(RoomId room, ParticipantId participant) {
    return find(room, participant).map(Admission::standing).orElse(Standing.UNKNOWN);
  }

  @Override
  @Transactional
  public void markRemoved(RoomId room, ParticipantId participant) {
    // One statement: a renewal at the same moment fails in its place.
    rows.markRemoved(participant.value(), room.value(), clock.instant());
  }

  @Override
  @Transactional
  public void markEnded(RoomId room) {
    rows.markEnded(room.value(), clock.instant());
  }

  /** Ends every admission of a person; where they were removed they stay so. */
  @Transactional
  void markEndedOf(PersonId person) {
    rows.markEndedOf(person.value(), clock.instant());
  }

  /** Every admission of a person, whatever its standing; may follow another transaction. */
  @Transactional(readOnly = true, propagation = Propagation.REQUIRES_NEW)
  List<Admission> of(PersonId person) {
    return rows.findByPersonId(person.value()).stream().map(AdmissionRow::admission).toList();
  }

  @Override
  public int participantLimit(RoomId room) {
    return rooms.find(room).map(RoomDetails::participantLimit).orElse(0);
  }

  /** Deletes what no browser can use any more. */
  @Transactional
  int deleteOld() {
    var now = clock.instant();
    return rows.deleteOld(now.minus(VALIDITY), now.minus(ENDED_KEPT));
  }
}
