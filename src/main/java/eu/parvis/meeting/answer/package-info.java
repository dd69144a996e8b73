/** Answers of attendees who have no account, by a page and by mail. */
@NullMarked
package eu.parvis.meeting.answer;

import org.jspecify.annotations.NullMarked;
