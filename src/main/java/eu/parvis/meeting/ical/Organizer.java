package eu.parvis.meeting.ical;

import eu.parvis.kernel.EmailAddress;

/**
 * Who invites.
 *
 * @param name as people know it
 * @param reply where a calendar sends the answer
 */
public record Organizer(String name, EmailAddress reply) {}
