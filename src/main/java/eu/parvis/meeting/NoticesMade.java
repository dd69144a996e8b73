package eu.parvis.meeting;

import java.util.List;

/**
 * People are to be told of a change, within its transaction, in which the meeting stands as it is
 * to be told. Whoever was removed is no attendee any more.
 */
public record NoticesMade(List<Notice> notices) {}
