package eu.parvis.conference;

import eu.parvis.room.RoomId;

/** What is durable of participants; a conference asks it inside its turns. */
interface Register {

  Standing standing(RoomId room, ParticipantId participant);

  /** Refuses the participant from here on; nothing happens if it has no admission into the room. */
  void markRemoved(RoomId room, ParticipantId participant);

  /** Ends every admission into the room that is there. */
  void markEnded(RoomId room);

  /** How many people the room takes, at least 1. */
  int participantLimit(RoomId room);
}
