package eu.parvis.room;

/** What somebody is in a room. */
public enum Role {
  /** Owns the room. */
  OWNER,
  /** Another person with an account whom a meeting makes one. */
  MODERATOR,
  /** Another person with an account. */
  MEMBER,
  /** Came by the link, without an account. */
  GUEST;

  /** Whether they keep order among the others. */
  public boolean moderates() {
    return this == OWNER || this == MODERATOR;
  }
}
