package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.AdmissionRefused;
import eu.parvis.conference.Admissions.Admitted;
import eu.parvis.conference.Entrance;
import eu.parvis.conference.Entrance.Outcome;
import eu.parvis.conference.Entrance.Wish;
import eu.parvis.conference.EntryRefused;
import eu.parvis.conference.Lobby.Ticket;
import eu.parvis.conference.LobbyDesk;
import eu.parvis.conference.ParticipantName;
import eu.parvis.room.RoomDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets people into a room or has them wait; see {@link Entrance}. */
@RestController
class AdmissionController {

  private final RoomAccess access;
  private final Entrance entrance;
  private final LobbyDesk desk;
  private final SignedIn signedIn;
  private final Attempts attempts;

  AdmissionController(
      RoomAccess access, Entrance entrance, LobbyDesk desk, SignedIn signedIn, Attempts attempts) {
    this.access = access;
    this.entrance = entrance;
    this.desk = desk;
    this.signedIn = signedIn;
    this.attempts = attempts;
  }

  /**
   * What is sent.
   *
   * @param wish {@code ask}, also if it is missing; {@code at-once}; or {@code take}
   */
  record Application(@Nullable String name, @Nullable String wish) {}

  record Participant(String participant, String name, String role) {}

  @PostMapping("/api/rooms/{slug}/admission")
  ResponseEntity<?> admit(
      HttpServletRequest request, @PathVariable String slug, @RequestBody Application application) {
    var room = access.room(request, slug);
    var name =
        Optional.ofNullable(application.name())
            .flatMap(ParticipantName::parse)
            .orElseThrow(() -> new Refusal(RefusalCode.NAME_INVALID));
    var wish = wish(application.wish());
    var held = access.held(request, room);
    access.requireOpen(room, held);
    access.requireNotOver(room);
    var applicant = access.applicant(request, room, signedIn.current().map(PersonProfile::id));
    if (held.isEmpty() && !entrance.knows(room, applicant)) {
      attempts.admission(request);
    }
    try {
      return switch (entrance.enter(room, name, applicant, wish)) {
        case Outcome.In(Admitted admitted) -> in(request, room, admitted);
        case Outcome.Waits(Ticket ticket) -> waits(request, room, ticket);
      };
    } catch (AdmissionRefused e) {
      throw new Refusal(RefusalCode.REMOVED);
    } catch (EntryRefused e) {
      throw new Refusal(RefusalCode.of(e.reason()), e.after());
    } finally {
      desk.review(room.id());
    }
  }

  private static Wish wish(@Nullable String word) {
    return switch (word) {
      case null -> Wish.ASK;
      case "ask" -> Wish.ASK;
      case "at-once" -> Wish.AT_ONCE;
      case "take" -> Wish.TAKE;
      default -> throw new Refusal(RefusalCode.MALFORMED);
    };
  }

  private static ResponseEntity<Participant> in(
      HttpServletRequest request, RoomDetails room, Admitted admitted) {
    var admission = admitted.admission();
    var answer = ResponseEntity.status(HttpStatus.CREATED);
    answer.header(
        HttpHeaders.SET_COOKIE,
        SecretCookie.ADMISSION.write(request, room.slug(), admitted.secret()));
    if (SecretCookie.TICKET.read(request, room.slug()).isPresent()) {
      answer.header(HttpHeaders.SET_COOKIE, SecretCookie.TICKET.drop(room.slug()));
    }
    return answer.body(
        new Participant(
            admission.participant().toString(),
            admission.name(),
            RoomAnswer.word(admission.role())));
  }

  private ResponseEntity<WaitingAnswer> waits(
      HttpServletRequest request, RoomDetails room, Ticket ticket) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .header(
            HttpHeaders.SET_COOKIE,
            SecretCookie.TICKET.write(request, room.slug(), ticket.secret()))
        .body(WaitingAnswer.waiting(desk.moderated(room.id()), desk.message(room.id())));
  }
}
