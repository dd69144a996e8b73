package eu.parvis.conference;

import eu.parvis.room.Policies;
import eu.parvis.room.RoomId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is durable of a room as a whole; a conference asks it inside its turns. */
interface House {

  /** How many people the room takes, at least 1. */
  int participantLimit(RoomId room);

  /** What may be done in the room; empty if its link leads nowhere. */
  Optional<Policies> policies(RoomId room);

  /**
   * What takes place in the room, or its name, perhaps empty; nothing if its link leads nowhere.
   */
  Optional<String> title(RoomId room);

  void change(RoomId room, Policies policies, ParticipantId by);

  boolean locked(RoomId room);

  /** Whether the access level lets whoever has that account, or proved that address, come in. */
  boolean opensTo(RoomId room, Admission who);

  /** Who was put out for good, the newest first. */
  List<Ban> bans(RoomId room);

  /** From here on only these, and whoever moderates, may come in. */
  void lock(RoomId room, Set<ParticipantId> present, ParticipantId by);

  void unlock(RoomId room, ParticipantId by);

  /** The call is ended for all: who waits is told so before the room is unlocked. */
  void end(RoomId room, ParticipantId by);

  /** Keeps for the room's moderators what one of them did. */
  void log(RoomId room, LogEntry entry);
}
