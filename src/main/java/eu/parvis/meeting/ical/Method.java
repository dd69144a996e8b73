package eu.parvis.meeting.ical;

/** What an iCalendar object wants of whoever gets it (RFC 5546, 1.4). */
public enum Method {
  /** Here is a meeting, or news of one: will you come? */
  REQUEST,
  /** It does not take place, or you are no longer asked. */
  CANCEL,
  /** Here is a meeting to keep; no answer is asked for. */
  PUBLISH
}
