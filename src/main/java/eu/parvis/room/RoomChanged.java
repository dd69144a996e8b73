package eu.parvis.room;

import eu.parvis.account.PersonId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room has other settings, another link or owner, or other people with a role, or was locked,
 * archived or taken out of the archive; published in the transaction that changes it.
 *
 * @param about who got the room or a role in it, or lost one
 * @param by who did it; null for whoever is signed in on the thread, if anybody is
 */
public record RoomChanged(
    RoomId room, List<RoomChange> changes, @Nullable PersonId about, @Nullable PersonId by) {

  /** A change that is about the room alone, by who is signed in. */
  static RoomChanged of(RoomId room, List<RoomChange> changes) {
    return new RoomChanged(room, changes, null, null);
  }
}
