package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.meeting.Notice.Method;
import eu.parvis.meeting.Notices.Version;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What attendees are told, and what they were told before. */
@Component
class Invitations {

  private final AttendeeRows rows;
  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final People people;
  private final ApplicationEventPublisher events;

  Invitations(
      AttendeeRows rows,
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      People people,
      ApplicationEventPublisher events) {
    this.rows = rows;
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.people = people;
    this.events = events;
  }

  /** What is told of a meeting, and to whom. */
  Invitation of(Meeting meeting) {
    var attendees = rows.list(meeting.id()).stream().map(AttendeeDetails::invitee).toList();
    var details = meeting.details();
    return new Invitation(
        details.description(), details.guestListShown(), details.reminders(), attendees);
  }

  /** A part as it is now, and who was asked to come. */
  Version version(Draft draft) {
    var asked =
        rows.list(draft.part().meeting()).stream()
            .filter(AttendeeDetails::asked)
            .map(attendee -> attendee.invitee().email())
            .collect(Collectors.toSet());
    return new Version(draft.plan(), draft.invitation(), asked);
  }

  /** The edit without whoever organizes the meeting, who is no attendee of it. */
  Edit ofOthers(Meeting meeting, Edit edit) {
    return people
        .find(meeting.organizer())
        .map(organizer -> edit.without(organizer.email()))
        .orElse(edit);
  }

  boolean coOrganizes(Meeting meeting, PersonId person) {
    return rows.find(meeting.id(), person)
        .filter(attendee -> attendee.invitee().coOrganizer())
        .isPresent();
  }

  /** Notes who was asked with which number, and has the notices sent. */
  void send(List<Notice> notices) {
    send(notices, null);
  }

  /**
   * The same.
   *
   * @param before the part that was edited
   */
  void send(List<Notice> notices, @Nullable Draft before) {
    if (notices.isEmpty()) {
      return;
    }
    notices.stream()
        .filter(notice -> notice.method() == Method.REQUEST)
        .collect(
            Collectors.groupingBy(
                Notice::part,
                Collectors.mapping(notice -> notice.recipient().email(), Collectors.toSet())))
        .forEach(this::note);
    events.publishEvent(new NoticesMade(notices, before));
  }

  private void note(Part part, Set<EmailAddress> asked) {
    var id = part.meeting();
    if (part instanceof Part.One(_, var day)) {
      occurrences
          .findById(new Occurrence.Key(id.value(), day))
          .ifPresent(one -> rows.asked(id, day, asked, one.sequence()));
    } else {
      meetings.findById(id.value()).ifPresent(meeting -> rows.asked(id, asked, meeting.sequence()));
    }
  }
}
