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
import eu.parvis.meeting.MeetingDetails;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** One meeting in a list: when, what, and what one can do with it. */
class MeetingRow extends ListItem {

  private final MeetingDetails meeting;
  private final Reading reading;
  private final H3 title;

  MeetingRow(MeetingDetails meeting, Reading reading, String link, Instant now, Actions actions) {
    this.meeting = meeting;
    this.reading = reading;
    this.title = new H3(meeting.title());
    title.getElement().setAttribute("tabindex", "-1");
    addClassName("meeting");
    if (meeting.cancelled()) {
      addClassName("cancelled");
    }
    add(leaf(), description(link, now), buttons(link, actions));
  }

  /** What the owner of the list does with a meeting. */
  interface Actions {
    void edit(MeetingDetails meeting);

    void cancel(MeetingDetails meeting);

    void delete(MeetingDetails meeting);
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
    var when = meeting.when();
    return reading.here(when == null ? meeting.createdAt() : when.start().toInstant());
  }

  private Component description(String link, Instant now) {
    badge(now).ifPresent(title::add);
    var when = new Paragraph(MeetingWhen.describe(meeting, reading, this::getTranslation));
    var description = new Div(title, when);
    description.addClassName("meeting-text");
    Optional.ofNullable(meeting.when())
        .flatMap(span -> MeetingWhen.elsewhere(span, reading, this::getTranslation))
        .map(Paragraph::new)
        .ifPresent(description::add);
    var address = new Paragraph(link.substring(link.indexOf("://") + 3));
    address.addClassName("meeting-link");
    description.add(address);
    return description;
  }

  private Optional<Span> badge(Instant now) {
    var when = meeting.when();
    if (meeting.cancelled()) {
      return Optional.of(badge("meeting.cancelled", "danger"));
    }
    return when != null && when.contains(now)
        ? Optional.of(badge("meeting.now", "success"))
        : Optional.empty();
  }

  private Span badge(String key, String meaning) {
    var badge = new Span(getTranslation(key));
    badge.addClassNames("badge", meaning);
    return badge;
  }

  private Component buttons(String link, Actions actions) {
    var buttons = new Div();
    buttons.addClassName("meeting-actions");
    if (!meeting.cancelled()) {
      buttons.add(join(), copy(link));
    }
    buttons.add(more(actions));
    return buttons;
  }

  private Anchor join() {
    var join = new Anchor("/" + meeting.slug(), getTranslation("meeting.join"));
    join.setRouterIgnore(true);
    join.addClassNames("button-link", "primary");
    join.setAriaLabel(getTranslation("meeting.join.named", meeting.title()));
    return join;
  }

  private Button copy(String link) {
    var copy = new Button(getTranslation("meeting.copy"));
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("meeting.copied"));
    return copy;
  }

  private Component more(Actions actions) {
    var open = new NativeButton("⋯");
    open.setAriaLabel(getTranslation("meeting.more", meeting.title()));
    open.addClassNames("menu-button", "icon");
    open.getElement().setAttribute("popovertarget", "more-" + meeting.id());
    var menu = new Div();
    menu.setId("more-" + meeting.id());
    menu.addClassName("menu");
    menu.getElement().setAttribute("popover", "auto");
    if (!meeting.cancelled()) {
      menu.add(
          new NativeButton(getTranslation("meeting.edit"), _ -> actions.edit(meeting)),
          new NativeButton(getTranslation("meeting.cancel"), _ -> actions.cancel(meeting)));
    }
    menu.add(new NativeButton(getTranslation("meeting.delete"), _ -> actions.delete(meeting)));
    return new Div(open, menu);
  }
}
