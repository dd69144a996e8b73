package eu.parvis.room.ui;

/** The page on which something is changed of a room. */
interface RoomPlace {

  /** Changes something, or shows that the room is no longer there for who looks at it. */
  void attempt(Runnable change);

  /** Shows the room as it is now, with the focus at the beginning, and says what happened. */
  void changed(String news);
}
