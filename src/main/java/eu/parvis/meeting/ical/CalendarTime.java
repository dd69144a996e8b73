package eu.parvis.meeting.ical;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When something begins or ends, in one of the forms of RFC 5545, 3.3.4 and 3.3.5. */
public sealed interface CalendarTime {

  /** On the clock of a zone; a time that the clock skips that day may be named. */
  record Zoned(LocalDateTime local, ZoneId zone) implements CalendarTime {}

  /** On the clock of wherever one is. */
  record Floating(LocalDateTime local) implements CalendarTime {}

  /** A whole day; as an end, the day after the last. */
  record Day(LocalDate date) implements CalendarTime {}

  /** The form of meetings. */
  static CalendarTime of(ZonedDateTime time) {
    return new Zoned(time.toLocalDateTime(), time.getZone());
  }

  /** The same on another day, at the same time on the clock. */
  default CalendarTime on(LocalDate day) {
    return switch (this) {
      case Zoned(var local, var zone) -> new Zoned(day.atTime(local.toLocalTime()), zone);
      case Floating(var local) -> new Floating(day.atTime(local.toLocalTime()));
      case Day _ -> new Day(day);
    };
  }

  /** On the clock; a day begins at midnight. */
  default LocalDateTime clock() {
    return switch (this) {
      case Zoned(var local, _) -> local;
      case Floating(var local) -> local;
      case Day(var date) -> date.atTime(LocalTime.MIN);
    };
  }
}
