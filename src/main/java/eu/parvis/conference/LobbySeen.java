package eu.parvis.conference;

import eu.parvis.room.RoomId;
import java.util.List;
import java.util.Optional;

/**
 * How things stand for those who wait for a room; published whenever that may have changed, in a
 * turn of the room's conference, so hearing it must not block.
 *
 * @param requests everybody who asked, those whose request was decided included
 * @param moderated whether somebody who moderates is in
 * @param title what takes place, or the name of the room; may be empty
 * @param open whether the link leads to the room, and its meeting takes place
 */
public record LobbySeen(
    RoomId room,
    List<Waiting> requests,
    boolean moderated,
    String title,
    boolean open,
    Optional<LobbyMessage> message) {}
