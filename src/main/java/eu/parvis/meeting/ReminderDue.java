package eu.parvis.meeting;

import java.util.List;

/**
 * People are to be reminded of an occurrence that has not begun, within a transaction.
 *
 * @param attendees who were asked and have not declined; the organizer beside them
 */
public record ReminderDue(Part.One occurrence, List<AttendeeDetails> attendees) {}
