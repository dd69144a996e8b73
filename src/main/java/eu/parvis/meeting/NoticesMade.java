package eu.parvis.meeting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People are to be told of a change, within its transaction, in which the meeting stands as it is
 * to be told. Whoever was removed is no attendee any more.
 *
 * @param before the part that was edited, which is all that whoever was removed is told of; null if
 *     it is new, or was not edited
 */
public record NoticesMade(List<Notice> notices, @Nullable Draft before) {}
