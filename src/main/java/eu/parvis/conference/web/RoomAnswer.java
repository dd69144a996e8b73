package eu.parvis.conference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.parvis.room.Agenda;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a call is told of its room before anybody is admitted. Times are in UTC, ISO
 * 8601; {@code now} is the server's, since a visitor's clock may be wrong; {@code zone} is that in
 * which the meeting was scheduled.
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
sealed interface RoomAnswer {

  /**
   * A room that can be entered.
   *
   * @param cancelled when one that will not take place would have begun before this one
   * @param full whether nobody else can join
   * @param door a {@link Door} in lower case
   * @param proof whether who was invited by mail can prove it by a code instead of waiting
   */
  record Open(
      String state,
      String now,
      String title,
      String organizer,
      @Nullable String start,
      @Nullable String end,
      @Nullable String zone,
      @Nullable String cancelled,
      boolean full,
      String door,
      boolean proof,
      Me me)
      implements RoomAnswer {}

  /** How whoever opens the page gets in. */
  enum Door {
    /** At once. */
    OPEN,
    /** By asking, and waiting to be let in. */
    ASK,
    /** They asked already. */
    WAITING
  }

  /**
   * The meeting's time has passed and nobody is in.
   *
   * @param next when what follows begins
   * @param mayReopen whether whoever asks may open the door again
   * @param signedIn whether whoever asks is, and not a guest who perhaps could
   */
  record Over(
      String state,
      String now,
      String title,
      String organizer,
      @Nullable String start,
      @Nullable String end,
      @Nullable String zone,
      @Nullable String next,
      boolean mayReopen,
      boolean signedIn)
      implements RoomAnswer {}

  /** The meeting will not take place. */
  record Cancelled(
      String state, String now, String title, String organizer, String start, String zone)
      implements RoomAnswer {}

  /**
   * Who opens the page.
   *
   * @param name a proposal for the name; may be empty
   * @param nameFixed whether the name is that of the account and cannot be another
   * @param role what an admission would give
   */
  record Me(String name, boolean signedIn, boolean nameFixed, String role) {}

  static RoomAnswer open(
      Agenda.Open open, Instant now, boolean full, Door door, boolean codes, Me me) {
    return new Open(
        "open",
        now.toString(),
        open.title(),
        open.organizer(),
        instant(open.start()),
        instant(open.end()),
        zone(open.start()),
        instant(open.cancelled()),
        full,
        word(door),
        codes && door != Door.OPEN && !me.signedIn(),
        me);
  }

  static RoomAnswer over(Agenda.Open over, Instant now, boolean mayReopen, boolean signedIn) {
    return new Over(
        "over",
        now.toString(),
        over.title(),
        over.organizer(),
        instant(over.start()),
        instant(over.end()),
        zone(over.start()),
        instant(over.next()),
        mayReopen,
        signedIn);
  }

  static RoomAnswer cancelled(Agenda.Cancelled cancelled, Instant now) {
    return new Cancelled(
        "cancelled",
        now.toString(),
        cancelled.title(),
        cancelled.organizer(),
        cancelled.start().toInstant().toString(),
        cancelled.start().getZone().getId());
  }

  private static @Nullable String instant(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toInstant().toString();
  }

  private static @Nullable String zone(@Nullable ZonedDateTime time) {
    return time == null ? null : time.getZone().getId();
  }

  /** An enum as it stands in JSON. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
