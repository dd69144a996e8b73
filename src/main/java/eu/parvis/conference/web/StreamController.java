package eu.parvis.conference.web;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Entrance;
import eu.parvis.conference.StreamTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a participant needs to open a stream, and how it says that one is closed. */
@RestController
@RequestMapping("/api/rooms/{slug}")
class StreamController {

  private final RoomAccess access;
  private final SignedIn signedIn;
  private final Entrance entrance;
  private final StreamTokens tokens;
  private final Conferences conferences;
  private final RequestOrigin origin;
  private final Attempts attempts;
  private final CallNetworks calls;

  StreamController(
      RoomAccess access,
      SignedIn signedIn,
      Entrance entrance,
      StreamTokens tokens,
      Conferences conferences,
      RequestOrigin origin,
      Attempts attempts,
      CallNetworks calls) {
    this.access = access;
    this.signedIn = signedIn;
    this.entrance = entrance;
    this.tokens = tokens;
    this.conferences = conferences;
    this.origin = origin;
    this.attempts = attempts;
    this.calls = calls;
  }

  record TokenRequest(@Nullable Boolean screen) {}

  record TokenAnswer(
      String token,
      long expiresIn,
      String xmpp,
      String domain,
      String muc,
      String focus,
      String room,
      String participant,
      @Nullable String screenOf) {

    @Override
    public String toString() {
      return "TokenAnswer[participant=" + participant + "]";
    }
  }

  record LeaveRequest(@Nullable String endpoint) {}

  @PostMapping("/token")
  TokenAnswer token(
      HttpServletRequest request, @PathVariable String slug, @RequestBody TokenRequest wanted) {
    var room = access.room(request, slug);
    var person = signedIn.current().map(PersonProfile::id);
    var admission = access.recognised(request, room, person);
    access.requireOpen(room, Optional.of(admission));
    if (!entrance.admits(room, admission)) {
      throw new Refusal(RefusalCode.MUST_WAIT);
    }
    attempts.stream(admission.participant());
    calls.note(room.id(), admission.participant(), request.getRemoteAddr());
    var screen = Boolean.TRUE.equals(wanted.screen());
    var participant = admission.participant().toString();
    return new TokenAnswer(
        tokens.issue(admission, screen),
        StreamTokens.VALIDITY.toSeconds(),
        origin.socket(request, "/xmpp-websocket").toString(),
        "parvis",
        "conference.parvis",
        "focus.parvis",
        room.id().value().toString(),
        participant,
        screen ? participant : null);
  }

  /** Sent when the page goes away; it may arrive after the stream's own end. */
  @PostMapping("/leave")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void leave(
      HttpServletRequest request, @PathVariable String slug, @RequestBody LeaveRequest left) {
    var endpoint = left.endpoint();
    if (endpoint == null) {
      throw new Refusal(RefusalCode.MALFORMED);
    }
    var room = access.room(request, slug);
    var participant = access.participant(request, room).participant();
    var conference = conferences.of(room.id());
    conference.execute(() -> conference.leave(participant, endpoint));
  }
}
