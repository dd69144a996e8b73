package eu.parvis.conference;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one participant did to another, or to a room.
 *
 * @param by as they were called then; empty if their account is deleted
 * @param targetId of whoever only waits, the id of their request
 * @param target as they were called then; empty if their account is deleted; null for the room or
 *     everybody
 * @param detail a word or two of what it was, of a fixed vocabulary, a number of people, or a new
 *     name; may be empty
 */
public record LogEntry(
    Instant at,
    Action action,
    ParticipantId byId,
    String by,
    @Nullable ParticipantId targetId,
    @Nullable String target,
    String detail) {}
