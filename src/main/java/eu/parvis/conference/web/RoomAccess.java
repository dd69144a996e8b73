package eu.parvis.conference.web;

import eu.parvis.account.PersonId;
import eu.parvis.conference.Admission;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Entrance;
import eu.parvis.kernel.Slug;
import eu.parvis.room.Agenda;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Which room a request is about, and which participant it comes from. */
@Component
class RoomAccess {

  private final Rooms rooms;
  private final Admissions admissions;
  private final Conferences conferences;
  private final Attempts attempts;
  private final Clock clock;

  RoomAccess(
      Rooms rooms, Admissions admissions, Conferences conferences, Attempts attempts, Clock clock) {
    this.rooms = rooms;
    this.admissions = admissions;
    this.conferences = conferences;
    this.attempts = attempts;
    this.clock = clock;
  }

  /**
   * The room of a link. Whoever was admitted to it is never kept out by what others behind the same
   * address guessed.
   *
   * @throws Refusal if there is no such room, or the sender has guessed too often
   */
  RoomDetails room(HttpServletRequest request, String slug) {
    var room =
        Slug.parse(slug).flatMap(asked -> rooms.find(asked).or(() -> former(request, asked)));
    if (room.flatMap(found -> held(request, found)).isEmpty()) {
      attempts.check(request);
    }
    return room.orElseThrow(() -> unknown(request));
  }

  /** The same whether there never was such a room, its link was replaced or it is archived. */
  private Refusal unknown(HttpServletRequest request) {
    var refusal = new Refusal(RefusalCode.UNKNOWN_ROOM);
    refusal.getHeaders().add(HttpHeaders.SET_COOKIE, attempts.miss(request));
    return refusal;
  }

  /** Whoever is in when a link is replaced goes on by it: their page has no other. */
  private Optional<RoomDetails> former(HttpServletRequest request, Slug slug) {
    return rooms
        .findByFormer(slug)
        .filter(room ->
            held(request, room)
                .map(Admission::participant)
                .filter(conferences.people(room.id())::contains)
                .isPresent());
  }

  /** The admission that the browser holds for the room, whatever its standing. */
  Optional<Admission> held(HttpServletRequest request, RoomDetails room) {
    return SecretCookie.ADMISSION
        .read(request, room.slug())
        .flatMap(secret -> admissions.find(room.id(), secret));
  }

  /** Who wants to come in, by what the browser holds. */
  Entrance.Applicant applicant(
      HttpServletRequest request, RoomDetails room, Optional<PersonId> person) {
    return new Entrance.Applicant(
        person,
        SecretCookie.ADMISSION.read(request, room.slug()),
        SecretCookie.TICKET.read(request, room.slug()),
        Optional.empty());
  }

  /**
   * The participant that the request comes from.
   *
   * @throws Refusal if there is none, or it was put out
   */
  Admission participant(HttpServletRequest request, RoomDetails room) {
    var admission = held(request, room).orElseThrow(() -> new Refusal(RefusalCode.NO_ADMISSION));
    return switch (admission.standing()) {
      case VALID -> admission;
      case SENT_BACK -> throw new Refusal(RefusalCode.MUST_WAIT);
      case REMOVED -> throw new Refusal(RefusalCode.REMOVED);
      case ENDED -> throw new Refusal(RefusalCode.ENDED);
      case UNKNOWN -> throw new Refusal(RefusalCode.NO_ADMISSION);
    };
  }

  /**
   * The participant that wants to open a stream. The admission of an account is good while the
   * account is signed in, or whoever uses the browser next would come in as its owner; who is in
   * goes on, whatever becomes of the login.
   *
   * @param person who is signed in with the browser
   * @throws Refusal if there is none, or it was put out
   */
  Admission recognised(HttpServletRequest request, RoomDetails room, Optional<PersonId> person) {
    var admission = participant(request, room);
    if (admission.person() != null
        && !Optional.ofNullable(admission.person()).equals(person)
        && !conferences.people(room.id()).contains(admission.participant())) {
      throw new Refusal(RefusalCode.NO_ADMISSION);
    }
    return admission;
  }

  /** Whether the room takes nobody else; who is present already is not kept out. */
  boolean full(RoomDetails room, Optional<Admission> admission) {
    var people = conferences.people(room.id());
    return people.size() >= room.participantLimit()
        && admission.map(Admission::participant).filter(people::contains).isEmpty();
  }

  /** Whether the time of the room's meeting has passed and nobody is in. */
  boolean over(RoomDetails room) {
    return room.over(clock.instant()) && conferences.people(room.id()).isEmpty();
  }

  /**
   * Keeps the door shut behind a meeting. Not asked of streams: whoever was in and comes back, as
   * after a restart of the server, is not put out by the clock.
   */
  void requireNotOver(RoomDetails room) {
    if (over(room)) {
      throw new Refusal(RefusalCode.OVER);
    }
  }

  void requireOpen(RoomDetails room, Optional<Admission> admission) {
    if (room.agenda() instanceof Agenda.Cancelled) {
      throw new Refusal(RefusalCode.CANCELLED);
    }
    if (full(room, admission)) {
      throw new Refusal(RefusalCode.ROOM_FULL);
    }
  }
}
