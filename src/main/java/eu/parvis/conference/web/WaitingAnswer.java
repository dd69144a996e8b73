package eu.parvis.conference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.parvis.conference.LobbyMessage;
import eu.parvis.conference.LobbySeen;
import eu.parvis.conference.Waiting;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How things stand for one who waits: the answer to asking, and each event of the waiting page.
 * Nobody's place in the queue is told, since moderators let in whom they want.
 *
 * @param state {@code waiting}; {@code admitted}, to be taken at once; {@code refused}; {@code
 *     ended}, if the call was ended for all; {@code gone}, if there is no such request any more;
 *     {@code elsewhere}, if another page of the same browser waits instead; {@code closed}, if the
 *     room can be entered by nobody
 * @param moderated whether somebody who moderates is in
 * @param opened whether it was the room that let them in, and not a moderator
 * @param again seconds after which a refused one may ask again, else 0
 * @param title what takes place, or the name of the room, perhaps empty; null if nothing is told
 * @param message what the moderators say, or null
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
record WaitingAnswer(
    String state,
    boolean moderated,
    boolean opened,
    long again,
    @Nullable String title,
    @Nullable Message message)
    implements Reception.Answer {

  static final WaitingAnswer GONE = bare("gone");
  static final WaitingAnswer ELSEWHERE = bare("elsewhere");
  static final WaitingAnswer CLOSED = bare("closed");

  /** What moderators say, and when they did, in ISO 8601. */
  record Message(String text, String at) {
    static Message of(LobbyMessage message) {
      return new Message(message.text(), message.at().toString());
    }

    @Override
    public String toString() {
      return "Message[" + at + "]";
    }
  }

  private static WaitingAnswer bare(String state) {
    return new WaitingAnswer(state, false, false, 0, null, null);
  }

  static WaitingAnswer of(Waiting waiting, LobbySeen seen, Instant now) {
    if (!seen.open()) {
      return CLOSED;
    }
    return switch (waiting.state()) {
      case WAITING -> waiting(seen.moderated(), seen.title(), seen.message());
      case ADMITTED, OPENED ->
          waiting.granted(now)
              ? new WaitingAnswer(
                  "admitted",
                  seen.moderated(),
                  waiting.state() == Waiting.State.OPENED,
                  0,
                  seen.title(),
                  null)
              : GONE;
      case REFUSED ->
          new WaitingAnswer(
              "refused", seen.moderated(), false, seconds(waiting, now), seen.title(), null);
      case ENDED -> new WaitingAnswer("ended", seen.moderated(), false, 0, seen.title(), null);
    };
  }

  static WaitingAnswer waiting(boolean moderated, String title, Optional<LobbyMessage> message) {
    return new WaitingAnswer(
        "waiting", moderated, false, 0, title, message.map(Message::of).orElse(null));
  }

  private static long seconds(Waiting waiting, Instant now) {
    return waiting.pause(now).plusMillis(999).toSeconds();
  }
}
