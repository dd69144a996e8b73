/** Mail about meetings: what it says, the queue it leaves by, and what became of it. */
@NullMarked
package eu.parvis.meeting.mail;

import org.jspecify.annotations.NullMarked;
