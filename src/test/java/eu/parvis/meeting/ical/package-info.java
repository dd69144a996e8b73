/** Golden iCalendar files, read by others too. */
@NullMarked
package eu.parvis.meeting.ical;

import org.jspecify.annotations.NullMarked;
