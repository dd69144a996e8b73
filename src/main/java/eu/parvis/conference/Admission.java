package eu.parvis.conference;

import eu.parvis.room.Role;
import eu.parvis.room.RoomId;

/**
 * What the database knows of a participant. Identity comes from here, never from a message.
 *
 * @param name as the participant gave it, already validated
 * @param standing never {@link Standing#UNKNOWN}
 */
public record Admission(
    ParticipantId participant, RoomId room, String name, Role role, Standing standing) {}
