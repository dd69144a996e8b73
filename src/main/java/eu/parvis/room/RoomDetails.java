package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.Slug;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A room as other modules see it.
 *
 * @param name empty if what takes place names it
 * @param participantLimit most people at once, 1 or more
 * @param reopenedAt when it was last reopened, or null
 */
public record RoomDetails(
    RoomId id,
    Slug slug,
    String name,
    PersonId owner,
    AccessLevel access,
    Policies policies,
    int participantLimit,
    Agenda agenda,
    @Nullable Instant reopenedAt) {

  /** What is decided of it. */
  public RoomSettings settings() {
    return new RoomSettings(name, access, policies, participantLimit);
  }

  /** The same by a link that it had. */
  RoomDetails by(Slug former) {
    return new RoomDetails(
        id, former, name, owner, access, policies, participantLimit, agenda, reopenedAt);
  }

  /** What it is called, or what takes place in it; may be empty. */
  public String title() {
    return name.isEmpty() ? agenda.title() : name;
  }

  /** Whether the meeting's end has passed and nobody has reopened the room since. */
  public boolean over(Instant now) {
    return agenda instanceof Agenda.Open open
        && open.over(now)
        && (reopenedAt == null || !reopenedAt.plus(Agenda.LATE).isAfter(now));
  }
}
