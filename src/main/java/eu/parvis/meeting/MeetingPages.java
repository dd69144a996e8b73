package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
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
  private final Clock clock;

  MeetingPages(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      Attendees attendees,
      MeetingHistory history,
      People people,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.attendees = attendees;
    this.history = history;
    this.people = people;
    this.clock = clock;
  }

  /**
   * The page of a meeting; empty if it is deleted, has no such occurrence, or the viewer has no
   * part in it.
   *
   * @param day of the occurrence that is looked at, or null for the next one
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
        (day == null ? next(meeting) : on(meeting, day)).map(found -> found.details(standing));
    if (day != null && one.isEmpty()) {
      return Optional.empty();
    }
    var all =
        one.filter(_ -> meeting.repeats())
            .map(found -> attendees.list(meeting.id(), found.day()))
            .orElseGet(() -> attendees.list(meeting.id()));
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

  private Optional<Occurrence> on(Meeting meeting, LocalDate day) {
    return occurrences
        .findById(new Occurrence.Key(meeting.id().value(), day))
        .filter(found -> !found.deleted());
  }

  /** The last one if nothing is to come. */
  private Optional<Occurrence> next(Meeting meeting) {
    var id = meeting.id().value();
    return occurrences.nextOf(id, clock.instant(), Limit.of(1)).stream()
        .findFirst()
        .or(() -> occurrences.lastOf(id, Limit.of(1)).stream().findFirst());
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
        .filter(Objects::nonNull)
        .distinct()
        .forEach(id -> people.find(id).ifPresent(person -> names.put(id, person.name())));
    return names;
  }
}
