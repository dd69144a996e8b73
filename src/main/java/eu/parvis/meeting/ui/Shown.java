package eu.parvis.meeting.ui;

import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingCalendar;
import eu.parvis.meeting.OccurrenceDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Whose meetings are shown, and from where they come. */
record Shown(MeetingCalendar calendar, PersonProfile person, MeetingLinks links, Clock clock) {

  Reading reading() {
    return person.reading();
  }

  Instant now() {
    return clock.instant();
  }

  LocalDate today() {
    return reading().here(now()).toLocalDate();
  }

  String link(OccurrenceDetails occurrence) {
    return links.of(occurrence.meeting().slug());
  }
}
