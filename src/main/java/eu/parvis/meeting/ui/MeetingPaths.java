package eu.parvis.meeting.ui;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads what addresses of views name. */
final class MeetingPaths {

  private static final int DAY_LENGTH = "2026-12-31".length();

  private MeetingPaths() {}

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
