package eu.parvis.meeting;

/** What somebody is to a meeting. */
public enum Standing {
  ORGANIZER,
  /** An attendee who may change and cancel it. */
  CO_ORGANIZER,
  ATTENDEE;

  /** Whether they change and cancel it. */
  public boolean organizes() {
    return this != ATTENDEE;
  }
}
