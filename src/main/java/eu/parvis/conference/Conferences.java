package eu.parvis.conference;

import eu.parvis.kernel.Slug;
import eu.parvis.room.RoomCalls;
import eu.parvis.room.RoomId;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The live conferences, at most one for each room. May be used on any thread. */
public class Conferences implements RoomCalls {

  private final Surroundings surroundings;

  /**
   * Weak, so that a conference lasts exactly as long as a stream, a timer or a caller of {@link
   * #of} holds it: there is no moment in which a room could have two.
   */
  private final Map<RoomId, WeakReference<Conference>> live = new ConcurrentHashMap<>();

  Conferences(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** The conference of {@code room}, made if there is none. Pass the id of a room that exists. */
  public Conference of(RoomId room) {
    while (true) {
      var conference =
          live.compute(
                  room,
                  (id, known) ->
                      known == null || known.get() == null
                          ? new WeakReference<>(new Conference(id, surroundings))
                          : known)
              .get();
      if (conference != null) {
        return conference;
      }
    }
  }

  /** Who is present in {@code room}. */
  public Set<ParticipantId> people(RoomId room) {
    return present(room).map(Conference::people).orElse(Set.of());
  }

  @Override
  public int inCall(RoomId room) {
    return people(room).size();
  }

  /** Whether somebody who moderates is present in {@code room}. */
  boolean moderated(RoomId room) {
    return present(room).map(Conference::moderated).orElse(false);
  }

  /** Puts a participant out whose admission has ended; returns before it is done. */
  void dismiss(RoomId room, ParticipantId participant) {
    present(room)
        .ifPresent(conference -> conference.execute(() -> conference.life().dismiss(participant)));
  }

  /** Puts everybody out of a room that there is no more; returns before it is done. */
  void end(RoomId room) {
    present(room).ifPresent(conference -> conference.execute(() -> conference.life().end(null)));
  }

  /** A room has another link; returns before those who are present hear of it. */
  void linkReplaced(RoomId room, Slug link) {
    present(room)
        .ifPresent(conference ->
            conference.execute(() -> conference.tell(new ConferenceEvent.LinkReplaced(link))));
  }

  /** Something else takes place in a room; returns before those who are present hear of it. */
  void agendaChanged(RoomId room) {
    present(room).ifPresent(conference -> conference.execute(conference::agendaChanged));
  }

  /** The settings of a room are others; returns before those who are present feel it. */
  void settingsChanged(RoomId room) {
    present(room).ifPresent(conference -> conference.execute(conference::settingsChanged));
  }

  private Optional<Conference> present(RoomId room) {
    return Optional.ofNullable(live.get(room)).map(WeakReference::get);
  }

  /** Forgets conferences that nobody holds. */
  void sweep() {
    live.values().removeIf(known -> known.get() == null);
  }
}
