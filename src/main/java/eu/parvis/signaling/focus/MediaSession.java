package eu.parvis.signaling.focus;

/** Where one client's media session stands. */
sealed interface MediaSession {

  /** The client was not invited, or its session has ended. */
  record None() implements MediaSession {}

  /** The offer is out. */
  record Invited(String sid, String stanzaId) implements MediaSession {}

  /** The client has accepted: it may be told of sources. */
  record Active(String sid) implements MediaSession {}
}
