package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.Entrance.Wish;
import eu.parvis.conference.ParticipantName;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets people into a room or has them wait; see {@link eu.parvis.conference.Entrance}. */
@RestController
class AdmissionController {

  private final RoomAccess access;
  private final Reception reception;
  private final SignedIn signedIn;
  private final Attempts attempts;

  AdmissionController(
      RoomAccess access, Reception reception, SignedIn signedIn, Attempts attempts) {
    this.access = access;
    this.reception = reception;
    this.signedIn = signedIn;
    this.attempts = attempts;
  }

  /**
   * What is sent.
   *
   * @param wish {@code ask}, also if it is missing; {@code at-once}; or {@code take}
   */
  record Application(@Nullable String name, @Nullable String wish) {}

  @PostMapping("/api/rooms/{slug}/admission")
  ResponseEntity<Reception.Answer> admit(
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
    return reception.admit(request, room, name, applicant, wish, () -> attempts.admission(request));
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
}
