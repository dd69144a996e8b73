package eu.parvis.room;

/**
 * A room has other settings, another link or owner, or other people with a role, or was archived or
 * taken out of the archive; published in the transaction that changes it.
 */
public record RoomChanged(RoomId room) {}
