package eu.parvis.room;

import eu.parvis.kernel.Slug;

/** A room has another link; published in the transaction that gives it. */
public record LinkReplaced(RoomId room, Slug link) {}
