package eu.parvis.conference;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.conference.Waiting.State;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who waits for which room: rows, which are the truth. Whatever was heard of a page or told to a
 * moderator may be lost and is told again.
 */
@Service
@Transactional
public class Lobby {

  /** Most who wait for one room. */
  public static final int MOST_WAITING = 1000;

  /** How long whoever waits may be unheard of, as while a page is loaded again. */
  public static final Duration UNHEARD = Duration.ofMinutes(2);

  /** How long nobody could be heard, at most, because the server was away. */
  private static final Duration LONGEST_OUTAGE = Duration.ofHours(1);

  /** How long a refusal is remembered. */
  private static final Duration REFUSAL_KEPT = Duration.ofHours(1);

  private final WaitingRows rows;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Lobby(WaitingRows rows, Clock clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** One who waits and the secret that their browser has to keep for it. */
  public record Ticket(Waiting waiting, AdmissionSecret secret) {}

  /** Who waits for {@code room} with this secret, whatever was decided. */
  @Transactional(readOnly = true)
  public Optional<Waiting> find(RoomId room, AdmissionSecret secret) {
    return row(room, secret).map(WaitingRow::waiting);
  }

  /** The same, if it is of this person, or of nobody's account. */
  @Transactional(readOnly = true)
  Optional<Waiting> find(RoomId room, AdmissionSecret secret, Optional<PersonId> person) {
    return row(room, secret).filter(row -> row.person().equals(person)).map(WaitingRow::waiting);
  }

  private Optional<WaitingRow> row(RoomId room, AdmissionSecret secret) {
    return rows.findByApplicantSecretHash(secret.hash()).filter(row -> row.opens(room, secret));
  }

  /** Everybody who asked, in that order, those whose request was decided included. */
  @Transactional(readOnly = true)
  List<Row> of(RoomId room) {
    return rows.findByApplicantRoomIdOrderByAskedAt(room.value()).stream()
        .map(row -> new Row(row.waiting(), row.person(), row.sentBack()))
        .toList();
  }

  /** One who asked, whose account it is, and who it was in the call if they were sent back. */
  record Row(Waiting waiting, Optional<PersonId> person, Optional<ParticipantId> sentBack) {

    WaitingId id() {
      return waiting.id();
    }

    /** The address that a guest proved. */
    Optional<EmailAddress> email() {
      return Optional.ofNullable(waiting.email());
    }
  }

  /** Whose account it is that waits for {@code room}, if it is anybody's. */
  @Transactional(readOnly = true)
  Optional<PersonId> person(RoomId room, WaitingId id) {
    return rows.findById(id.value())
        .filter(row -> row.room().equals(room) && row.waiting().state() == State.WAITING)
        .flatMap(WaitingRow::person);
  }

  /** The rooms for which somebody waits with an account. */
  @Transactional(readOnly = true)
  List<RoomId> awaited(PersonId person) {
    return rows.roomsAwaited(person.value()).stream().map(RoomId::new).toList();
  }

  /** Has somebody wait who did not ask; the secret is that of their admission. */
  void sendBack(AdmissionRow admission, @Nullable String account) {
    var row = admission.waiting(account, clock.instant());
    rows.deleteBySecretHash(row.secretHash());
    rows.save(row);
  }

  /**
   * Begins to wait; empty if too many do already.
   *
   * @param sentBack who it was in the call, or null for whoever was not sent back
   */
  Optional<Ticket> ask(
      RoomId room,
      @Nullable PersonProfile person,
      ParticipantName name,
      @Nullable ParticipantId sentBack) {
    if (rows.countByApplicantRoomIdAndState(room.value(), State.WAITING) >= MOST_WAITING) {
      return Optional.empty();
    }
    var secret = AdmissionSecret.random(random);
    var account = Optional.ofNullable(person);
    var applicant =
        new ApplicantColumns(room, account.map(PersonProfile::id).orElse(null), name, secret);
    var row =
        rows.save(
            new WaitingRow(
                applicant,
                account.map(PersonProfile::name).orElse(null),
                sentBack == null ? null : sentBack.value(),
                clock.instant()));
    return Optional.of(new Ticket(row.waiting(), secret));
  }

  /**
   * Waits on under the name given now: after a refusal or the end of a call from the end of the
   * queue, else in the same place, also where the room had opened and is shut again.
   */
  void askAgain(Waiting waiting, ParticipantName name) {
    var id = waiting.id().value();
    if (waiting.state() == State.REFUSED || waiting.state() == State.ENDED) {
      rows.askAgain(id, name.value(), clock.instant());
    } else {
      rows.waitOn(id, name.value(), clock.instant());
    }
  }

  /** Notes that whoever waits, a guest, has proved this address. */
  void prove(WaitingId id, EmailAddress address) {
    rows.prove(id.value(), address.value());
  }

  /** Decides of those of {@code ids} who still wait for {@code room}; returns how many did. */
  int decide(RoomId room, Collection<WaitingId> ids, State decision) {
    return ids.isEmpty() ? 0 : rows.decide(room.value(), values(ids), decision, clock.instant());
  }

  /** The call was ended for all: nobody comes in by what they asked before; a refusal stays. */
  void end(RoomId room) {
    rows.end(room.value(), clock.instant());
  }

  /** Takes back what the room gave by itself, and nobody took. */
  void waitAgain(Collection<WaitingId> ids) {
    if (!ids.isEmpty()) {
      rows.waitAgain(values(ids));
    }
  }

  /**
   * Spends what a moderator granted; of several callers at once, one gets true. What the room
   * opened it does itself, as long as it is open.
   */
  boolean take(Waiting waiting) {
    return rows.take(waiting.id().value(), clock.instant().minus(Waiting.GRANTED)) == 1;
  }

  /** Waits no more, nor holds a grant; a refusal stays. */
  public void cancel(WaitingId id) {
    rows.cancel(id.value());
  }

  /** Forgets everybody who asked, let in or refused. */
  void forget(RoomId room) {
    rows.deleteOf(room.value());
  }

  /** Forgets what somebody asked with their account; returns the rooms concerned. */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  Set<RoomId> forget(PersonId person) {
    var rooms = rows.roomsOf(person.value());
    rows.deleteOfPerson(person.value());
    return Set.copyOf(rooms.stream().map(RoomId::new).toList());
  }

  /** Notes that the pages of these were heard of just now. */
  public void see(Collection<WaitingId> ids) {
    if (!ids.isEmpty()) {
      rows.see(values(ids), clock.instant());
    }
  }

  /** While the server was away nobody could be heard. */
  void begin() {
    var now = clock.instant();
    rows.seeAllSince(now.minus(LONGEST_OUTAGE), now);
  }

  /** Forgets whose page is gone, and grants that nobody took; returns the rooms concerned. */
  Set<RoomId> deleteOld() {
    var now = clock.instant();
    var unheard = now.minus(UNHEARD);
    var rooms = rows.roomsUnheardSince(unheard);
    rows.deleteOld(unheard, now.minus(Waiting.GRANTED), now.minus(REFUSAL_KEPT));
    return Set.copyOf(rooms.stream().map(RoomId::new).toList());
  }

  private static List<UUID> values(Collection<WaitingId> ids) {
    return ids.stream().map(WaitingId::value).toList();
  }
}
