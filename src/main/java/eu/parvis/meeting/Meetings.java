package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.RoomId;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meetings of each person, and what their rooms tell of them. Only its organizer and those who
 * organize with them change a meeting here; to everybody else it is {@link MeetingGone}.
 */
@Service
@Transactional
public class Meetings {

  private final MeetingRepository meetings;
  private final MeetingCalendar calendar;
  private final MeetingEdits edits;
  private final MeetingDeletion deletion;
  private final Invitations invitations;
  private final Rooms rooms;
  private final Clock clock;

  Meetings(
      MeetingRepository meetings,
      MeetingCalendar calendar,
      MeetingEdits edits,
      MeetingDeletion deletion,
      Invitations invitations,
      Rooms rooms,
      Clock clock) {
    this.meetings = meetings;
    this.calendar = calendar;
    this.edits = edits;
    this.deletion = deletion;
    this.invitations = invitations;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Plans a meeting in a new room, with nobody invited. */
  public MeetingDetails schedule(PersonProfile organizer, MeetingPlan plan) {
    return schedule(organizer, new Edit(plan, Invitation.NONE, false), null);
  }

  /**
   * Plans a meeting.
   *
   * @param room null for a new one
   * @throws MeetingGone if the room is not the organizer's, or gone
   */
  public MeetingDetails schedule(PersonProfile organizer, Edit edit, @Nullable RoomId room) {
    var place =
        room == null
            ? rooms.create(organizer.id())
            : rooms
                .find(room)
                .filter(found -> found.owner().equals(organizer.id()))
                .orElseThrow(MeetingGone::new);
    var meeting = new Meeting(place, organizer, edit.plan(), clock.instant());
    return edits.schedule(meetings.saveAndFlush(meeting), edit.without(organizer.email()));
  }

  /** A meeting that this person organizes, alone or with others, and that is not deleted. */
  @Transactional(readOnly = true)
  public Optional<MeetingDetails> find(MeetingId id, PersonId organizer) {
    return open(id, organizer).map(Meeting::details);
  }

  /** A part of a meeting that this person organizes, as the start of an edit. */
  @Transactional(readOnly = true)
  public Optional<Draft> draft(Part part, PersonId organizer) {
    return open(part.meeting(), organizer).flatMap(meeting -> edits.draft(meeting, part));
  }

  /** Who would get what if this were stored. */
  @Transactional(readOnly = true)
  public List<Notice> noticesOfEdit(Part part, Edit edit, PersonId by) {
    return open(part.meeting(), by)
        .map(meeting -> edits.noticesOfEdit(meeting, part, invitations.ofOthers(meeting, edit)))
        .orElse(List.of());
  }

  /** Who would get what if a part were called off, or the whole meeting deleted. */
  @Transactional(readOnly = true)
  public List<Notice> noticesOfCancel(Part part, PersonId by) {
    return open(part.meeting(), by)
        .map(meeting -> edits.noticesOfCancel(meeting, part))
        .orElse(List.of());
  }

  /** What is not over of what a person organizes or is invited to, soonest first. */
  @Transactional(readOnly = true)
  public List<OccurrenceDetails> upcoming(PersonId person, int most) {
    return calendar.upcoming(person, clock.instant(), MeetingFilter.NONE, 0, most);
  }

  /** What is over of what a person organizes or was invited to, latest end first. */
  @Transactional(readOnly = true)
  public List<OccurrenceDetails> past(PersonId person, int most) {
    return calendar.past(person, clock.instant(), MeetingFilter.NONE, 0, most);
  }

  /** The same with what is told, and attendees, as they are; they are told of it. */
  public MeetingDetails edit(Part part, long version, MeetingPlan plan, PersonId by) {
    var meeting = require(part.meeting(), version, by);
    return edits.edit(meeting, part, new Edit(plan, invitations.of(meeting), true), by);
  }

  /**
   * Changes a part of a meeting; a plan without a time leaves the time as it is. Following
   * occurrences become a meeting of their own in the same room. Whoever is asked to another time
   * has answered nothing yet.
   *
   * @param version of the meeting when the edit began
   * @return the meeting that has the part now
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted, or has no such part
   */
  public MeetingDetails edit(Part part, long version, Edit edit, PersonId by) {
    var meeting = require(part.meeting(), version, by);
    return edits.edit(meeting, part, invitations.ofOthers(meeting, edit), by);
  }

  /** The same, of which attendees are told. */
  public MeetingDetails cancel(Part part, long version, PersonId by) {
    return cancel(part, version, true, by);
  }

  /**
   * Calls a part of a meeting off; the room says so to whoever opens the link when nothing else is
   * to come.
   *
   * @param told whether attendees are told
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted, or has no such part
   */
  public MeetingDetails cancel(Part part, long version, boolean told, PersonId by) {
    return edits.cancel(require(part.meeting(), version, by), part, told, by);
  }

  /** The same, of which attendees are told. */
  public void delete(MeetingId id, long version, PersonId by) {
    delete(id, version, true, by);
  }

  /**
   * Deletes a meeting with all its occurrences and takes its room's link away if nothing else is in
   * the room, until {@link #restore}; only its organizer does.
   *
   * @param told whether attendees are told, once nobody will want it back
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted
   */
  public void delete(MeetingId id, long version, boolean told, PersonId by) {
    var meeting = require(id, version, by);
    if (!meeting.organizedBy(by)) {
      throw new MeetingGone();
    }
    deletion.delete(meeting, told && !edits.noticesOfCancel(meeting, new Part.All(id)).isEmpty());
  }

  /**
   * Undoes a deletion: the same meeting, the same link.
   *
   * @throws MeetingGone if there is nothing to undo
   */
  public MeetingDetails restore(MeetingId id, PersonId by) {
    return deletion.restore(require(id, by, true));
  }

  private Optional<Meeting> open(MeetingId id, PersonId by) {
    return meetings
        .findById(id.value())
        .filter(meeting -> !meeting.deleted() && organizes(meeting, by));
  }

  private boolean organizes(Meeting meeting, PersonId person) {
    return meeting.organizedBy(person) || invitations.coOrganizes(meeting, person);
  }

  private Meeting require(MeetingId id, long version, PersonId by) {
    var meeting = require(id, by, false);
    if (meeting.details().version() != version) {
      throw new MeetingChanged(id);
    }
    return meeting;
  }

  private Meeting require(MeetingId id, PersonId by, boolean deleted) {
    return meetings
        .lock(id.value())
        .filter(meeting -> organizes(meeting, by) && meeting.deleted() == deleted)
        .orElseThrow(MeetingGone::new);
  }
}
