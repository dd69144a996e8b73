package eu.parvis.room;

/** A room is deleted for good with whatever goes on in it; published in that transaction. */
public record RoomDeleted(RoomId room) {}
