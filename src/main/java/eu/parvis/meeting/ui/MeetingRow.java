package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.account.Reading;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.RepeatText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/** One meeting in a list: when, what, and what one can do with it. */
class MeetingRow extends ListItem {

  private static final Duration SOON = Duration.ofMinutes(30);

  private final transient Listed listed;
  private final transient OccurrenceDetails occurrence;
  private final Reading reading;
  private final H3 title;
  private final boolean unfolded;

  MeetingRow(Listed listed, Shown shown, Actions actions) {
    this(listed, shown, actions, false);
  }

  /**
   * @param unfolded whether all actions stand in the row: a dialog keeps the focus from a menu
   */
  MeetingRow(Listed listed, Shown shown, Actions actions, boolean unfolded) {
    this.listed = listed;
    this.occurrence = listed.occurrence();
    this.unfolded = unfolded;
    this.reading = shown.reading();
    this.title = new H3(new Anchor(MeetingView.path(occurrence), occurrence.title()));
    title.getElement().setAttribute("tabindex", "-1");
    addClassName("meeting");
    if (occurrence.cancelled()) {
      addClassName("cancelled");
    }
    var link = shown.link(occurrence);
    add(leaf(), description(link, shown.now()), buttons(link, shown, actions));
  }

  /** What the reader of the list does with a meeting. */
  interface Actions {
    void edit(OccurrenceDetails occurrence);

    void move(OccurrenceDetails occurrence);

    void cancel(OccurrenceDetails occurrence);

    void duplicate(OccurrenceDetails occurrence);

    void delete(OccurrenceDetails occurrence);

    void answer(OccurrenceDetails occurrence, PartStat partStat);
  }

  boolean shows(OccurrenceDetails other) {
    return occurrence.alone().equals(other.alone());
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
    responses().ifPresent(description::add);
    return description;
  }

  /** Who comes, for who organizes; one's own answer, for who is invited. */
  private Optional<Component> responses() {
    if (occurrence.cancelled()) {
      return Optional.empty();
    }
    if (!listed.counts().isEmpty()) {
      return Optional.of(new ResponseCounts(listed.counts()));
    }
    return Optional.ofNullable(listed.mine())
        .map(mine -> {
          var badge = badge("meeting.attendee.mine." + AnswerFields.lower(mine), "mine");
          badge.addClassName(ResponseCounts.meaning(mine));
          return badge;
        });
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

  private Component buttons(String link, Shown shown, Actions actions) {
    var now = shown.now();
    var buttons = new Div();
    buttons.addClassName("meeting-actions");
    if (!occurrence.cancelled() && listed.archived()) {
      buttons.add(ArchivedNote.ofRow(occurrence.title(), shown.settings(occurrence)));
    } else if (!occurrence.cancelled()) {
      buttons.add(join(now), copy(link));
    }
    var menu = MeetingMenu.of(listed, now, actions);
    if (unfolded) {
      menu.addClassName("menu-unfolded");
      buttons.add(menu);
    } else if (!menu.isEmpty()) {
      buttons.add(menu.folded(more()));
    }
    return buttons;
  }

  /** Stands out where somebody may be waiting. */
  private Anchor join(Instant now) {
    var join = new Anchor("/" + occurrence.meeting().slug(), getTranslation("meeting.join"));
    join.setRouterIgnore(true);
    join.addClassName("button-link");
    join.setClassName("primary", isNear(now));
    join.setAriaLabel(getTranslation("meeting.join.named", occurrence.title()));
    return join;
  }

  private boolean isNear(Instant now) {
    var when = occurrence.when();
    return when != null
        && now.plus(SOON).isAfter(when.start().toInstant())
        && now.isBefore(when.end().toInstant());
  }

  private Button copy(String link) {
    var copy = new Button(getTranslation("meeting.copy"));
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", getTranslation("meeting.copied"));
    return copy;
  }

  private String more() {
    return series()
        ? getTranslation("meeting.more.series", occurrence.title(), reading.longDate(start()))
        : getTranslation("meeting.more", occurrence.title());
  }

  private boolean series() {
    return occurrence.meeting().repeats() != null;
  }
}
