package eu.parvis.room;

/** What somebody is in a room, the highest first. */
public enum Role {
  /** Owns the room. */
  OWNER,
  /** Was made one, in the room or by a meeting. */
  MODERATOR,
  /** Has an account, or was invited. */
  MEMBER,
  /** Came by the link, without an account. */
  GUEST;

  /** Whether they keep order among the others. */
  public boolean moderates() {
    return atLeast(MODERATOR);
  }

  /** Whether this is {@code least} or higher. */
  public boolean atLeast(Role least) {
    return compareTo(least) <= 0;
  }
}
