/** Mail as it leaves, by a real mail server. */
@NullMarked
package eu.parvis.meeting.mail;

import org.jspecify.annotations.NullMarked;
