package eu.parvis.meeting.ui;

import eu.parvis.meeting.MeetingId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads what addresses of views name, and names what is no view. */
final class MeetingPaths {

  private static final int DAY_LENGTH = "2026-12-31".length();

  private MeetingPaths() {}

  /** The file for another calendar of the meeting that has an occurrence. */
  static String file(MeetingId meeting, LocalDate day) {
    return "/meetings/%s/%s.ics".formatted(meeting, day);
  }

  static Optional<LocalDate> day(String text) {
    if (text.length() != DAY_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
