package eu.parvis.room;

import java.util.UUID;

/** Names a room for ever. */
public record RoomId(UUID value) {}
