package eu.parvis.meeting.ui;

import java.util.List;

/** Everything that the grid shows; {@code frontend/calendar/model.ts} says what it means. */
record CalendarPage(
    String mode,
    String date,
    String zone,
    String language,
    int firstDay,
    int fromHour,
    int toHour,
    List<Event> events,
    Words texts) {

  /**
   * One occurrence, on the clock of the reader's zone.
   *
   * @param answer the reader's, in lower case; empty for who is not invited
   */
  record Event(
      String id,
      String title,
      String start,
      String end,
      String label,
      boolean movable,
      boolean cancelled,
      String answer) {}

  /** Words that the browser does not have. */
  record Words(String grid, String day, String more, String empty, String time, String event) {}
}
