/** Tests of the views of meetings, without a browser. */
@NullMarked
package eu.parvis.meeting.ui;

import org.jspecify.annotations.NullMarked;
