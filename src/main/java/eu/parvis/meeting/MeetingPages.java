package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Meetings for those who organize them or are invited, each seeing what is theirs to see. */
@Service
@Transactional(readOnly = true)
public class MeetingPages {

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final Attendees attendees;
  private final MeetingHistory history;
  private final People people;

  MeetingPages(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      Attendees attendees,
      MeetingHistory history,
      People people) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.attendees = attendees;
    this.history = history;
    this.people = people;
  }

  /**
   * The page of a meeting, or of its occurrence of a day; empty if it is deleted, has no such
   * occurrence, or the viewer has no part in it.
   */
  public Optional<MeetingPage> find(MeetingId id, @Nullable LocalDate day, PersonId viewer) {
    return meetings
        .findById(id.value())
        .filter(meeting -> !meeting.deleted())
        .flatMap(meeting ->
            standing(meeting, viewer).flatMap(standing -> page(meeting, day, viewer, standing)));
  }

  private Optional<Standing> standing(Meeting meeting, PersonId viewer) {
    return meeting.organizedBy(viewer)
        ? Optional.of(Standing.ORGANIZER)
        : attendees
            .find(meeting.id(), viewer)
            .map(attendee ->
                attendee.invitee().coOrganizer() ? Standing.CO_ORGANIZER : Standing.ATTENDEE);
  }

  private Optional<MeetingPage> page(
      Meeting meeting, @Nullable LocalDate day, PersonId viewer, Standing standing) {
    var one =
        Optional.ofNullable(day)
            .flatMap(date -> occurrences.findById(new Occurrence.Key(meeting.id().value(), date)))
            .filter(found -> !found.deleted())
            .map(found -> found.details(standing));
    if (day != null && one.isEmpty()) {
      return Optional.empty();
    }
    var all = day == null ? attendees.list(meeting.id()) : attendees.list(meeting.id(), day);
    var me = all.stream().filter(attendee -> viewer.equals(attendee.person())).findFirst();
    var details = meeting.details();
    var shown = standing.organizes() || details.guestListShown() ? all : List.<AttendeeDetails>of();
    var changes =
        standing.organizes()
            ? history.latest(meeting.id(), MeetingPage.MOST_CHANGES)
            : List.<MeetingChange>of();
    return Optional.of(
        new MeetingPage(
            details,
            one.orElse(null),
            standing,
            standing.organizes() ? shown : shown.stream().map(MeetingPages::forOthers).toList(),
            me.orElse(null),
            changes,
            names(details, changes)));
  }

  /** What an attendee says to the organizer is not for the other attendees. */
  private static AttendeeDetails forOthers(AttendeeDetails attendee) {
    var response = attendee.response();
    return attendee.with(
        new Response(response.partStat(), "", response.asked(), response.answered(), null));
  }

  private Map<PersonId, String> names(MeetingDetails meeting, List<MeetingChange> changes) {
    var names = new HashMap<PersonId, String>();
    Stream.concat(Stream.of(meeting.organizer()), changes.stream().map(MeetingChange::by))
        .distinct()
        .forEach(id -> people.find(id).ifPresent(person -> names.put(id, person.name())));
    return names;
  }
}
