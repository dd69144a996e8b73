/** The views of meetings: the list at home, scheduling, editing. */
@NullMarked
package eu.parvis.meeting.ui;

import org.jspecify.annotations.NullMarked;
