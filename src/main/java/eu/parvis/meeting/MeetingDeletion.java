package eu.parvis.meeting;

import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Deletes meetings and brings them back. Attendees are told of a deletion when its undo is over: a
 * mail that was sent cannot be taken back.
 */
@Component
class MeetingDeletion {

  /** How long a deletion is kept from attendees: more than twice as long as its undo is offered. */
  static final Duration UNDO = Duration.ofMinutes(1);

  private final MeetingRepository meetings;
  private final MeetingEdits edits;
  private final Invitations invitations;
  private final RoomGrants grants;
  private final RoomAgendas agendas;
  private final Rooms rooms;
  private final Clock clock;

  MeetingDeletion(
      MeetingRepository meetings,
      MeetingEdits edits,
      Invitations invitations,
      RoomGrants grants,
      RoomAgendas agendas,
      Rooms rooms,
      Clock clock) {
    this.meetings = meetings;
    this.edits = edits;
    this.invitations = invitations;
    this.grants = grants;
    this.agendas = agendas;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Takes the link of its room away if nothing else is in the room. */
  void delete(Meeting meeting, boolean told) {
    var now = clock.instant();
    meeting.delete(now, told ? now.plus(UNDO) : null);
    meetings.saveAndFlush(meeting);
    grants.write(meeting.room());
    if (meetings.existsByRoomIdAndDeletedAtIsNull(meeting.room().value())) {
      agendas.announce(meeting.room());
    } else {
      rooms.hide(meeting.room());
    }
  }

  /** Whoever was told of the deletion is invited again. */
  MeetingDetails restore(Meeting meeting) {
    var told = meeting.restore();
    rooms.show(meeting.room());
    var saved = meetings.saveAndFlush(meeting);
    if (told) {
      var details = saved.details();
      invitations.send(Notices.ofSchedule(saved.id(), details.plan(), invitations.of(saved)));
    }
    grants.write(saved.room());
    agendas.announce(saved.room());
    return saved.details();
  }

  /** Meetings of which nobody wants the deletion undone any more. */
  List<UUID> due(int most) {
    return meetings.toTellDeletion(clock.instant(), Limit.of(most));
  }

  /** Tells the attendees of a meeting that is locked. */
  void tell(Meeting meeting) {
    if (!meeting.deletionDue(clock.instant())) {
      return;
    }
    var notices = edits.noticesOfCancel(meeting, new Part.All(meeting.id()));
    meeting.deletionTold();
    meetings.saveAndFlush(meeting);
    invitations.send(notices);
  }
}
