package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.Reading;
import eu.parvis.kernel.TimeSpan;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What attendees are asked, for whoever proves to be one without signing in. */
@Service
@Transactional(readOnly = true)
public class Questions {

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final AttendeeRows rows;
  private final People people;
  private final Clock clock;

  Questions(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      AttendeeRows rows,
      People people,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.rows = rows;
    this.people = people;
    this.clock = clock;
  }

  /**
   * Empty if there is no such attendee any more, or no such occurrence.
   *
   * @param day of the occurrence, or null if it is about the whole meeting
   */
  public Optional<Question> find(AttendeeId id, @Nullable LocalDate day) {
    return rows.find(id)
        .flatMap(attendee ->
            meetings
                .findById(attendee.meeting().value())
                .filter(meeting -> !meeting.deleted())
                .flatMap(meeting ->
                    day == null || !meeting.repeats()
                        ? whole(meeting, attendee)
                        : one(meeting, attendee, day)));
  }

  private Optional<Question> whole(Meeting meeting, AttendeeDetails attendee) {
    return meeting
        .series()
        .map(series ->
            new Question(
                attendee,
                meeting.title(),
                series.when(),
                series.repeats(),
                meeting.sequence(),
                organizer(meeting),
                reading(meeting, attendee, series.when()),
                !meeting.details().cancelled() && !series.over(clock.instant())));
  }

  private Optional<Question> one(Meeting meeting, AttendeeDetails attendee, LocalDate day) {
    var response = rows.response(attendee.id(), day).orElse(attendee.response());
    return occurrences
        .findById(new Occurrence.Key(meeting.id().value(), day))
        .map(Occurrence::details)
        .flatMap(one ->
            Optional.ofNullable(one.when())
                .map(when ->
                    new Question(
                        attendee.with(response),
                        one.title(),
                        when,
                        null,
                        one.sequence(),
                        organizer(meeting),
                        reading(meeting, attendee, when),
                        !meeting.details().cancelled()
                            && !one.cancelled()
                            && when.end().toInstant().isAfter(clock.instant()))));
  }

  private PersonProfile organizer(Meeting meeting) {
    return people.find(meeting.organizer()).orElseThrow();
  }

  private Reading reading(Meeting meeting, AttendeeDetails attendee, TimeSpan when) {
    return Optional.ofNullable(attendee.person())
        .flatMap(people::find)
        .map(PersonProfile::reading)
        .orElseGet(() -> new Reading(organizer(meeting).language(), when.start().getZone()));
  }
}
