package eu.parvis.conference;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
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
public class Admissions {

  /** How long an admission, and the cookie for it, lasts without being used. */
  public static final Duration VALIDITY = Duration.ofDays(30);

  /** How long an ended admission is kept to say that it has ended. */
  private static final Duration ENDED_KEPT = Duration.ofDays(1);

  private final AdmissionRows rows;
  private final People people;
  private final Rooms rooms;
  private final House house;
  private final boolean namesFixed;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Admissions(
      AdmissionRows rows,
      People people,
      Rooms rooms,
      House house,
      NameProperties names,
      Clock clock) {
    this.rows = rows;
    this.people = people;
    this.rooms = rooms;
    this.house = house;
    this.namesFixed = names.fixed();
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
   * @throws AdmissionRefused if this browser or this account was put out for good, or the room is
   *     locked and they were not in
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
      throw new AdmissionRefused(AdmissionRefused.Reason.REMOVED);
    }
    var role = role(room, person);
    var called = person.flatMap(this::fixedName).orElse(name);
    var same =
        known.filter(row -> row.standing() == Standing.VALID && row.isOf(person.orElse(null)));
    if (!role.moderates()
        && same.filter(row -> !row.outside()).isEmpty()
        && house.locked(room.id())) {
      throw new AdmissionRefused(AdmissionRefused.Reason.LOCKED);
    }
    if (same.isPresent() && secret.isPresent()) {
      same.get().renew(role, called, clock.instant());
      return new Admitted(admission(same.get()), secret.get());
    }
    var fresh = AdmissionSecret.random(random);
    var row =
        new AdmissionRow(room.id(), person.orElse(null), role, called, fresh, clock.instant());
    return new Admitted(admission(rows.save(row)), fresh);
  }

  private boolean removed(RoomId room, PersonId person) {
    return rows.existsByRoomIdAndPersonIdAndRemovedAtNotNullAndEndedAtNull(
        room.value(), person.value());
  }

  /** The name under which somebody who is signed in takes part, if they may not choose it. */
  public Optional<ParticipantName> fixedName(PersonId person) {
    return namesFixed
        ? people.find(person).map(PersonProfile::name).flatMap(ParticipantName::ofAccount)
        : Optional.empty();
  }

  /** With the role of its account as it is now, whatever it was when the link was opened. */
  private Admission admission(AdmissionRow row) {
    return row.admission(
        person ->
            rooms.find(row.room()).map(room -> role(room, Optional.of(person))).orElse(Role.MEMBER),
        namesFixed);
  }

  /** The admission into {@code room} that the secret is for, whatever its standing. */
  @Transactional(readOnly = true)
  public Optional<Admission> find(RoomId room, AdmissionSecret secret) {
    return row(room, secret).map(this::admission);
  }

  private Optional<AdmissionRow> row(RoomId room, AdmissionSecret secret) {
    return rows.findBySecretHash(secret.hash()).filter(row -> row.opens(room, secret));
  }

  /** The admission of {@code participant} into {@code room}. */
  @Transactional(readOnly = true)
  Optional<Admission> find(RoomId room, ParticipantId participant) {
    return rows.findById(participant.value())
        .map(this::admission)
        .filter(admission -> admission.room().equals(room));
  }

  @Transactional(readOnly = true)
  public Standing standing(RoomId room, ParticipantId participant) {
    return find(room, participant).map(Admission::standing).orElse(Standing.UNKNOWN);
  }

  @Transactional
  public void markRemoved(RoomId room, ParticipantId participant) {
    // One statement: a renewal at the same moment fails in its place.
    rows.markRemoved(participant.value(), room.value(), clock.instant());
  }

  @Transactional
  void markEnded(RoomId room, ParticipantId participant) {
    rows.markEnded(participant.value(), room.value(), clock.instant());
  }

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
    return rows.findByPersonId(person.value()).stream().map(this::admission).toList();
  }

  /** Deletes what no browser can use any more. */
  @Transactional
  int deleteOld() {
    var now = clock.instant();
    return rows.deleteOld(now.minus(VALIDITY), now.minus(ENDED_KEPT));
  }
}
