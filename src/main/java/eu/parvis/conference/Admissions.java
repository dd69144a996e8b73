package eu.parvis.conference;

import eu.parvis.account.NameSettings;
import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  /** Instead of the name of an account of which nothing can be read. */
  private static final ParticipantName UNREADABLE = new ParticipantName("?");

  private final AdmissionRows rows;
  private final Exclusions exclusions;
  private final People people;
  private final ProfilePictures pictures;
  private final Rooms rooms;
  private final boolean namesFixed;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Admissions(
      AdmissionRows rows,
      Exclusions exclusions,
      People people,
      ProfilePictures pictures,
      Rooms rooms,
      NameSettings names,
      Clock clock) {
    this.rows = rows;
    this.exclusions = exclusions;
    this.people = people;
    this.pictures = pictures;
    this.rooms = rooms;
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
   * Lets somebody in; whether they may is {@link Entrance}'s. A secret that is still valid keeps
   * its participant, under the name given now, unless another person is signed in with that
   * browser.
   *
   * @param signedIn whose account it is; a suspended one comes in as a guest
   * @param secret what the browser holds for this room, if anything
   * @throws AdmissionRefused if this browser or this account was put out for good
   */
  @Transactional(rollbackFor = AdmissionRefused.class)
  public Admitted admit(
      RoomDetails room,
      ParticipantName name,
      Optional<PersonId> signedIn,
      Optional<AdmissionSecret> secret)
      throws AdmissionRefused {
    return admit(room, name, signedIn, secret, false);
  }

  /** The same for somebody who had to wait and was let in. */
  @Transactional(rollbackFor = AdmissionRefused.class)
  Admitted letIn(
      RoomDetails room,
      ParticipantName name,
      Optional<PersonId> signedIn,
      Optional<AdmissionSecret> secret)
      throws AdmissionRefused {
    return admit(room, name, signedIn, secret, true);
  }

  private Admitted admit(
      RoomDetails room,
      ParticipantName name,
      Optional<PersonId> signedIn,
      Optional<AdmissionSecret> secret,
      boolean letIn)
      throws AdmissionRefused {
    var person = signedIn.filter(people::remainsActive);
    requireNotRemoved(room.id(), person, secret);
    var known = secret.flatMap(held -> row(room.id(), held));
    var role = role(room, person);
    var called = person.flatMap(this::fixedName).orElse(name);
    var same =
        known.filter(row ->
            (row.standing() == Standing.VALID || (letIn && row.standing() == Standing.SENT_BACK))
                && row.isOf(person.orElse(null)));
    if (letIn) {
      exclusions.letIn(room.id(), person, Optional.empty(), clock.instant());
    }
    if (same.isPresent() && secret.isPresent()) {
      if (letIn) {
        same.get().letIn(clock.instant());
      }
      same.get().renew(role, called, clock.instant());
      return new Admitted(admission(same.get()), secret.get());
    }
    var fresh = AdmissionSecret.random(random);
    var row =
        new AdmissionRow(room.id(), person.orElse(null), role, called, fresh, clock.instant());
    exclusions.latest(room.id(), person, Optional.empty()).ifPresent(row::takeOver);
    if (letIn) {
      row.letIn(clock.instant());
    }
    return new Admitted(admission(rows.save(row)), fresh);
  }

  /**
   * @throws AdmissionRefused if the owner removed this browser or this account
   */
  @Transactional(readOnly = true)
  void requireNotRemoved(RoomId room, Optional<PersonId> person, Optional<AdmissionSecret> secret)
      throws AdmissionRefused {
    var standing = secret.flatMap(held -> row(room, held)).map(exclusions::of);
    if (standing.filter(Standing.REMOVED::equals).isPresent()
        || exclusions.of(room, person, Optional.empty()) == Standing.REMOVED) {
      throw new AdmissionRefused();
    }
  }

  /**
   * @throws AdmissionRefused if somebody who proved this address was put out for good
   */
  @Transactional(readOnly = true)
  void requireNotRemoved(RoomId room, EmailAddress address) throws AdmissionRefused {
    if (exclusions.of(room, Optional.empty(), Optional.of(address)) == Standing.REMOVED) {
      throw new AdmissionRefused();
    }
  }

  /** Lets a participant come back although the room may not let them in by itself then. */
  @Transactional
  void markLetIn(RoomId room, ParticipantId participant) {
    markLetIn(room, Set.of(participant));
  }

  /** The same for several. */
  @Transactional
  void markLetIn(RoomId room, Collection<ParticipantId> participants) {
    if (!participants.isEmpty()) {
      var ids = participants.stream().map(ParticipantId::value).toList();
      rows.markLetIn(room.value(), ids, clock.instant());
    }
  }

  /** Nobody comes back because they were let in before. */
  @Transactional
  void lapse(RoomId room) {
    rows.lapse(room.value());
  }

  /** Has a participant wait from now on, whatever the room's access level. */
  @Transactional
  void sendBack(RoomId room, ParticipantId participant) {
    rows.sendBack(participant.value(), room.value(), clock.instant());
  }

  /** The call is over: nobody waits any more because they were sent back, and nobody was in. */
  @Transactional
  void forget(RoomId room) {
    rows.forget(room.value());
  }

  /** Rooms in which somebody was in, let in or sent back for the time of a call. */
  @Transactional(readOnly = true)
  List<RoomId> roomsOfCalls() {
    return rows.roomsOfCalls().stream().map(RoomId::new).toList();
  }

  /** The name under which somebody who is signed in takes part, if they may not choose it. */
  public Optional<ParticipantName> fixedName(PersonId person) {
    return namesFixed ? accountName(person).or(() -> Optional.of(UNREADABLE)) : Optional.empty();
  }

  private Optional<ParticipantName> accountName(PersonId person) {
    return people.find(person).map(PersonProfile::name).flatMap(ParticipantName::ofAccount);
  }

  /** Notes that the participant, a guest who was let in, has proved this address. */
  @Transactional
  Admitted prove(Admitted admitted, EmailAddress address) {
    var room = admitted.admission().room();
    exclusions.letIn(room, Optional.empty(), Optional.of(address), clock.instant());
    var row = rows.findById(admitted.admission().participant().value()).orElseThrow();
    exclusions.latest(room, Optional.empty(), Optional.of(address)).ifPresent(row::takeOver);
    row.prove(address);
    return new Admitted(admission(row), admitted.secret());
  }

  private Admission admission(AdmissionRow row) {
    var person = row.person();
    var account = person.flatMap(this::accountName).map(ParticipantName::value);
    return row.admission(
        new Holder(
            roleNow(row),
            exclusions.of(row),
            account.orElse(null),
            person.flatMap(pictures::since).orElse(null),
            namesFixed && person.isPresent()));
  }

  /** That of its account or proved address as it is now; what it was where the room is gone. */
  private Role roleNow(AdmissionRow row) {
    var person = row.person();
    if (person.isPresent()) {
      return rooms.find(row.room()).map(room -> role(room, person)).orElseGet(row::role);
    }
    return row.email().flatMap(address -> rooms.grantOf(row.room(), address)).orElseGet(row::role);
  }

  /** The admission into {@code room} that the secret is for, whatever its standing. */
  @Transactional(readOnly = true)
  public Optional<Admission> find(RoomId room, AdmissionSecret secret) {
    return row(room, secret).map(this::admission);
  }

  private Optional<AdmissionRow> row(RoomId room, AdmissionSecret secret) {
    return rows.findByApplicantSecretHash(secret.hash()).filter(row -> row.opens(room, secret));
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
    return rows.findByApplicantPersonId(person.value()).stream().map(this::admission).toList();
  }

  /** Deletes what no browser can use any more. */
  @Transactional
  int deleteOld() {
    var now = clock.instant();
    return rows.deleteOld(now.minus(VALIDITY), now.minus(ENDED_KEPT));
  }
}
