package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.Admission;
import eu.parvis.conference.AdmissionRefused;
import eu.parvis.conference.Admissions;
import eu.parvis.conference.ParticipantName;
import eu.parvis.room.Agenda;
import eu.parvis.room.Rooms;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a room is, and how one is admitted to it. */
@RestController
@RequestMapping("/api/rooms/{slug}")
class RoomController {

  private final RoomAccess access;
  private final Admissions admissions;
  private final SignedIn signedIn;
  private final Attempts attempts;
  private final Rooms rooms;
  private final Clock clock;

  RoomController(
      RoomAccess access,
      Admissions admissions,
      SignedIn signedIn,
      Attempts attempts,
      Rooms rooms,
      Clock clock) {
    this.access = access;
    this.admissions = admissions;
    this.signedIn = signedIn;
    this.attempts = attempts;
    this.rooms = rooms;
    this.clock = clock;
  }

  record Application(@Nullable String name) {}

  record Admitted(String participant, String name, String role) {}

  @GetMapping
  RoomAnswer room(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    var person = signedIn.current();
    var held = access.held(request, room);
    var role = admissions.role(room, person.map(PersonProfile::id));
    var now = clock.instant();
    return switch (room.agenda()) {
      case Agenda.Cancelled cancelled -> RoomAnswer.cancelled(cancelled, now);
      case Agenda.Open over when access.over(room) -> RoomAnswer.over(over, now, role.moderates());
      case Agenda.Open open -> {
        var fixed = person.map(PersonProfile::id).flatMap(admissions::fixedName);
        var name =
            fixed
                .or(() -> held.map(Admission::name).map(ParticipantName::new))
                .or(() -> person.map(PersonProfile::name).flatMap(ParticipantName::ofAccount))
                .map(ParticipantName::value)
                .orElse("");
        var me =
            new RoomAnswer.Me(name, person.isPresent(), fixed.isPresent(), RoomAnswer.word(role));
        yield RoomAnswer.open(open, now, access.full(room, held), me);
      }
    };
  }

  /** Opens the door again after a meeting; the login says who may, since nobody is in. */
  @PostMapping("/reopen")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(HttpServletRequest request, @PathVariable String slug) {
    var room = access.room(request, slug);
    if (!admissions.role(room, signedIn.current().map(PersonProfile::id)).moderates()) {
      throw new Refusal(RefusalCode.NOT_ALLOWED);
    }
    rooms.reopen(room.id());
  }

  @PostMapping("/admission")
  ResponseEntity<Admitted> admit(
      HttpServletRequest request, @PathVariable String slug, @RequestBody Application application) {
    var room = access.room(request, slug);
    var name =
        Optional.ofNullable(application.name())
            .flatMap(ParticipantName::parse)
            .orElseThrow(() -> new Refusal(RefusalCode.NAME_INVALID));
    var held = access.held(request, room);
    access.requireOpen(room, held);
    access.requireNotOver(room);
    if (held.isEmpty()) {
      attempts.admission(request);
    }
    var person = signedIn.current().map(PersonProfile::id);
    var secret = AdmissionCookie.read(request, room.slug());
    try {
      var admitted = admissions.admit(room, name, person, secret);
      var admission = admitted.admission();
      return ResponseEntity.status(HttpStatus.CREATED)
          .header(
              HttpHeaders.SET_COOKIE,
              AdmissionCookie.write(request, room.slug(), admitted.secret()))
          .body(
              new Admitted(
                  admission.participant().toString(),
                  admission.name(),
                  RoomAnswer.word(admission.role())));
    } catch (AdmissionRefused e) {
      throw new Refusal(
          switch (e.reason()) {
            case REMOVED -> RefusalCode.REMOVED;
            case LOCKED -> RefusalCode.LOCKED;
          });
    }
  }
}
