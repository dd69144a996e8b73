package eu.parvis.room;

/** Who enters a room without waiting to be let in. */
public enum AccessLevel {
  /** Whoever has the link. */
  PUBLIC,
  /** Agents who are signed in, and whoever was invited. */
  TRUSTED,
  /** Whoever owns the room or was given a role in it, as by an invitation to a meeting. */
  RESTRICTED
}
