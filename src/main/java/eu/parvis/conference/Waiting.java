package eu.parvis.conference;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.room.RoomId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asked to be let into a room, and what was decided.
 *
 * @param account the name of the account that was signed in, or null for a guest
 * @param email the address that a guest proved to be theirs, or null
 * @param name as given by who waits, already validated
 * @param decidedAt null while it waits
 * @param refusals how often it was refused so far
 */
public record Waiting(
    WaitingId id,
    RoomId room,
    @Nullable String account,
    @Nullable EmailAddress email,
    String name,
    Instant askedAt,
    State state,
    @Nullable Instant decidedAt,
    int refusals) {

  /** How long whoever was let in may take to come in. */
  static final Duration GRANTED = Duration.ofMinutes(5);

  /** How long whoever was refused has to wait before asking again; twice as long each time. */
  static final Duration FIRST_PAUSE = Duration.ofMinutes(1);

  private static final int MOST_DOUBLINGS = 5;

  /** What became of the request. */
  public enum State {
    /** Nobody has decided. */
    WAITING,
    /** Somebody who may let others in did so. */
    ADMITTED,
    /** The room lets them in by itself now: its access changed, or a moderator came. */
    OPENED,
    /** Somebody who may let others in refused. */
    REFUSED,
    /** The call was ended for all before they came in. */
    ENDED
  }

  /** Whether it may be turned into an admission, once, if the room has not shut again meanwhile. */
  public boolean granted(Instant now) {
    return (state == State.ADMITTED || state == State.OPENED)
        && decidedAt != null
        && now.isBefore(decidedAt.plus(GRANTED));
  }

  /** How long a refusal still holds; zero if none does. */
  public Duration pause(Instant now) {
    if (state != State.REFUSED || decidedAt == null) {
      return Duration.ZERO;
    }
    var doublings = Math.min(Math.max(refusals - 1, 0), MOST_DOUBLINGS);
    var left = Duration.between(now, decidedAt.plus(FIRST_PAUSE.multipliedBy(1L << doublings)));
    return left.isNegative() ? Duration.ZERO : left;
  }
}
