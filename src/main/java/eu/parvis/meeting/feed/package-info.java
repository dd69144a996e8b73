/** Calendars outside: files to keep, and a secret address to subscribe to. */
@NullMarked
package eu.parvis.meeting.feed;

import org.jspecify.annotations.NullMarked;
