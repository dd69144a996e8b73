package eu.parvis.conference.web;

import eu.parvis.conference.AdmissionRefused;
import eu.parvis.conference.Admissions.Admitted;
import eu.parvis.conference.Entrance;
import eu.parvis.conference.Entrance.Applicant;
import eu.parvis.conference.Entrance.Outcome;
import eu.parvis.conference.Entrance.Wish;
import eu.parvis.conference.EntryRefused;
import eu.parvis.conference.Lobby.Ticket;
import eu.parvis.conference.LobbyDesk;
import eu.parvis.conference.ParticipantName;
import eu.parvis.room.RoomDetails;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lets somebody in or has them wait, as {@link Entrance} decides, and answers the browser. */
@Component
class Reception {

  private final Entrance entrance;
  private final LobbyDesk desk;

  Reception(Entrance entrance, LobbyDesk desk) {
    this.entrance = entrance;
    this.desk = desk;
  }

  /** What whoever asks to come in is told. */
  sealed interface Answer permits Participant, WaitingAnswer {}

  /** Who was let in. */
  record Participant(String participant, String name, String role) implements Answer {}

  /**
   * Answers 201 to who is in and 202 to who waits, with the cookie for it.
   *
   * @param counted runs first if somebody new comes, and may refuse them
   * @throws Refusal if they neither come in nor wait
   */
  ResponseEntity<Answer> admit(
      HttpServletRequest request,
      RoomDetails room,
      ParticipantName name,
      Applicant applicant,
      Wish wish,
      Runnable counted) {
    try {
      return switch (entrance.enter(room, name, applicant, wish, counted)) {
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

  private static ResponseEntity<Answer> in(
      HttpServletRequest request, RoomDetails room, Admitted admitted) {
    var admission = admitted.admission();
    var answer = ResponseEntity.status(HttpStatus.CREATED);
    answer.header(
        HttpHeaders.SET_COOKIE,
        SecretCookie.ADMISSION.write(request, room.slug(), admitted.secret()));
    Stream.of(SecretCookie.TICKET, SecretCookie.PROOF)
        .filter(cookie -> cookie.read(request, room.slug()).isPresent())
        .forEach(cookie -> answer.header(HttpHeaders.SET_COOKIE, cookie.drop(room.slug())));
    return answer.body(
        new Participant(
            admission.participant().toString(),
            admission.name(),
            RoomAnswer.word(admission.role())));
  }

  private ResponseEntity<Answer> waits(
      HttpServletRequest request, RoomDetails room, Ticket ticket) {
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .header(
            HttpHeaders.SET_COOKIE,
            SecretCookie.TICKET.write(request, room.slug(), ticket.secret()))
        .body(
            WaitingAnswer.waiting(
                desk.moderated(room.id()), room.agenda().title(), desk.message(room.id())));
  }
}
