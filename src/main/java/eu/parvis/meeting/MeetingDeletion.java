package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Component;

/**
 * Deletes meetings or parts of them and brings them back. Attendees are told of a deletion when its
 * undo is over: a mail that was sent cannot be taken back.
 */
@Component
class MeetingDeletion {

  /** How long a deletion is kept from attendees: more than twice as long as its undo is offered. */
  static final Duration UNDO = Duration.ofMinutes(1);

  private final MeetingRepository meetings;
  private final OccurrenceRepository occurrences;
  private final MeetingEdits edits;
  private final Invitations invitations;
  private final RoomGrants grants;
  private final RoomAgendas agendas;
  private final Rooms rooms;
  private final Clock clock;

  MeetingDeletion(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      MeetingEdits edits,
      Invitations invitations,
      RoomGrants grants,
      RoomAgendas agendas,
      Rooms rooms,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.edits = edits;
    this.invitations = invitations;
    this.grants = grants;
    this.agendas = agendas;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Takes the link of its room away if nothing else is in the room. */
  Deletion delete(Meeting meeting, Part part, boolean told, PersonId by) {
    var before = meeting.details();
    var draft = edits.draft(meeting, part).orElseThrow(MeetingGone::new);
    var heard = !edits.noticesOfCancel(meeting, part).isEmpty();
    var tellAt = told && heard ? clock.instant().plus(UNDO) : null;
    return switch (draft.part()) {
      case Part.All _ -> {
        meeting.delete(clock.instant(), tellAt);
        yield new Deletion(part, before, hidden(meeting));
      }
      case Part.Following(_, var day) -> {
        var rest = edits.split(meeting, part, by, What.DELETED);
        rest.shortens(meeting);
        rest.delete(clock.instant(), tellAt);
        yield new Deletion(new Part.Following(before.id(), day), before, hidden(rest));
      }
      case Part.One(_, var day) -> {
        var one = occurrence(meeting, day);
        one.delete(clock.instant(), tellAt);
        one.reschedule();
        meeting.touch();
        yield new Deletion(part, before, stored(meeting, by, day, What.DELETED));
      }
    };
  }

  private MeetingDetails hidden(Meeting meeting) {
    meetings.saveAndFlush(meeting);
    grants.write(meeting.room());
    if (meetings.existsByRoomIdAndDeletedAtIsNull(meeting.room().value())) {
      agendas.announce(meeting.room());
    } else {
      rooms.vacate(meeting.room());
    }
    return meeting.details();
  }

  private MeetingDetails stored(Meeting meeting, PersonId by, LocalDate day, What what) {
    return edits.stored(meeting, List.of(), new MeetingEdits.Entry(by, day, EnumSet.of(what)));
  }

  private Occurrence occurrence(Meeting meeting, LocalDate day) {
    return occurrences
        .findById(new Occurrence.Key(meeting.id().value(), day))
        .filter(one -> !one.deleted())
        .orElseThrow(MeetingGone::new);
  }

  /** One occurrence, for as long as its attendees are not told. */
  MeetingDetails restore(Meeting meeting, LocalDate day, PersonId by) {
    var one =
        occurrences
            .findById(new Occurrence.Key(meeting.id().value(), day))
            .filter(found -> found.deletedAfter(clock.instant().minus(UNDO)))
            .orElseThrow(MeetingGone::new);
    one.restore(meeting.series().flatMap(series -> series.on(day)).orElse(null));
    meeting.touch();
    return stored(meeting, by, day, What.RESTORED);
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
    var notices =
        meeting
            .shortens()
            .map(this::shortened)
            .orElseGet(() -> edits.noticesOfCancel(meeting, new Part.All(meeting.id())));
    meeting.deletionTold();
    meetings.saveAndFlush(meeting);
    invitations.send(notices);
  }

  /** Whoever is invited to a series hears that it ends earlier, unless it is no more itself. */
  private List<Notice> shortened(UUID series) {
    return meetings
        .lock(series)
        .filter(meeting -> !meeting.deleted() && !meeting.cancelled())
        .map(meeting -> Draft.of(meeting.details(), invitations.of(meeting)))
        .map(draft ->
            Notices.ofCancel(
                new Part.Following(draft.part().meeting(), LocalDate.EPOCH),
                invitations.version(draft)))
        .orElse(List.of());
  }

  /** Occurrences that were deleted by themselves and that nobody wants back any more. */
  List<Occurrence.Key> dueOccurrences(int most) {
    return occurrences.toTellDeletion(clock.instant(), Limit.of(most));
  }

  /** The same of one occurrence of a meeting that is locked. */
  void tell(Meeting meeting, LocalDate day) {
    occurrences
        .findById(new Occurrence.Key(meeting.id().value(), day))
        .filter(one -> one.deletionDue(clock.instant()))
        .ifPresent(one -> {
          var draft = Draft.of(one.details(), invitations.of(meeting));
          one.deletionTold();
          if (!meeting.deleted() && !meeting.cancelled()) {
            invitations.send(Notices.ofCancel(draft.part(), invitations.version(draft)));
          }
        });
  }
}
