package eu.parvis.meeting;

import eu.parvis.account.Belongings;
import eu.parvis.account.Holding;
import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.Notice.Reason;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Meetings of whoever leaves. An heir organizes them from then on, and calendars are told so: a
 * REQUEST with the next SEQUENCE and the new ORGANIZER (RFC 5546, 3.2.2.4). Without one, those that
 * are to come are called off and all are deleted.
 */
@Component
@Order(1)
class OrganizedMeetings implements Belongings {

  private final MeetingRepository meetings;
  private final DepartureRows rows;
  private final MeetingEdits edits;
  private final Invitations invitations;
  private final LeftRooms rooms;
  private final Clock clock;

  OrganizedMeetings(
      MeetingRepository meetings,
      DepartureRows rows,
      MeetingEdits edits,
      Invitations invitations,
      LeftRooms rooms,
      Clock clock) {
    this.meetings = meetings;
    this.rows = rows;
    this.edits = edits;
    this.invitations = invitations;
    this.rooms = rooms;
    this.clock = clock;
  }

  @Override
  public List<Holding> of(PersonId person) {
    var now = clock.instant();
    return List.of(
        new Holding("people.holding.meetings", rows.organized(person, now), true),
        new Holding("people.holding.co-organized", rows.coOrganized(person, now), false));
  }

  @Override
  public void pass(PersonId person, Optional<PersonId> heir, PersonId by) {
    var concerned = rows.rooms(person);
    heir.ifPresentOrElse(organizer -> handOver(person, organizer, by), () -> end(person));
    rows.forget(person);
    rooms.follow(concerned);
  }

  private void handOver(PersonId person, PersonId heir, PersonId by) {
    var toCome = rows.toCome(person, clock.instant());
    rows.pass(person, heir);
    toCome.stream()
        .flatMap(id -> meetings.lock(id.value()).stream())
        .forEach(meeting -> handOver(meeting, by));
  }

  private void handOver(Meeting meeting, PersonId by) {
    var all = new Part.All(meeting.id());
    var notices =
        edits.noticesOfCancel(meeting, all).stream()
            .map(notice -> new Notice(notice.recipient(), all, Reason.UPDATED))
            .toList();
    meeting.reschedule();
    edits.stored(meeting, notices, new MeetingEdits.Entry(by, null, EnumSet.of(What.ORGANIZER)));
  }

  private void end(PersonId person) {
    for (var meeting : meetings.lockOfOrganizer(person.value())) {
      var notices = told(meeting) ? cancellation(meeting) : List.<Notice>of();
      if (!notices.isEmpty()) {
        meeting.cancel(clock.instant());
        meeting.reschedule();
        meetings.saveAndFlush(meeting);
        invitations.send(notices);
      }
    }
    meetings.deleteOfOrganizer(person.value());
    rooms.leaveToOthers(person);
  }

  /** Not of what was deleted and told before, or is told as the end of another. */
  private static boolean told(Meeting meeting) {
    return !meeting.deleted() || (meeting.deletionDue(Instant.MAX) && meeting.shortens().isEmpty());
  }

  private List<Notice> cancellation(Meeting meeting) {
    return edits.noticesOfCancel(meeting, new Part.All(meeting.id()));
  }
}
