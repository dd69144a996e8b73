package eu.parvis.conference;

import eu.parvis.room.RoomId;
import org.jspecify.annotations.Nullable;

/** Writes down what participants of one conference do to others, with the names of that moment. */
record Journal(Conference conference, RoomId room, Register register, House house) {

  /**
   * @param target to whom, or null for everybody
   * @param detail in the words of {@link LogEntry}
   */
  void note(ParticipantId by, Action action, @Nullable ParticipantId target, String detail) {
    var whom = target == null ? null : name(target);
    house.log(room, new LogEntry(conference.now(), action, by, name(by), target, whom, detail));
  }

  /**
   * Of one who waits, under the name that they wait by; whoever was never in is known by their
   * request.
   *
   * @param detail in the words of {@link LogEntry}
   */
  void note(ParticipantId by, Lobby.Row waiting, String detail) {
    var target = waiting.sentBack().orElseGet(() -> new ParticipantId(waiting.id().value()));
    var whom = waiting.waiting().name();
    house.log(
        room, new LogEntry(conference.now(), Action.ADMIT, by, name(by), target, whom, detail));
  }

  private String name(ParticipantId participant) {
    return register.find(room, participant).map(Admission::name).orElse("");
  }
}
