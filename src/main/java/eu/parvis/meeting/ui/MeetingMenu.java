package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.Standing;
import java.time.Instant;
import java.util.function.Consumer;

/** What can be done with an occurrence: answered by who is invited, changed by who organizes. */
class MeetingMenu extends Div {

  private final transient OccurrenceDetails occurrence;
  private final transient MeetingRow.Actions actions;

  MeetingMenu(Listed listed, Instant now, MeetingRow.Actions actions) {
    this.occurrence = listed.occurrence();
    this.actions = actions;
    if (listed.mine() != null && answerable(now)) {
      add(answers(listed.mine()));
    }
    if (occurrence.standing().organizes()) {
      addChanges();
    }
  }

  boolean isEmpty() {
    return getComponentCount() == 0;
  }

  private boolean answerable(Instant now) {
    var when = occurrence.when();
    return !off() && when != null && when.end().toInstant().isAfter(now);
  }

  private boolean off() {
    return occurrence.cancelled() || occurrence.meeting().cancelled();
  }

  private Div answers(PartStat mine) {
    var label = new Span(getTranslation("meeting.attendee.answer"));
    var group = new Div(label);
    group.addClassNames("menu-group", "menu-answers");
    group
        .getElement()
        .setAttribute("role", "group")
        .setAttribute("aria-label", getTranslation("meeting.attendee.answer"));
    for (var partStat : AnswerFields.CHOICES) {
      var key = "meeting.attendee.answer." + AnswerFields.lower(partStat);
      var button = new NativeButton(getTranslation(key), _ -> actions.answer(occurrence, partStat));
      button.getElement().setAttribute("aria-pressed", String.valueOf(partStat == mine));
      group.add(button);
    }
    return group;
  }

  private void addChanges() {
    if (!off()) {
      add(action("meeting.edit", actions::edit));
      if (CalendarPages.movable(occurrence)) {
        add(action("calendar.move", actions::move));
      }
      add(action("meeting.cancel", actions::cancel));
    }
    if (occurrence.when() != null) {
      add(action("meeting.duplicate", actions::duplicate));
    }
    if (occurrence.when() != null && !occurrence.cancelled()) {
      add(download());
    }
    if (occurrence.standing() == Standing.ORGANIZER) {
      add(action("meeting.delete", actions::delete));
    }
  }

  /** A file for another calendar. */
  private Anchor download() {
    var path = MeetingPaths.file(occurrence.meeting().id(), occurrence.day());
    var download = new Anchor(path, getTranslation("feed.download"));
    download.setRouterIgnore(true);
    download.getElement().setAttribute("download", true);
    return download;
  }

  private NativeButton action(String key, Consumer<OccurrenceDetails> action) {
    var button = new NativeButton(getTranslation(key), _ -> action.accept(occurrence));
    button.getElement().setAttribute("data-action", key.substring(key.indexOf('.') + 1));
    return button;
  }
}
