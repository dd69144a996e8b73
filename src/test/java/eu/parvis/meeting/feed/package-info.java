@NullMarked
package eu.parvis.meeting.feed;

import org.jspecify.annotations.NullMarked;
