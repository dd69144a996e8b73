package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.Reading;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.RepeatText;
import eu.parvis.meeting.Standing;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.Consumer;

/** One meeting in a list: when, what, and what one can do with it. */
class MeetingRow extends ListItem {

  private final transient OccurrenceDetails occurrence;
  private final Reading reading;
  private final H3 title;
  private final boolean unfolded;

  MeetingRow(
      OccurrenceDetails occurrence, Reading reading, String link, Instant now, Actions actions) {
    this(occurrence, reading, link, now, actions, false);
  }

  /**
   * @param unfolded whether all actions stand in the row: a dialog keeps the focus from a menu
   */
  MeetingRow(
      OccurrenceDetails occurrence,
      Reading reading,
      String link,
      Instant now,
      Actions actions,
      boolean unfolded) {
    this.unfolded = unfolded;
    this.occurrence = occurrence;
    this.reading = reading;
    this.title = new H3(new Anchor(MeetingView.path(occurrence), occurrence.title()));
    title.getElement().setAttribute("tabindex", "-1");
    addClassName("meeting");
    if (occurrence.cancelled()) {
      addClassName("cancelled");
    }
    add(leaf(), description(link, now), buttons(link, actions));
  }

  /** What the owner of the list does with a meeting. */
  interface Actions {
    void edit(OccurrenceDetails occurrence);

    void move(OccurrenceDetails occurrence);

    void cancel(OccurrenceDetails occurrence);

    void duplicate(OccurrenceDetails occurrence);

    void delete(OccurrenceDetails occurrence);
  }

  void focusTitle() {
    title.getElement().callJsFunction("focus");
  }

  /** Like the leaf of a calendar; the same is said in words beside it. */
  private Component leaf() {
    var date = start().toLocalDate();
    var weekday = new Span(reading.shortDay(date));
    var day = new Span(String.valueOf(date.getDayOfMonth()));
    day.addClassName("leaf-day");
    var leaf = new Div(weekday, day, new Span(reading.shortMonth(date)));
    leaf.addClassName("leaf");
    leaf.getElement().setAttribute("aria-hidden", "true");
    return leaf;
  }

  private ZonedDateTime start() {
    var when = occurrence.when();
    return reading.here(when == null ? occurrence.meeting().createdAt() : when.start().toInstant());
  }

  private Component description(String link, Instant now) {
    badge(now).ifPresent(title::add);
    var when = new Paragraph(MeetingWhen.describe(occurrence, reading, this::getTranslation));
    var description = new Div(title, when);
    description.addClassName("meeting-text");
    Optional.ofNullable(occurrence.when())
        .flatMap(span -> MeetingWhen.elsewhere(span, reading, this::getTranslation))
        .map(Paragraph::new)
        .ifPresent(description::add);
    Optional.ofNullable(occurrence.meeting().repeats())
        .map(new RepeatText(reading, this::getTranslation)::describe)
        .map(Paragraph::new)
        .ifPresent(description::add);
    var address = new Paragraph(link.substring(link.indexOf("://") + 3));
    address.addClassName("meeting-link");
    description.add(address);
    return description;
  }

  private Optional<Span> badge(Instant now) {
    var when = occurrence.when();
    if (occurrence.cancelled()) {
      return Optional.of(badge("meeting.cancelled", "danger"));
    }
    if (when != null && when.contains(now)) {
      return Optional.of(badge("meeting.now", "success"));
    }
    return occurrence.own() ? Optional.of(badge("meeting.own", "notice")) : Optional.empty();
  }

  private Span badge(String key, String meaning) {
    var badge = new Span(getTranslation(key));
    badge.addClassNames("badge", meaning);
    return badge;
  }

  private Component buttons(String link, Actions actions) {
    var buttons = new Div();
    buttons.addClassName("meeting-actions");
    if (!occurrence.cancelled()) {
      buttons.add(join(), copy(link));
    }
    if (occurrence.standing().organizes()) {
      buttons.add(unfolded ? unfolded(actions) : more(actions));
    }
    return buttons;
  }

  private Anchor join() {
    var join = new Anchor("/" + occurrence.meeting().slug(), getTranslation("meeting.join"));
    join.setRouterIgnore(true);
    join.addClassNames("button-link", "primary");
    join.setAriaLabel(getTranslation("meeting.join.named", occurrence.title()));
    return join;
  }

  private Button copy(String link) {
    var copy = new Button(getTranslation("meeting.copy"));
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("meeting.copied"));
    return copy;
  }

  private Component more(Actions actions) {
    var id = "more-%s-%s".formatted(occurrence.meeting().id(), occurrence.day());
    var open = new NativeButton("⋯");
    open.setAriaLabel(
        series()
            ? getTranslation("meeting.more.series", occurrence.title(), reading.longDate(start()))
            : getTranslation("meeting.more", occurrence.title()));
    open.addClassNames("menu-button", "icon");
    open.getElement().setAttribute("popovertarget", id);
    var menu = menu(actions);
    menu.setId(id);
    menu.addClassName("menu");
    menu.getElement().setAttribute("popover", "auto");
    return new Div(open, menu);
  }

  private Component unfolded(Actions actions) {
    var menu = menu(actions);
    menu.addClassName("menu-unfolded");
    return menu;
  }

  private Div menu(Actions actions) {
    var menu = new Div();
    if (occurrence.standing().organizes()
        && !occurrence.cancelled()
        && !occurrence.meeting().cancelled()) {
      menu.add(action("meeting.edit", actions::edit));
      if (CalendarPages.movable(occurrence)) {
        menu.add(action("calendar.move", actions::move));
      }
      menu.add(action("meeting.cancel", actions::cancel));
    }
    if (occurrence.standing().organizes() && occurrence.when() != null) {
      menu.add(action("meeting.duplicate", actions::duplicate));
    }
    if (occurrence.standing() == Standing.ORGANIZER) {
      if (occurrence.when() != null && !occurrence.cancelled()) {
        menu.add(download());
      }
      menu.add(action("meeting.delete", actions::delete));
    }
    return menu;
  }

  /** A file for another calendar. */
  private Anchor download() {
    var path = "/meetings/%s/%s.ics".formatted(occurrence.meeting().id(), occurrence.day());
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

  private boolean series() {
    return occurrence.meeting().repeats() != null;
  }
}
