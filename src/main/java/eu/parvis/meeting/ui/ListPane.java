package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.Div;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.OccurrenceDetails;
import java.time.Instant;
import java.util.List;

/** The calendar as two lists: what is to come from now or from a day on, and what was before. */
class ListPane extends Div {

  private final transient Shown shown;
  private final transient MeetingRow.Actions actions;
  private final MeetingList upcoming;
  private final MeetingList past;
  private transient MeetingFilter filter = MeetingFilter.NONE;
  private transient Instant from;

  ListPane(Shown shown, MeetingRow.Actions actions) {
    this.shown = shown;
    this.actions = actions;
    this.from = shown.now();
    addClassName("calendar-list");
    var calendar = shown.calendar();
    var person = shown.person().id();
    upcoming =
        new MeetingList(
            "upcoming",
            (after, most) -> calendar.upcoming(person, from, filter, after, most),
            this::rows);
    past =
        new MeetingList(
            "past", (after, most) -> calendar.past(person, from, filter, after, most), this::rows);
    add(upcoming, past);
  }

  private List<MeetingRow> rows(List<OccurrenceDetails> occurrences) {
    return shown.listed(occurrences).stream()
        .map(listed -> new MeetingRow(listed, shown, actions))
        .toList();
  }

  /** What is shown next are other lists. */
  void begin() {
    upcoming.clear();
    past.clear();
  }

  void show(CalendarState state) {
    var today = state.date().equals(shown.today());
    var reading = shown.reading();
    filter = state.filter();
    from = today ? shown.now() : state.range(reading.locale()).start(reading);
    var day = reading.longDate(state.date());
    upcoming.show(
        today ? getTranslation("meeting.upcoming") : getTranslation("calendar.from", day),
        empty(today ? "meeting.upcoming.empty" : "calendar.from.empty"));
    past.show(
        today ? getTranslation("meeting.past") : getTranslation("calendar.before", day),
        empty(today ? "meeting.past.empty" : "calendar.before.empty"));
  }

  /** How many meetings are shown. */
  String summary() {
    return upcoming.summary() + ". " + past.summary();
  }

  private String empty(String otherwise) {
    return getTranslation(filter.narrows() ? "calendar.nothing-found" : otherwise);
  }

  void focus() {
    upcoming.focusHeading();
  }

  /** Goes to the row of an occurrence, or to the beginning if it is in none. */
  void focus(OccurrenceDetails occurrence) {
    if (!upcoming.focusRow(occurrence) && !past.focusRow(occurrence)) {
      focus();
    }
  }

  void catchFocus() {
    upcoming.catchFocus();
  }
}
