package eu.parvis.room;

/** A room was put into the archive; published in that transaction. */
public record RoomArchived(RoomId room) {}
