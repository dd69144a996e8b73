package eu.parvis.meeting.ui;

import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.RepeatText.Translate;
import java.util.Optional;

/** Says when a meeting is, in the reader's zone, and in its own where that differs. */
final class MeetingWhen {

  private MeetingWhen() {}

  static String describe(OccurrenceDetails occurrence, Reading reading, Translate translate) {
    var when = occurrence.when();
    if (when == null) {
      var made = reading.here(occurrence.meeting().createdAt());
      return translate.get("meeting.when.untimed", reading.longDate(made), reading.time(made));
    }
    return describe(when, reading, translate);
  }

  static String describe(TimeSpan when, Reading reading, Translate translate) {
    return describe("meeting.when.timed", when, reading, translate);
  }

  /** As it is read aloud, where a dash would not be. */
  static String spoken(OccurrenceDetails occurrence, Reading reading, Translate translate) {
    var when = occurrence.when();
    return when == null
        ? describe(occurrence, reading, translate)
        : describe("calendar.when", when, reading, translate);
  }

  private static String describe(String key, TimeSpan when, Reading reading, Translate translate) {
    var start = reading.here(when.start().toInstant());
    var end = reading.here(when.end().toInstant());
    var last =
        end.toLocalDate().equals(start.toLocalDate())
            ? reading.time(end)
            : reading.longDate(end) + ", " + reading.time(end);
    return translate.get(key, reading.longDate(start), reading.time(start), last);
  }

  /** The start in the meeting's own zone, if its clock shows another time than the reader's. */
  static Optional<String> elsewhere(TimeSpan when, Reading reading, Translate translate) {
    var there = when.start();
    var here = reading.here(there.toInstant());
    if (there.getOffset().equals(here.getOffset())) {
      return Optional.empty();
    }
    var zone = ZoneField.label(there.getZone());
    var end = reading.time(when.end());
    return Optional.of(
        there.toLocalDate().equals(here.toLocalDate())
            ? translate.get("meeting.when.elsewhere", reading.time(there), end, zone)
            : translate.get(
                "meeting.when.elsewhere.date",
                reading.longDate(there),
                reading.time(there),
                end,
                zone));
  }
}
