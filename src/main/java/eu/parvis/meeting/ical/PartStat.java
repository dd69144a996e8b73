package eu.parvis.meeting.ical;

/** Whether somebody comes (RFC 5545, 3.2.12). */
public enum PartStat {
  NEEDS_ACTION,
  ACCEPTED,
  TENTATIVE,
  DECLINED;

  /** As it is written. */
  String text() {
    return name().replace('_', '-');
  }
}
