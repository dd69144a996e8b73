package eu.parvis.conference;

import eu.parvis.room.Role;

/**
 * One stream in a conference, as others see it: a snapshot.
 *
 * @param endpointId eight lower-case hexadecimal characters, new with each stream
 * @param screen true for a screen share; it is listed with its participant, not counted as a person
 */
public record Occupant(
    String endpointId,
    ParticipantId participant,
    String name,
    Role role,
    boolean screen,
    boolean audioMuted,
    boolean videoMuted) {}
