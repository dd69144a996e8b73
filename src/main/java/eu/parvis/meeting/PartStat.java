package eu.parvis.meeting;

/** What an attendee answered (RFC 5545, 3.2.12). */
public enum PartStat {
  NEEDS_ACTION,
  ACCEPTED,
  DECLINED,
  TENTATIVE;

  /** As iCalendar writes it. */
  public String text() {
    return name().replace('_', '-');
  }
}
