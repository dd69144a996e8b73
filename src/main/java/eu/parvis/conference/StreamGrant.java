package eu.parvis.conference;

import eu.parvis.room.Role;
import eu.parvis.room.RoomId;

/**
 * What a stream token allows: one stream of one participant into one room.
 *
 * @param screen true for the stream of a screen share, which belongs to the same participant
 */
public record StreamGrant(
    ParticipantId participant, RoomId room, String name, Role role, boolean screen) {}
