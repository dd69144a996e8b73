package eu.parvis.conference;

import eu.parvis.room.Role;
import eu.parvis.room.RoomId;

/**
 * What the database knows of a participant. Identity comes from here, never from a message.
 *
 * @param name as the participant gave it, already validated
 * @param standing never {@link Standing#UNKNOWN}
 * @param account whether somebody was signed in
 * @param nameFixed whether the name is that of the account and nobody changes it
 * @param outside whether the participant was not in the call when the room was locked
 */
public record Admission(
    ParticipantId participant,
    RoomId room,
    String name,
    Role role,
    Standing standing,
    boolean account,
    boolean nameFixed,
    Allowances allowances,
    boolean outside) {}
