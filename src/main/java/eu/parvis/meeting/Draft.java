package eu.parvis.meeting;

/**
 * A part of a meeting as stored, as the start of an edit.
 *
 * @param version of the meeting; the edit names it
 * @param cancelled then it cannot be edited
 */
public record Draft(Part part, long version, MeetingPlan plan, boolean cancelled) {

  static Draft of(Part part, MeetingDetails meeting) {
    return new Draft(part, meeting.version(), meeting.plan(), meeting.cancelled());
  }

  static Draft of(Part part, MeetingDetails meeting, Series series) {
    var plan = new MeetingPlan(meeting.title(), series.when(), series.repeats());
    return new Draft(part, meeting.version(), plan, meeting.cancelled());
  }

  static Draft of(OccurrenceDetails occurrence) {
    var plan = new MeetingPlan(occurrence.title(), occurrence.when());
    var meeting = occurrence.meeting();
    var cancelled = meeting.cancelled() || occurrence.cancelled();
    return new Draft(occurrence.alone(), meeting.version(), plan, cancelled);
  }
}
