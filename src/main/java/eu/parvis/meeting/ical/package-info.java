/** Invitations as iCalendar text (RFC 5545, 5546, 7986): values in, text out, and back. */
@NullMarked
package eu.parvis.meeting.ical;

import org.jspecify.annotations.NullMarked;
