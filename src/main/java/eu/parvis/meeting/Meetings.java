package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The meetings of each organiser, and what their rooms tell of them. Only the organiser sees and
 * changes a meeting here; to everybody else it is {@link MeetingGone}.
 */
@Service
@Transactional
public class Meetings {

  private final MeetingRepository meetings;
  private final Rooms rooms;
  private final People people;
  private final Clock clock;

  Meetings(MeetingRepository meetings, Rooms rooms, People people, Clock clock) {
    this.meetings = meetings;
    this.rooms = rooms;
    this.people = people;
    this.clock = clock;
  }

  /** Plans a meeting in a new room. */
  public MeetingDetails schedule(PersonProfile organizer, MeetingPlan plan) {
    var room = rooms.create(organizer.id());
    var meeting = meetings.saveAndFlush(new Meeting(room, organizer, plan, clock.instant()));
    rooms.announce(room.id(), meeting.agenda(organizer.name()));
    return meeting.details();
  }

  /** A meeting of this organiser that is not deleted. */
  @Transactional(readOnly = true)
  public Optional<MeetingDetails> find(MeetingId id, PersonId organizer) {
    return meetings
        .findById(id.value())
        .filter(meeting -> meeting.organizedBy(organizer) && !meeting.deleted())
        .map(Meeting::details);
  }

  /** What is not over, soonest first. */
  @Transactional(readOnly = true)
  public List<MeetingDetails> upcoming(PersonId organizer, int most) {
    return details(meetings.upcoming(organizer.value(), clock.instant(), Limit.of(most)));
  }

  /** What is over, latest first. */
  @Transactional(readOnly = true)
  public List<MeetingDetails> past(PersonId organizer, int most) {
    return details(meetings.past(organizer.value(), clock.instant(), Limit.of(most)));
  }

  /**
   * Changes a meeting; a plan without a time leaves the time as it is.
   *
   * @param version of the meeting when the edit began
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted
   */
  public MeetingDetails edit(MeetingId id, long version, MeetingPlan plan, PersonId by) {
    return change(require(id, version, by), by, meeting -> meeting.plan(plan));
  }

  /**
   * Calls a meeting off; the room says so to whoever opens the link.
   *
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted
   */
  public MeetingDetails cancel(MeetingId id, long version, PersonId by) {
    return change(require(id, version, by), by, meeting -> meeting.cancel(clock.instant()));
  }

  /**
   * Deletes a meeting and takes its room's link away, until {@link #restore}.
   *
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted
   */
  public void delete(MeetingId id, long version, PersonId by) {
    var meeting = require(id, version, by);
    meeting.delete(clock.instant());
    rooms.hide(meeting.room());
  }

  /**
   * Undoes a deletion: the same meeting, the same link.
   *
   * @throws MeetingGone if there is nothing to undo
   */
  public MeetingDetails restore(MeetingId id, PersonId by) {
    var meeting = require(id, by, true);
    meeting.restore();
    rooms.show(meeting.room());
    return meetings.saveAndFlush(meeting).details();
  }

  private MeetingDetails change(Meeting meeting, PersonId by, Consumer<Meeting> change) {
    change.accept(meeting);
    var saved = meetings.saveAndFlush(meeting);
    var organizer = people.find(by).map(PersonProfile::name).orElse("");
    rooms.announce(saved.room(), saved.agenda(organizer));
    return saved.details();
  }

  private Meeting require(MeetingId id, long version, PersonId by) {
    var meeting = require(id, by, false);
    if (meeting.details().version() != version) {
      throw new MeetingChanged(meeting.details());
    }
    return meeting;
  }

  private Meeting require(MeetingId id, PersonId by, boolean deleted) {
    return meetings
        .findById(id.value())
        .filter(meeting -> meeting.organizedBy(by) && meeting.deleted() == deleted)
        .orElseThrow(MeetingGone::new);
  }

  private static List<MeetingDetails> details(List<Meeting> found) {
    return found.stream().map(Meeting::details).toList();
  }
}
