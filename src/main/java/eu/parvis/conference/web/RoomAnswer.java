package eu.parvis.conference.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.parvis.room.Agenda;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the page of a call is told of its room before anybody is admitted. */
@JsonInclude(JsonInclude.Include.ALWAYS)
sealed interface RoomAnswer {

  /**
   * A room that can be entered.
   *
   * @param start UTC, ISO 8601
   * @param zone the zone in which the meeting was scheduled
   * @param full whether nobody else can join
   */
  record Open(
      String state,
      String title,
      String organizer,
      @Nullable String start,
      @Nullable String end,
      @Nullable String zone,
      boolean full,
      Me me)
      implements RoomAnswer {}

  record Cancelled(String state, String title, String organizer, String start, String zone)
      implements RoomAnswer {}

  /**
   * Who opens the page.
   *
   * @param name a proposal for the name; may be empty
   * @param role what an admission would give
   */
  record Me(String name, boolean signedIn, String role) {}

  static RoomAnswer of(Agenda agenda, boolean full, Me me) {
    return switch (agenda) {
      case Agenda.Open open ->
          new Open(
              "open",
              open.title(),
              open.organizer(),
              instant(open.start()),
              instant(open.end()),
              open.start() == null ? null : open.start().getZone().getId(),
              full,
              me);
      case Agenda.Cancelled(var title, var start, var organizer) ->
          new Cancelled(
              "cancelled", title, organizer, start.toInstant().toString(), start.getZone().getId());
    };
  }

  private static @Nullable String instant(@Nullable ZonedDateTime time) {
    return time == null ? null : time.toInstant().toString();
  }

  /** An enum as it stands in JSON. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
