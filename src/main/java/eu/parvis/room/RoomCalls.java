package eu.parvis.room;

/** Calls in rooms, for those who are about to do something to a room. */
public interface RoomCalls {

  /** How many people are in the call of a room at this moment. */
  int inCall(RoomId room);
}
