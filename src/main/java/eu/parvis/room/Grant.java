package eu.parvis.room;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody was given in a room.
 *
 * @param role {@link Role#MODERATOR} or {@link Role#MEMBER}
 * @param meeting whose invitation it is, or null if it was given by hand
 * @param until from when on it counts no more, or null if it always does
 */
public record Grant(Grantee grantee, Role role, @Nullable UUID meeting, @Nullable Instant until) {

  /**
   * @throws IllegalArgumentException if the role is not one that is given
   */
  public Grant {
    if (role != Role.MODERATOR && role != Role.MEMBER) {
      throw new IllegalArgumentException(role + " is not given");
    }
  }

  boolean counts(Instant now) {
    return until == null || until.isAfter(now);
  }
}
