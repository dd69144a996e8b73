package eu.parvis.meeting.ical;

import java.time.Instant;
import java.util.UUID;

/**
 * Which meeting is told of, and how new that is (RFC 5546, 2.1.4 and 2.1.5).
 *
 * @param uid the meeting's
 * @param sequence grows with every change of when, and with the end of it
 * @param stamp when this was told; a repeat keeps it
 */
public record Revision(UUID uid, int sequence, Instant stamp) {}
