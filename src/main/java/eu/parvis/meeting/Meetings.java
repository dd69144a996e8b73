package eu.parvis.meeting;

import eu.parvis.account.NotAnAgent;
import eu.parvis.account.People;
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
  private final Rejoining rejoining;
  private final Losses losses;
  private final Invitations invitations;
  private final Rooms rooms;
  private final People people;
  private final Clock clock;

  Meetings(
      MeetingRepository meetings,
      MeetingCalendar calendar,
      MeetingEdits edits,
      MeetingDeletion deletion,
      Rejoining rejoining,
      Losses losses,
      Invitations invitations,
      Rooms rooms,
      People people,
      Clock clock) {
    this.meetings = meetings;
    this.calendar = calendar;
    this.edits = edits;
    this.deletion = deletion;
    this.rejoining = rejoining;
    this.losses = losses;
    this.invitations = invitations;
    this.rooms = rooms;
    this.people = people;
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
   * @throws NotAnAgent if {@code organizer} is none
   */
  public MeetingDetails schedule(PersonProfile organizer, Edit edit, @Nullable RoomId room) {
    if (!people.isAgent(organizer.id())) {
      throw new NotAnAgent();
    }
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

  /** What would be lost if this were stored. */
  @Transactional(readOnly = true)
  public Loss lossOfEdit(Part part, MeetingPlan plan, PersonId by) {
    return draft(part, by).map(before -> losses.ofEdit(before, plan)).orElse(Loss.NONE);
  }

  /** Who would get what if a part were called off, or deleted. */
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

  /** Deletes a whole meeting, of which attendees are told. */
  public void delete(MeetingId id, long version, PersonId by) {
    delete(new Part.All(id), version, true, by);
  }

  /**
   * Deletes a part of a meeting, until {@link #restore}; only its organizer does. The link goes too
   * if nothing else is in the room.
   *
   * @param told whether attendees are told, once nobody will want it back
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted, or has no such part
   */
  public Deletion delete(Part part, long version, boolean told, PersonId by) {
    var meeting = require(part.meeting(), version, by);
    if (!meeting.organizedBy(by)) {
      throw new MeetingGone();
    }
    return deletion.delete(meeting, part, told, by);
  }

  /**
   * Undoes the deletion of a whole meeting: the same meeting, the same link.
   *
   * @throws MeetingGone if there is nothing to undo
   */
  public MeetingDetails restore(MeetingId id, PersonId by) {
    return deletion.restore(require(id, by, true));
  }

  /**
   * Undoes a deletion.
   *
   * @throws MeetingChanged if the rest of the series was changed meanwhile, with nothing stored
   * @throws MeetingGone if there is nothing to undo
   */
  public MeetingDetails restore(Deletion deleted, PersonId by) {
    return switch (MeetingEdits.effective(deleted.before(), deleted.part())) {
      case Part.All(var id) -> restore(id, by);
      case Part.One(var id, var day) -> deletion.restore(require(id, by, false), day, by);
      case Part.Following following -> {
        var rest = require(deleted.after().id(), by, true);
        yield rejoining.rejoin(rest, following, deleted.before(), rest.restore(), by);
      }
    };
  }

  /**
   * Undoes that following occurrences became a meeting of their own: they are part of their series
   * again, and what was changed of them is as it was.
   *
   * @param before the series as it was
   * @param rest the meeting that they became
   * @throws MeetingChanged if one of the two was changed meanwhile, with nothing stored
   * @throws MeetingGone if one of the two was deleted
   */
  public MeetingDetails rejoin(
      Part.Following part, MeetingDetails before, MeetingDetails rest, boolean told, PersonId by) {
    return rejoining.rejoin(require(rest.id(), rest.version(), by), part, before, told, by);
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
