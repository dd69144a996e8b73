package eu.parvis.meeting.ui;

import eu.parvis.account.PersonId;
import eu.parvis.kernel.Slug;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Occurrences that no database knows. */
final class Occurrences {

  static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private Occurrences() {}

  static TimeSpan span(String start, int minutes) {
    return span(start, minutes, PARIS);
  }

  static TimeSpan span(String start, int minutes, ZoneId zone) {
    return new TimeSpan(LocalDateTime.parse(start).atZone(zone), Duration.ofMinutes(minutes));
  }

  static OccurrenceDetails once(TimeSpan when) {
    return of(when, when, null);
  }

  /** One of a series that begins with another. */
  static OccurrenceDetails of(TimeSpan first, TimeSpan when, @Nullable Recurrence repeats) {
    var meeting =
        new MeetingDetails(
            new MeetingId(UUID.fromString("00000000-0000-0000-0000-000000000001")),
            3,
            new Slug("abc-defg-hij"),
            "Weekly meeting",
            first,
            repeats,
            false,
            Instant.parse("2026-01-01T08:00:00Z"),
            new PersonId(UUID.fromString("00000000-0000-0000-0000-000000000002")),
            0,
            "",
            false,
            Set.of());
    return new OccurrenceDetails(
        when.start().toLocalDate(),
        meeting,
        meeting.title(),
        when,
        false,
        false,
        0,
        Standing.ORGANIZER);
  }

  static OccurrenceDetails cancelled(OccurrenceDetails one) {
    return new OccurrenceDetails(
        one.day(),
        one.meeting(),
        one.title(),
        one.when(),
        true,
        one.own(),
        one.sequence(),
        one.standing());
  }

  static OccurrenceDetails changed(OccurrenceDetails one) {
    return new OccurrenceDetails(
        one.day(),
        one.meeting(),
        one.title(),
        one.when(),
        one.cancelled(),
        true,
        one.sequence(),
        one.standing());
  }

  static OccurrenceDetails invitedTo(OccurrenceDetails one) {
    return new OccurrenceDetails(
        one.day(),
        one.meeting(),
        one.title(),
        one.when(),
        one.cancelled(),
        one.own(),
        one.sequence(),
        Standing.ATTENDEE);
  }
}
