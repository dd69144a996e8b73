package eu.parvis.room;

/**
 * Whoever opens the link of a room is told something else than before; published in the transaction
 * that changes it.
 */
public record AgendaChanged(RoomId room) {}
