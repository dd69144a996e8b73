package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import eu.parvis.account.PersonProfile;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.Optional;
import org.springframework.dao.OptimisticLockingFailureException;

/** What is done with a meeting from the calendar: asks, does it, says so, offers to undo it. */
class MeetingChanges implements MeetingRow.Actions {

  private final Component view;
  private final Meetings meetings;
  private final PersonProfile person;
  private final Place place;

  MeetingChanges(Component view, Meetings meetings, PersonProfile person, Place place) {
    this.view = view;
    this.meetings = meetings;
    this.person = person;
    this.place = place;
  }

  /** Where meetings are shown, when one of them has changed. */
  interface Place {

    /** Shows what is stored. */
    void refresh();

    /** Takes the focus: what had it is gone. */
    void focus();

    /** Takes the focus, if news that closes has it. */
    void catchFocus();
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
    new CancelDialog(occurrence, part -> cancelNow(occurrence, part)).open();
  }

  private void cancelNow(OccurrenceDetails occurrence, Part part) {
    attempt(() -> {
      meetings.cancel(part, occurrence.meeting().version(), person.id());
      Toast.show(text("meeting.cancel.done", occurrence.title()));
    });
    place.focus();
  }

  @Override
  public void delete(OccurrenceDetails occurrence) {
    var meeting = occurrence.meeting();
    attempt(() -> {
      meetings.delete(meeting.id(), meeting.version(), person.id());
      Toast.offer(
          text("meeting.delete.done", meeting.title()),
          text("meeting.delete.undo"),
          () -> restore(meeting),
          place::catchFocus);
    });
  }

  private void restore(MeetingDetails meeting) {
    attempt(() -> {
      meetings.restore(meeting.id(), person.id());
      Toast.show(text("meeting.delete.undone", meeting.title()));
    });
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
      moveNow(moving, parts.getFirst());
    } else {
      new MovePartDialog(moving, part -> moveNow(moving, part), kept).open();
    }
  }

  /** The one place where something is moved: where attendees are told of it as well. */
  private void moveNow(Moving moving, Part part) {
    var occurrence = moving.occurrence();
    attempt(() -> {
      var draft = meetings.draft(part, person.id()).orElseThrow(MeetingGone::new);
      var stored =
          meetings.edit(part, occurrence.meeting().version(), moving.plan(draft), person.id());
      var when = MeetingWhen.describe(moving.to(), person.reading(), this::text);
      Toast.offer(
          text("calendar.move.done", occurrence.title(), when),
          text("calendar.move.undo"),
          () -> moveBack(draft, stored),
          place::catchFocus);
    });
  }

  /** Following occurrences have become a meeting of their own: all of it goes back. */
  private void moveBack(Draft before, MeetingDetails stored) {
    var part = before.part() instanceof Part.One ? before.part() : new Part.All(stored.id());
    attempt(() -> {
      meetings.edit(part, stored.version(), before.plan(), person.id());
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
