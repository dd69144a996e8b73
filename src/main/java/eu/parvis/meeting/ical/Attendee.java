package eu.parvis.meeting.ical;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.PartStat;

/**
 * A person who is invited (CUTYPE=INDIVIDUAL).
 *
 * @param name empty if unknown
 * @param optional whether the meeting takes place without them (ROLE)
 * @param partStat Outlook heeds only NEEDS_ACTION in a REQUEST
 * @param asked whether an answer is wanted (RSVP): buttons appear then
 */
public record Attendee(
    String name, EmailAddress address, boolean optional, PartStat partStat, boolean asked) {}
