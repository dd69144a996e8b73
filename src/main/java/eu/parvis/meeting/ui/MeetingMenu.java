package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
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

  private MeetingMenu(OccurrenceDetails occurrence, MeetingRow.Actions actions) {
    this.occurrence = occurrence;
    this.actions = actions;
  }

  /** All that can be done with an occurrence in a list. */
  static MeetingMenu of(Listed listed, Instant now, MeetingRow.Actions actions) {
    var menu = new MeetingMenu(listed.occurrence(), actions);
    if (listed.mine() != null && menu.answerable(now)) {
      menu.add(menu.answers(listed.mine()));
    }
    if (menu.occurrence.standing().organizes()) {
      if (!menu.off()) {
        menu.add(menu.action("meeting.edit", actions::edit));
      }
      menu.addChanges();
      if (menu.occurrence.when() != null && !menu.occurrence.cancelled()) {
        menu.add(menu.download());
      }
      menu.addDeletion();
    }
    return menu;
  }

  /** What the page of an occurrence has no other button for. */
  static MeetingMenu ofPage(OccurrenceDetails occurrence, MeetingRow.Actions actions) {
    var menu = new MeetingMenu(occurrence, actions);
    if (occurrence.standing().organizes()) {
      menu.addChanges();
      menu.addDeletion();
    }
    return menu;
  }

  /** Behind a button with a name. */
  Component folded(String name) {
    var id = "more-%s-%s".formatted(occurrence.meeting().id(), occurrence.day());
    var open = new NativeButton("⋯");
    open.setAriaLabel(name);
    open.addClassNames("menu-button", "icon");
    open.getElement().setAttribute("popovertarget", id);
    setId(id);
    addClassName("menu");
    getElement().setAttribute("popover", "auto");
    return new Div(open, this);
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
    group.add(
        new Anchor(
            MeetingView.toComment(occurrence), getTranslation("meeting.attendee.with-comment")));
    return group;
  }

  private void addChanges() {
    if (!off()) {
      if (CalendarPages.movable(occurrence)) {
        add(action("calendar.move", actions::move));
      }
      add(action("meeting.cancel", actions::cancel));
    }
    if (occurrence.when() != null) {
      add(action("meeting.duplicate", actions::duplicate));
    }
  }

  private void addDeletion() {
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
