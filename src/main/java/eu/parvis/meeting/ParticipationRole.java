package eu.parvis.meeting;

/** Whether an attendee is needed (RFC 5545, 3.2.16). */
public enum ParticipationRole {
  REQ_PARTICIPANT,
  OPT_PARTICIPANT;

  /** As iCalendar writes it. */
  public String text() {
    return name().replace('_', '-');
  }
}
