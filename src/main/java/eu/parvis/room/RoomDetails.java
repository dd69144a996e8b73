package eu.parvis.room;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.Slug;

/**
 * A room as other modules see it.
 *
 * @param participantLimit most people at once, 1 or more
 */
public record RoomDetails(
    RoomId id, Slug slug, PersonId owner, int participantLimit, Agenda agenda) {}
