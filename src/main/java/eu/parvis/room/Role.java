package eu.parvis.room;

/** What somebody is in a room. */
public enum Role {
  /** Owns the room. */
  OWNER,
  /** Another person with an account. */
  MEMBER,
  /** Came by the link, without an account. */
  GUEST
}
