package eu.parvis.conference;

/** Whether an admission still opens the room. */
public enum Standing {
  /** The participant may open streams. */
  VALID,
  /** The owner removed the participant. */
  REMOVED,
  /** The owner ended the conference that the admission was for. */
  ENDED,
  /** No such admission into this room. */
  UNKNOWN
}
