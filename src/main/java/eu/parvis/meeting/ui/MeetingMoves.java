package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import eu.parvis.account.PersonProfile;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Loss;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Moves meetings to other times: asks, does it, says so, offers to undo it. */
class MeetingMoves {

  private final Meetings meetings;
  private final PersonProfile person;

  MeetingMoves(Meetings meetings, PersonProfile person) {
    this.meetings = meetings;
    this.person = person;
  }

  /** Asks for the other time. */
  void ask(OccurrenceDetails occurrence) {
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
    Attempt.to(() -> {
      var draft = meetings.draft(part, person.id()).orElseThrow(MeetingGone::new);
      var edit = new Edit(moving.plan(draft), draft.invitation(), false);
      var notices = meetings.noticesOfEdit(part, edit, person.id());
      var loss = meetings.lossOfEdit(part, edit.plan(), person.id());
      return notices.isEmpty() && loss.nothing()
          ? moved(moving, draft, edit)
          : () -> askToTell(moving, draft, edit, new Asked(loss, notices), kept);
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
              Attempt.to(() -> moved(moving, draft, chosen));
            });
    dialog.addOpenedChangeListener(event -> {
      if (!event.isOpened() && !answered.get()) {
        kept.run();
      }
    });
    dialog.open();
  }

  /** Moves it; what is given says so. */
  private Runnable moved(Moving moving, Draft draft, Edit edit) {
    var occurrence = moving.occurrence();
    var stored = meetings.edit(draft.part(), occurrence.meeting().version(), edit, person.id());
    if (!(draft.part() instanceof Part.One)) {
      follow(new Part.One(stored.id(), moving.to().start().toLocalDate()));
    }
    var when = MeetingWhen.describe(moving.to(), person.reading(), MeetingMoves::text);
    return () ->
        Toast.offer(
            text("calendar.move.done", occurrence.title(), when),
            text("calendar.move.undo"),
            () -> moveBack(occurrence, draft, stored, edit.told()));
  }

  /** Following occurrences have become a meeting of their own: they come back to their series. */
  private void moveBack(
      OccurrenceDetails occurrence, Draft before, MeetingDetails stored, boolean told) {
    Attempt.to(() -> {
      if (before.part() instanceof Part.Following following) {
        meetings.rejoin(following, occurrence.meeting(), stored, told, person.id());
      } else {
        var edit = new Edit(before.plan(), before.invitation(), told);
        meetings.edit(before.part(), stored.version(), edit, person.id());
      }
      follow(occurrence.alone());
      return () -> {
        Toast.show(text("calendar.move.undone", before.plan().title()));
        Place.here().ifPresent(Place::focus);
      };
    });
  }

  private static void follow(Part part) {
    Place.here().ifPresent(place -> place.follow(part));
  }

  private static String text(String key, Object... arguments) {
    return UI.getCurrentOrThrow().getTranslation(key, arguments);
  }
}
