package eu.parvis.meeting;

import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.room.Rooms;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
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
  private final OccurrenceRepository occurrences;
  private final OccurrenceRows rows;
  private final RoomAgendas agendas;
  private final Rooms rooms;
  private final Clock clock;

  Meetings(
      MeetingRepository meetings,
      OccurrenceRepository occurrences,
      OccurrenceRows rows,
      RoomAgendas agendas,
      Rooms rooms,
      Clock clock) {
    this.meetings = meetings;
    this.occurrences = occurrences;
    this.rows = rows;
    this.agendas = agendas;
    this.rooms = rooms;
    this.clock = clock;
  }

  /** Plans a meeting in a new room. */
  public MeetingDetails schedule(PersonProfile organizer, MeetingPlan plan) {
    var room = rooms.create(organizer.id());
    var now = clock.instant();
    var meeting = meetings.saveAndFlush(new Meeting(room, organizer, plan, now));
    meeting
        .series()
        .ifPresentOrElse(series -> write(meeting, series, false), () -> rows.writeUntimed(meeting));
    agendas.announce(room.id());
    return meetings.saveAndFlush(meeting).details();
  }

  /** A meeting of this organiser that is not deleted. */
  @Transactional(readOnly = true)
  public Optional<MeetingDetails> find(MeetingId id, PersonId organizer) {
    return meetings
        .findById(id.value())
        .filter(meeting -> meeting.organizedBy(organizer) && !meeting.deleted())
        .map(Meeting::details);
  }

  /** A part of a meeting of this organiser, as the start of an edit. */
  @Transactional(readOnly = true)
  public Optional<Draft> draft(Part part, PersonId organizer) {
    return meetings
        .findById(part.meeting().value())
        .filter(meeting -> meeting.organizedBy(organizer) && !meeting.deleted())
        .flatMap(meeting ->
            switch (part) {
              case Part.All _ -> Optional.of(Draft.of(part, meeting.details()));
              case Part.One(var id, var day) ->
                  occurrence(id, day).map(Occurrence::details).map(Draft::of);
              case Part.Following(_, var day) ->
                  seriesAt(meeting, day)
                      .map(series -> Draft.of(part, meeting.details(), series.from(day)));
            });
  }

  /** What is not over, soonest first. */
  @Transactional(readOnly = true)
  public List<OccurrenceDetails> upcoming(PersonId organizer, int most) {
    return details(occurrences.upcoming(organizer.value(), clock.instant(), Limit.of(most)));
  }

  /** What is over, latest first. */
  @Transactional(readOnly = true)
  public List<OccurrenceDetails> past(PersonId organizer, int most) {
    return details(occurrences.past(organizer.value(), clock.instant(), Limit.of(most)));
  }

  /**
   * Changes a part of a meeting; a plan without a time leaves the time as it is. Following
   * occurrences become a meeting of their own in the same room.
   *
   * @param version of the meeting when the edit began
   * @return the meeting that has the part now
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted, or has no such part
   */
  public MeetingDetails edit(Part part, long version, MeetingPlan plan, PersonId by) {
    var meeting = require(part.meeting(), version, by);
    if (part instanceof Part.One(_, var day) && meeting.repeats()) {
      if (plan.repeats() != null) {
        throw new IllegalArgumentException("one occurrence does not repeat");
      }
      occurrence(meeting.id(), day).orElseThrow(MeetingGone::new).plan(plan);
      meeting.touch();
      return stored(meeting);
    }
    var edited = split(meeting, part);
    var series = edited.repeats();
    edited.plan(plan);
    meetings.saveAndFlush(edited);
    if (plan.when() != null) {
      edited.series().ifPresent(planned -> write(edited, planned, series));
    }
    return stored(edited);
  }

  /**
   * Calls a part of a meeting off; the room says so to whoever opens the link when nothing else is
   * to come.
   *
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted, or has no such part
   */
  public MeetingDetails cancel(Part part, long version, PersonId by) {
    var meeting = require(part.meeting(), version, by);
    var now = clock.instant();
    if (part instanceof Part.One(_, var day) && meeting.repeats()) {
      occurrence(meeting.id(), day).orElseThrow(MeetingGone::new).cancel(now);
      meeting.touch();
      return stored(meeting);
    }
    var cancelled = split(meeting, part);
    cancelled.cancel(now);
    meetings.saveAndFlush(cancelled);
    rows.cancel(cancelled, now);
    return stored(cancelled);
  }

  /** The meeting that has the part and nothing else. */
  private Meeting split(Meeting meeting, Part part) {
    if (!(part instanceof Part.Following(_, var day))) {
      return meeting;
    }
    var series = seriesAt(meeting, day).orElseThrow(MeetingGone::new);
    if (series.when().start().toLocalDate().equals(day)) {
      return meeting;
    }
    var rest = meetings.saveAndFlush(meeting.splitAt(day, clock.instant()));
    meetings.saveAndFlush(meeting);
    rows.move(meeting, rest, day);
    return rest;
  }

  /**
   * Deletes a meeting with all its occurrences and takes its room's link away if nothing else is in
   * the room, until {@link #restore}.
   *
   * @throws MeetingChanged if it has another version, with nothing stored
   * @throws MeetingGone if it was deleted
   */
  public void delete(MeetingId id, long version, PersonId by) {
    var meeting = require(id, version, by);
    meeting.delete(clock.instant());
    meetings.saveAndFlush(meeting);
    if (meetings.existsByRoomIdAndDeletedAtIsNull(meeting.room().value())) {
      agendas.announce(meeting.room());
    } else {
      rooms.hide(meeting.room());
    }
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
    return stored(meeting);
  }

  private void write(Meeting meeting, Series series, boolean wasSeries) {
    var now = clock.instant();
    meeting.expandedUntil(
        wasSeries ? rows.rewrite(meeting, series, now) : rows.replace(meeting, series, now));
  }

  private MeetingDetails stored(Meeting meeting) {
    var saved = meetings.saveAndFlush(meeting);
    agendas.announce(saved.room());
    return saved.details();
  }

  /** The row is asked for first: it exists for near days alone, and a rule goes on for ever. */
  private Optional<Series> seriesAt(Meeting meeting, LocalDate day) {
    return occurrence(meeting.id(), day)
        .flatMap(_ -> meeting.series())
        .filter(series -> series.has(day));
  }

  private Optional<Occurrence> occurrence(MeetingId meeting, LocalDate day) {
    return occurrences.findById(new Occurrence.Key(meeting.value(), day));
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
        .filter(meeting -> meeting.organizedBy(by) && meeting.deleted() == deleted)
        .orElseThrow(MeetingGone::new);
  }

  private static List<OccurrenceDetails> details(List<Occurrence> found) {
    return found.stream().map(Occurrence::details).toList();
  }
}
