package eu.parvis.meeting;

/**
 * A part of a meeting as stored, as the start of an edit.
 *
 * @param version of the meeting; the edit names it
 * @param invitation of the whole meeting, whatever the part
 * @param cancelled then it cannot be edited
 */
public record Draft(
    Part part, long version, MeetingPlan plan, Invitation invitation, boolean cancelled) {

  static Draft of(MeetingDetails meeting, Invitation invitation) {
    return new Draft(
        new Part.All(meeting.id()),
        meeting.version(),
        meeting.plan(),
        invitation,
        meeting.cancelled());
  }

  static Draft of(Part part, MeetingDetails meeting, Series series, Invitation invitation) {
    var plan = new MeetingPlan(meeting.title(), series.when(), series.repeats());
    return new Draft(part, meeting.version(), plan, invitation, meeting.cancelled());
  }

  static Draft of(OccurrenceDetails occurrence, Invitation invitation) {
    var plan = new MeetingPlan(occurrence.title(), occurrence.when());
    var meeting = occurrence.meeting();
    var cancelled = meeting.cancelled() || occurrence.cancelled();
    return new Draft(occurrence.alone(), meeting.version(), plan, invitation, cancelled);
  }
}
