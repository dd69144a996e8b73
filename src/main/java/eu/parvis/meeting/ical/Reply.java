package eu.parvis.meeting.ical;

import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.PartStat;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar answers to an invitation (RFC 5546, 3.2.3).
 *
 * @param attendee who answers, as the calendar says
 * @param instance the occurrence that it is for, or null if it is for all
 * @param stamp when it was answered, or null if that is not told
 * @param comment may be empty
 * @param counter whether another time is proposed (RFC 5546, 3.2.7)
 * @param start of what is proposed, or null if that is not told
 * @param end the same
 */
public record Reply(
    UUID uid,
    int sequence,
    EmailAddress attendee,
    PartStat partStat,
    @Nullable CalendarTime instance,
    @Nullable Instant stamp,
    String comment,
    boolean counter,
    @Nullable CalendarTime start,
    @Nullable CalendarTime end) {}
