package eu.parvis.room;

import eu.parvis.kernel.Language;
import java.net.URI;
import java.util.Optional;

/** What takes place in rooms, for the calendars of those who have the link. */
public interface RoomCalendar {

  /**
   * The coming meeting of a room as iCalendar text (RFC 5545), without anybody's name but the
   * organizer's; empty if none with a time is to come.
   *
   * @param link of the room
   */
  Optional<String> coming(RoomId room, Language language, URI link);

  /** How many meetings of a room are to come or go on; a series is one. */
  int planned(RoomId room);
}
