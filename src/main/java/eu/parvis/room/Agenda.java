package eu.parvis.room;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** What whoever opens a room's link can be told of it. */
public sealed interface Agenda {

  /** How long after the end of a meeting whoever is late still finds the door open. */
  Duration LATE = Duration.ofMinutes(30);

  /** What the next meeting is called; may be empty. */
  String title();

  /** The name of who invites. */
  String organizer();

  /** Nothing is planned. */
  static Agenda nothing(String organizer) {
    return new Open("", null, null, organizer);
  }

  /** The same, of which something without a title is called as its room. */
  default Agenda called(String room) {
    return this instanceof Open open && open.title().isEmpty()
        ? new Open(room, open.start(), open.end(), open.organizer(), open.next(), open.cancelled())
        : this;
  }

  /**
   * The room can be entered.
   *
   * @param start when the meeting begins, or null if it has no time
   * @param end when the meeting ends, in the zone of the start, or null if it has no time
   * @param next when what follows begins, in the zone of the start, or null if nothing does
   * @param cancelled when one that will not take place would begin before it, in the zone of the
   *     start, or null if none would
   */
  record Open(
      String title,
      @Nullable ZonedDateTime start,
      @Nullable ZonedDateTime end,
      String organizer,
      @Nullable ZonedDateTime next,
      @Nullable ZonedDateTime cancelled)
      implements Agenda {

    /** A meeting with nothing beside it. */
    public Open(
        String title,
        @Nullable ZonedDateTime start,
        @Nullable ZonedDateTime end,
        String organizer) {
      this(title, start, end, organizer, null, null);
    }

    /** Whether its end has passed by {@link #LATE}; never if it has no time. */
    public boolean over(Instant now) {
      return end != null && !end.toInstant().plus(LATE).isAfter(now);
    }
  }

  /** The meeting will not take place. */
  record Cancelled(String title, ZonedDateTime start, String organizer) implements Agenda {}
}
