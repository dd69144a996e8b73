package eu.parvis.conference;

/** Whether an admission still opens the room. */
public enum Standing {
  /** The participant may open streams. */
  VALID,
  /** A moderator sent the participant back to the lobby: somebody has to let them in again. */
  SENT_BACK,
  /** The owner removed the participant. */
  REMOVED,
  /** The owner ended the conference that the admission was for. */
  ENDED,
  /** No such admission into this room. */
  UNKNOWN
}
