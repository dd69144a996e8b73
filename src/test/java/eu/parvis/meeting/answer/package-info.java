/** Answers by page and by mail. */
@NullMarked
package eu.parvis.meeting.answer;

import org.jspecify.annotations.NullMarked;
