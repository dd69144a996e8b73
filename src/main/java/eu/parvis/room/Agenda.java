package eu.parvis.room;

import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What whoever opens a room's link can be told of it. */
public sealed interface Agenda {

  /** What the next meeting is called; may be empty. */
  String title();

  /** The name of who invites. */
  String organizer();

  /**
   * The room can be entered.
   *
   * @param start when the meeting begins, or null if it has no time
   * @param end when the meeting ends, in the zone of the start, or null if it has no time
   */
  record Open(
      String title, @Nullable ZonedDateTime start, @Nullable ZonedDateTime end, String organizer)
      implements Agenda {}

  /** The meeting will not take place. */
  record Cancelled(String title, ZonedDateTime start, String organizer) implements Agenda {}
}
