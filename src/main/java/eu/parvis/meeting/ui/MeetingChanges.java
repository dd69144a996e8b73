package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.PersonProfile;
import eu.parvis.meeting.Answer;
import eu.parvis.meeting.AnswerOutcome;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Deletion;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import java.time.Clock;

/** What is done with a meeting where it is shown: asks, does it, says so, offers to undo it. */
class MeetingChanges implements MeetingRow.Actions {

  private final Meetings meetings;
  private final Attendees attendees;
  private final Clock clock;
  private final PersonProfile person;
  private final MeetingMoves moves;

  MeetingChanges(Meetings meetings, Attendees attendees, Clock clock, PersonProfile person) {
    this.meetings = meetings;
    this.attendees = attendees;
    this.clock = clock;
    this.person = person;
    this.moves = new MeetingMoves(meetings, person);
  }

  /** Plans a meeting with nobody invited, which can be taken back. */
  void create(MeetingPlan plan) {
    Attempt.to(() -> {
      var meeting = meetings.schedule(person, plan);
      return () ->
          Toast.offer(
              text("meeting.schedule.done", meeting.title()),
              text("calendar.move.undo"),
              () ->
                  deleteNow(new Part.All(meeting.id()), meeting.version(), meeting.title(), false));
    });
  }

  @Override
  public void edit(OccurrenceDetails occurrence) {
    if (occurrence.meeting().repeats() == null) {
      open(new Part.All(occurrence.meeting().id()));
    } else {
      PartDialog.ofEdit(occurrence, this::open).open();
    }
  }

  private void open(Part part) {
    var origin = Place.here().map(Place::origin).orElseGet(QueryParameters::empty);
    UI.getCurrentOrThrow().navigate(EditMeetingView.path(part), origin);
  }

  @Override
  public void duplicate(OccurrenceDetails occurrence) {
    if (occurrence.meeting().repeats() == null) {
      openLike(new Part.All(occurrence.meeting().id()));
    } else {
      PartDialog.ofDuplicate(occurrence, this::openLike).open();
    }
  }

  private void openLike(Part part) {
    UI.getCurrentOrThrow().navigate(ScheduleView.class, ScheduleView.like(part));
  }

  @Override
  public void cancel(OccurrenceDetails occurrence) {
    RemovalDialog.ofCancel(
            occurrence,
            part -> meetings.noticesOfCancel(part, person.id()),
            (part, told) -> cancelNow(occurrence, part, told))
        .open();
  }

  private void cancelNow(OccurrenceDetails occurrence, Part part, boolean told) {
    Attempt.to(() -> {
      var stored = meetings.cancel(part, occurrence.meeting().version(), told, person.id());
      if (!(part instanceof Part.One)) {
        Place.here().ifPresent(place -> place.follow(new Part.All(stored.id())));
      }
      return () -> {
        Toast.show(text("meeting.cancel.done", occurrence.title()));
        Place.here().ifPresent(place -> place.focus(occurrence));
      };
    });
  }

  @Override
  public void delete(OccurrenceDetails occurrence) {
    var meeting = occurrence.meeting();
    if (meeting.repeats() != null && !meeting.cancelled()) {
      RemovalDialog.ofPart(
              occurrence,
              part -> meetings.noticesOfCancel(part, person.id()),
              (part, told) -> deleteNow(part, meeting.version(), occurrence.title(), told))
          .open();
      return;
    }
    var whole = new Part.All(meeting.id());
    var notices = meetings.noticesOfCancel(whole, person.id());
    if (notices.isEmpty()) {
      deleteNow(whole, meeting.version(), meeting.title(), false);
    } else {
      TellDialog.ofDeletion(
              meeting.title(),
              notices,
              told -> deleteNow(whole, meeting.version(), meeting.title(), told))
          .open();
    }
  }

  private void deleteNow(Part part, long version, String title, boolean told) {
    Attempt.to(() -> {
      var deleted = meetings.delete(part, version, told, person.id());
      return () ->
          Toast.offer(
              text("meeting.delete.done", title),
              text("meeting.delete.undo"),
              () -> restore(deleted, title));
    });
  }

  private void restore(Deletion deleted, String title) {
    Attempt.to(() -> {
      meetings.restore(deleted, person.id());
      return () -> Toast.show(text("meeting.delete.undone", title));
    });
  }

  @Override
  public void answer(OccurrenceDetails occurrence, PartStat partStat) {
    if (occurrence.meeting().repeats() == null) {
      answerNow(occurrence, partStat, true);
    } else {
      new AnswerDialog(occurrence, partStat, whole -> answerNow(occurrence, partStat, whole))
          .open();
    }
  }

  private void answerNow(OccurrenceDetails occurrence, PartStat partStat, boolean whole) {
    var meeting = occurrence.meeting();
    var sequence = whole ? meeting.sequence() : occurrence.sequence();
    var answer = new Answer(partStat, null, sequence, clock.instant());
    var day = whole ? null : occurrence.day();
    var outcome =
        attendees
            .find(meeting.id(), person.id())
            .map(me -> attendees.answer(me.id(), person.id(), day, answer))
            .orElse(AnswerOutcome.GONE);
    Place.here().ifPresent(Place::refresh);
    Toast.show(text(AnswerFields.outcome(outcome, partStat)));
    Place.here().ifPresent(place -> place.focus(occurrence));
  }

  @Override
  public void move(OccurrenceDetails occurrence) {
    moves.ask(occurrence);
  }

  /** Moves an occurrence; {@code kept} is run if it stays where it is. */
  void move(Moving moving, Runnable kept) {
    moves.move(moving, kept);
  }

  private static String text(String key, Object... arguments) {
    return UI.getCurrentOrThrow().getTranslation(key, arguments);
  }
}
