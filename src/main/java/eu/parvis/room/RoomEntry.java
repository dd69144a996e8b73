package eu.parvis.room;

/**
 * A room in the list of those who own or moderate it.
 *
 * @param role {@link Role#OWNER} or {@link Role#MODERATOR}
 * @param archived whether its link leads nowhere until it is taken out of the archive
 */
public record RoomEntry(RoomDetails room, Role role, boolean archived) {

  /** Whether it is theirs. */
  public boolean owned() {
    return role == Role.OWNER;
  }
}
