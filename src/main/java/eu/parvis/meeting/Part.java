package eu.parvis.meeting;

import java.time.LocalDate;

/** Which occurrences of a meeting a change is about. */
public sealed interface Part {

  /** Of which meeting. */
  MeetingId meeting();

  /** All of them. */
  record All(MeetingId meeting) implements Part {}

  /** The one that the rule puts on a day. */
  record One(MeetingId meeting, LocalDate day) implements Part {}

  /** The one of a day and all that follow. */
  record Following(MeetingId meeting, LocalDate day) implements Part {}
}
