package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import eu.parvis.account.PersonProfile;
import eu.parvis.meeting.Answer;
import eu.parvis.meeting.AnswerOutcome;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Deletion;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Loss;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is done with a meeting from the calendar: asks, does it, says so, offers to undo it. */
class MeetingChanges implements MeetingRow.Actions {

  private final Component view;
  private final Meetings meetings;
  private final Attendees attendees;
  private final Clock clock;
  private final PersonProfile person;
  private final Place place;

  MeetingChanges(
      Component view,
      Meetings meetings,
      Attendees attendees,
      Clock clock,
      PersonProfile person,
      Place place) {
    this.view = view;
    this.meetings = meetings;
    this.attendees = attendees;
    this.clock = clock;
    this.person = person;
    this.place = place;
  }

  /** Where meetings are shown, when one of them has changed. */
  interface Place {

    /** Shows what is stored. */
    void refresh();

    /** Takes the focus: what had it is gone. */
    void focus();

    /** Takes the focus to an occurrence that was drawn anew, if it is still there. */
    void focus(OccurrenceDetails occurrence);

    /** Takes the focus, if news that closes has it. */
    void catchFocus();
  }

  /** Plans a meeting with nobody invited, which can be taken back. */
  void create(MeetingPlan plan) {
    attempt(() -> {
      var meeting = meetings.schedule(person, plan);
      Toast.offer(
          text("meeting.schedule.done", meeting.title()),
          text("calendar.move.undo"),
          () -> deleteNow(new Part.All(meeting.id()), meeting.version(), meeting.title(), false),
          place::catchFocus);
    });
  }

  @Override
  public void edit(OccurrenceDetails occurrence) {
    if (occurrence.meeting().repeats() == null) {
      open(new Part.All(occurrence.meeting().id()));
    } else {
      new EditDialog(occurrence, this::open).open();
    }
  }

  private void open(Part part) {
    view.getUI().ifPresent(ui -> ui.navigate(EditMeetingView.path(part)));
  }

  @Override
  public void duplicate(OccurrenceDetails occurrence) {
    view.getUI().ifPresent(ui -> ui.navigate(ScheduleView.class, ScheduleView.like(occurrence)));
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
    attempt(() -> {
      meetings.cancel(part, occurrence.meeting().version(), told, person.id());
      Toast.show(text("meeting.cancel.done", occurrence.title()));
    });
    place.focus(occurrence);
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
    attempt(() -> {
      var deleted = meetings.delete(part, version, told, person.id());
      Toast.offer(
          text("meeting.delete.done", title),
          text("meeting.delete.undo"),
          () -> restore(deleted, title),
          place::catchFocus);
    });
  }

  private void restore(Deletion deleted, String title) {
    attempt(() -> {
      meetings.restore(deleted, person.id());
      Toast.show(text("meeting.delete.undone", title));
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
    var answer = new Answer(partStat, "", sequence, clock.instant());
    var day = whole ? null : occurrence.day();
    var outcome =
        attendees
            .find(meeting.id(), person.id())
            .map(me -> attendees.answer(me.id(), person.id(), day, answer))
            .orElse(AnswerOutcome.GONE);
    place.refresh();
    Toast.show(text(AnswerFields.outcome(outcome, partStat)));
    place.focus(occurrence);
  }

  @Override
  public void move(OccurrenceDetails occurrence) {
    new MoveDialog(occurrence, person.reading(), moving -> move(moving, () -> {})).open();
  }

  /**
   * Moves an occurrence, after asking for the part of a series that goes with it.
   *
   * @param kept is run if it stays where it is
   */
  void move(Moving moving, Runnable kept) {
    var parts = moving.parts();
    if (moving.occurrence().meeting().repeats() == null) {
      ask(moving, parts.getFirst(), kept);
    } else {
      new MovePartDialog(moving, part -> ask(moving, part, kept), kept).open();
    }
  }

  /** Shows what is lost and who gets what first, if anything is, or anybody does. */
  private void ask(Moving moving, Part part, Runnable kept) {
    attempt(() -> {
      var draft = meetings.draft(part, person.id()).orElseThrow(MeetingGone::new);
      var edit = new Edit(moving.plan(draft), draft.invitation(), false);
      var notices = meetings.noticesOfEdit(part, edit, person.id());
      var loss = meetings.lossOfEdit(part, edit.plan(), person.id());
      if (notices.isEmpty() && loss.nothing()) {
        moveNow(moving, draft, edit);
      } else {
        askToTell(moving, draft, edit, new Asked(loss, notices), kept);
      }
    });
  }

  /** What is shown before a move. */
  private record Asked(Loss loss, List<Notice> notices) {}

  private void askToTell(Moving moving, Draft draft, Edit edit, Asked asked, Runnable kept) {
    var answered = new AtomicBoolean();
    var dialog =
        TellDialog.ofEdit(
            edit.plan().title(),
            new LossList(asked.loss(), person.reading()),
            asked.notices(),
            told -> {
              answered.set(true);
              var chosen = new Edit(edit.plan(), edit.invitation(), told);
              attempt(() -> moveNow(moving, draft, chosen));
            });
    dialog.addOpenedChangeListener(event -> {
      if (!event.isOpened() && !answered.get()) {
        kept.run();
      }
    });
    dialog.open();
  }

  private void moveNow(Moving moving, Draft draft, Edit edit) {
    var occurrence = moving.occurrence();
    var stored = meetings.edit(draft.part(), occurrence.meeting().version(), edit, person.id());
    var when = MeetingWhen.describe(moving.to(), person.reading(), this::text);
    Toast.offer(
        text("calendar.move.done", occurrence.title(), when),
        text("calendar.move.undo"),
        () -> moveBack(occurrence.meeting(), draft, stored, edit.told()),
        place::catchFocus);
  }

  /** Following occurrences have become a meeting of their own: they come back to their series. */
  private void moveBack(MeetingDetails series, Draft before, MeetingDetails stored, boolean told) {
    attempt(() -> {
      if (before.part() instanceof Part.Following following) {
        meetings.rejoin(following, series, stored, told, person.id());
      } else {
        var edit = new Edit(before.plan(), before.invitation(), told);
        meetings.edit(before.part(), stored.version(), edit, person.id());
      }
      Toast.show(text("calendar.move.undone", before.plan().title()));
    });
    place.focus();
  }

  /** Does it, or says why not; then what is stored is shown. */
  private void attempt(Runnable change) {
    var refused = Optional.<String>empty();
    try {
      change.run();
    } catch (MeetingChanged | OptimisticLockingFailureException _) {
      refused = Optional.of("meeting.changed");
    } catch (MeetingGone _) {
      refused = Optional.of("meeting.gone");
    }
    place.refresh();
    refused.ifPresent(why -> {
      Toast.show(text(why));
      place.focus();
    });
  }

  private String text(String key, Object... arguments) {
    return view.getTranslation(key, arguments);
  }
}
