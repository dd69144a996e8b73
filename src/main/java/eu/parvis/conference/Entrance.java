package eu.parvis.conference;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.conference.Admissions.Admitted;
import eu.parvis.conference.EntryRefused.Reason;
import eu.parvis.conference.Lobby.Ticket;
import eu.parvis.conference.Waiting.State;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who goes into a room at once and who waits. Every way in asks here: the request to be
 * admitted, and each token for a stream.
 */
@Service
public class Entrance {

  private final Admissions admissions;
  private final Exclusions exclusions;
  private final Lobby lobby;
  private final Conferences conferences;
  private final Rooms rooms;
  private final House house;
  private final People people;
  private final Clock clock;

  Entrance(
      Admissions admissions,
      Exclusions exclusions,
      Lobby lobby,
      Conferences conferences,
      Rooms rooms,
      House house,
      People people,
      Clock clock) {
    this.admissions = admissions;
    this.exclusions = exclusions;
    this.lobby = lobby;
    this.conferences = conferences;
    this.rooms = rooms;
    this.house = house;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Who wants to come in.
   *
   * @param person who is signed in with the browser
   * @param admission the secret of an admission that the browser holds for this room
   * @param ticket the secret of one who waits that it holds for this room
   * @param proved the address that a guest has just proved to be theirs
   */
  public record Applicant(
      Optional<PersonId> person,
      Optional<AdmissionSecret> admission,
      Optional<AdmissionSecret> ticket,
      Optional<EmailAddress> proved) {

    /** The same, after proving {@code address}. */
    public Applicant proving(EmailAddress address) {
      return new Applicant(person, admission, ticket, Optional.of(address));
    }
  }

  /** How somebody wants to come in. */
  public enum Wish {
    /** At once, or else wait. */
    ASK,
    /** At once or not at all. */
    AT_ONCE,
    /** By what a moderator decided of one who waits. */
    TAKE
  }

  /** What comes of it. */
  public sealed interface Outcome {

    /** They are in. */
    record In(Admitted admitted) implements Outcome {}

    /** They wait. */
    record Waits(Ticket ticket) implements Outcome {}
  }

  /** Whether {@code applicant} would have to wait. */
  @Transactional(readOnly = true)
  public boolean waits(RoomDetails room, Applicant applicant) {
    var held = held(room, applicant);
    var known = known(room, applicant);
    return !opens(room, applicant.person(), proved(applicant, held, known), held)
        && known.filter(waiting -> waiting.granted(clock.instant())).isEmpty();
  }

  /** Under which name {@code applicant} waits already. */
  @Transactional(readOnly = true)
  public Optional<String> waiting(RoomDetails room, Applicant applicant) {
    return known(room, applicant).filter(this::stands).map(Waiting::name);
  }

  private boolean stands(Waiting known) {
    return known.state() == State.WAITING || known.granted(clock.instant());
  }

  /**
   * Lets {@code applicant} in or puts them among those who wait.
   *
   * @param counted runs first unless they come by what the browser holds, and as nobody new; they
   *     do not come in if it throws
   * @throws AdmissionRefused if the owner removed this browser or this account
   * @throws EntryRefused if they neither come in nor wait
   */
  @Transactional(rollbackFor = {AdmissionRefused.class, EntryRefused.class})
  public Outcome enter(
      RoomDetails room, ParticipantName name, Applicant applicant, Wish wish, Runnable counted)
      throws AdmissionRefused, EntryRefused {
    var person = applicant.person().filter(people::remainsActive);
    var known = ticket(room, applicant);
    var held = held(room, applicant);
    if (of(held, applicant.person()).isEmpty()
        && known.map(Ticket::waiting).filter(this::stands).isEmpty()) {
      counted.run();
    }
    var proved = proved(applicant, held, known.map(Ticket::waiting));
    var called = kept(room, of(held, person)).orElse(name);
    if (proved.isPresent()) {
      admissions.requireNotRemoved(room.id(), proved.get());
    }
    if (opens(room, person, proved, held)) {
      known.map(ticket -> ticket.waiting().id()).ifPresent(lobby::cancel);
      return in(admissions.admit(room, called, person, applicant.admission()), proved);
    }
    if (known.isPresent() && lobby.take(known.get().waiting())) {
      // Under the name that was seen by whoever let them in.
      var seen = ParticipantName.parse(known.get().waiting().name()).orElse(called);
      return in(admissions.letIn(room, seen, person, applicant.admission()), proved);
    }
    if (wish != Wish.ASK) {
      throw new EntryRefused(wish == Wish.TAKE ? Reason.NO_GRANT : Reason.MUST_WAIT);
    }
    admissions.requireNotRemoved(room.id(), person, applicant.admission());
    var asking = person.flatMap(admissions::fixedName).orElse(called);
    var ticket = ask(room, asking, person, applicant, known);
    proved.ifPresent(address -> lobby.prove(ticket.waiting().id(), address));
    return new Outcome.Waits(ticket);
  }

  /** The name under which {@code applicant} takes part, if they may not choose it. */
  @Transactional(readOnly = true)
  public Optional<ParticipantName> fixedName(RoomDetails room, Applicant applicant) {
    var person = applicant.person();
    return person
        .flatMap(admissions::fixedName)
        .or(() -> kept(room, of(held(room, applicant), person)));
  }

  /** While a call goes on, nobody renames themselves by coming in again who may not otherwise. */
  private Optional<ParticipantName> kept(RoomDetails room, Optional<Admission> held) {
    return held.filter(one -> !Rights.allows(one.role(), Action.RENAME_THEMSELVES, room.policies()))
        .filter(_ -> !conferences.people(room.id()).isEmpty())
        .flatMap(one -> ParticipantName.parse(one.name()));
  }

  private Outcome in(Admitted admitted, Optional<EmailAddress> proved) {
    return new Outcome.In(
        proved.map(address -> admissions.prove(admitted, address)).orElse(admitted));
  }

  /** The address that a guest has proved, now or before. */
  private static Optional<EmailAddress> proved(
      Applicant applicant, Optional<Admission> held, Optional<Waiting> known) {
    if (applicant.person().isPresent()) {
      return Optional.empty();
    }
    return applicant
        .proved()
        .or(() -> of(held, applicant.person()).map(Admission::email))
        .or(() -> known.map(Waiting::email));
  }

  private Ticket ask(
      RoomDetails room,
      ParticipantName name,
      Optional<PersonId> person,
      Applicant applicant,
      Optional<Ticket> known)
      throws EntryRefused {
    var now = clock.instant();
    var pause = known.map(before -> before.waiting().pause(now)).filter(left -> !left.isZero());
    if (pause.isPresent()) {
      throw new EntryRefused(Reason.NOT_LET_IN, pause.get());
    }
    if (known.filter(before -> before.waiting().state() != State.ADMITTED).isPresent()) {
      lobby.askAgain(known.get().waiting(), name);
      return known.get();
    }
    var sentBack =
        held(room, applicant)
            .filter(held -> held.standing() == Standing.SENT_BACK)
            .map(Admission::participant);
    return lobby
        .ask(room.id(), person.flatMap(people::find).orElse(null), name, sentBack.orElse(null))
        .orElseThrow(() -> new EntryRefused(Reason.TOO_MANY_WAIT));
  }

  private Optional<Waiting> known(RoomDetails room, Applicant applicant) {
    return ticket(room, applicant).map(Ticket::waiting);
  }

  /** By the secret of a request, or by that of the admission of whoever was sent back. */
  private Optional<Ticket> ticket(RoomDetails room, Applicant applicant) {
    return Stream.of(applicant.ticket(), applicant.admission())
        .flatMap(Optional::stream)
        .flatMap(secret -> ticket(room, secret, applicant.person()).stream())
        .findFirst();
  }

  private Optional<Ticket> ticket(
      RoomDetails room, AdmissionSecret secret, Optional<PersonId> person) {
    return lobby.find(room.id(), secret, person).map(waiting -> new Ticket(waiting, secret));
  }

  private Optional<Admission> held(RoomDetails room, Applicant applicant) {
    return applicant.admission().flatMap(secret -> admissions.find(room.id(), secret));
  }

  /** Whether a stream may be opened with {@code admission}; nobody is in before it joins. */
  @Transactional(readOnly = true)
  public boolean admits(RoomDetails room, Admission admission) {
    var person = Optional.ofNullable(admission.person());
    var proved = Optional.ofNullable(admission.email());
    return opens(room, person, proved, Optional.of(admission));
  }

  static boolean restricts(RoomDetails room) {
    return room.access() != AccessLevel.PUBLIC || room.policies().waitForModerator();
  }

  private boolean opens(
      RoomDetails room,
      Optional<PersonId> person,
      Optional<EmailAddress> proved,
      Optional<Admission> admission) {
    if (admission.filter(held -> held.standing() == Standing.SENT_BACK).isPresent()) {
      return false;
    }
    return opensByItself(room, person, proved)
        || of(admission, person)
            .filter(held -> held.standing() == Standing.VALID)
            .filter(held -> held.letIn(clock.instant()) || present(room, held))
            .isPresent();
  }

  /** What is no admission of somebody else's, whatever came of it but its end. */
  private static Optional<Admission> of(Optional<Admission> admission, Optional<PersonId> person) {
    return admission
        .filter(held -> held.standing() == Standing.VALID || held.standing() == Standing.SENT_BACK)
        .filter(held -> Optional.ofNullable(held.person()).equals(person));
  }

  private boolean present(RoomDetails room, Admission held) {
    return conferences.people(room.id()).contains(held.participant());
  }

  /** Whether the room lets one in who waits, without anybody's doing. */
  boolean opensByItself(RoomDetails room, Lobby.Row row) {
    var standing = row.sentBack().map(participant -> admissions.standing(room.id(), participant));
    return standing.filter(Standing.SENT_BACK::equals).isEmpty()
        && opensByItself(room, row.person(), row.email());
  }

  private boolean opensByItself(
      RoomDetails room, Optional<PersonId> person, Optional<EmailAddress> proved) {
    var grant = proved.flatMap(address -> rooms.grantOf(room.id(), address));
    var moderates = grant.orElseGet(() -> admissions.role(room, person)).moderates();
    return (grant.isPresent() || rooms.mayEnter(room, person))
        && exclusions.of(room.id(), person, proved) == Standing.VALID
        && (!house.locked(room.id()) || moderates)
        && (!room.policies().waitForModerator() || moderates || conferences.moderated(room.id()));
  }
}
