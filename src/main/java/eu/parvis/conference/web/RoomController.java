package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.AddressCodes;
import eu.parvis.conference.Admission;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.Entrance;
import eu.parvis.conference.ParticipantName;
import eu.parvis.room.Agenda;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What takes place in a room, and how one comes in. */
@RestController
@RequestMapping("/api/rooms/{slug}")
class RoomController {

  private final RoomAccess access;
  private final Admissions admissions;
  private final Entrance entrance;
  private final AddressCodes codes;
  private final SignedIn signedIn;
  private final Rooms rooms;
  private final Clock clock;

  RoomController(
      RoomAccess access,
      Admissions admissions,
      Entrance entrance,
      AddressCodes codes,
      SignedIn signedIn,
      Rooms rooms,
      Clock clock) {
    this.access = access;
    this.admissions = admissions;
    this.entrance = entrance;
    this.codes = codes;
    this.signedIn = signedIn;
    this.rooms = rooms;
    this.clock = clock;
  }

  @GetMapping
  RoomAnswer room(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    var person = signedIn.current();
    var held = access.held(request, room);
    var role = admissions.role(room, person.map(PersonProfile::id));
    var now = clock.instant();
    return switch (room.agenda()) {
      case Agenda.Cancelled cancelled -> RoomAnswer.cancelled(cancelled, now);
      case Agenda.Open over when access.over(room) ->
          RoomAnswer.over(over, now, mayReopen(room), person.isPresent());
      case Agenda.Open open -> {
        var applicant = access.applicant(request, room, person.map(PersonProfile::id));
        var waiting = entrance.waiting(room, applicant);
        var fixed = entrance.fixedName(room, applicant);
        var name =
            fixed
                .map(ParticipantName::value)
                .or(() -> waiting)
                .or(() -> held.filter(own(person)).map(Admission::name))
                .or(() -> person.map(PersonProfile::name).flatMap(RoomController::proposal))
                .orElse("");
        var me =
            new RoomAnswer.Me(name, person.isPresent(), fixed.isPresent(), RoomAnswer.word(role));
        var door =
            waiting.isPresent()
                ? RoomAnswer.Door.WAITING
                : entrance.waits(room, applicant) ? RoomAnswer.Door.ASK : RoomAnswer.Door.OPEN;
        yield RoomAnswer.open(open, now, access.full(room, held), door, codes.offered(), me);
      }
    };
  }

  /** Whoever uses the browser next does not read whose account was in. */
  private static Predicate<Admission> own(Optional<PersonProfile> person) {
    return held ->
        held.person() == null || person.filter(one -> one.id().equals(held.person())).isPresent();
  }

  /** Opens the door again after a meeting; the login says who may, since nobody is in. */
  @PostMapping("/reopen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    if (!mayReopen(room)) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
    rooms.reopen(room.id());
  }

  /** Members whom the room lets in: who else comes then is as the room says. */
  private boolean mayReopen(RoomDetails room) {
    var person = signedIn.current().map(PersonProfile::id);
    return person.isPresent()
        && admissions.role(room, person).atLeast(Role.MEMBER)
        && rooms.mayEnter(room, person);
  }

  private static Optional<String> proposal(String name) {
    return ParticipantName.ofAccount(name).map(ParticipantName::value);
  }
}
