package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomEntry;
import eu.parvis.room.RoomLinks;
import java.util.Locale;

/** A room in the list: what it is called, who enters it, what takes place, and what can be done. */
class RoomRow extends ListItem {

  private final H2 title;
  private final String name;
  private final Div actions = new Div();

  RoomRow(RoomEntry entry, AgendaText agenda) {
    var room = entry.room();
    this.name = name(room);
    this.title = new H2(new Anchor(RoomLinks.settings(room.id()), name));
    title.getElement().setAttribute("tabindex", "-1");
    addClassNames("person", "room");
    var heading = new Div(title, badge("room.access." + word(room.access())));
    heading.addClassName("room-heading");
    if (!entry.owned()) {
      heading.add(badge("room.role.moderator"));
    }
    var link = new Paragraph(room.slug().value());
    link.addClassName("room-link");
    var next = new Paragraph(agenda.of(room));
    next.addClassName("quiet");
    var text = new Div(heading, next, link);
    text.addClassName("person-text");
    actions.addClassName("meeting-actions");
    add(text, actions);
  }

  /** What a room is called, or that it has only a link. */
  static String name(RoomDetails room) {
    return room.title().isEmpty()
        ? new Span().getTranslation("room.unnamed", room.slug().value())
        : room.title();
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private Span badge(String key) {
    var badge = new Span(getTranslation(key));
    badge.addClassName("badge");
    return badge;
  }

  /** Offers to enter, and to copy the link. */
  void offersLink(String path, String link) {
    var join = new Anchor(path, getTranslation("room.enter"));
    join.setRouterIgnore(true);
    join.addClassName("button-link");
    join.setAriaLabel(getTranslation("room.enter.named", name));
    actions.add(join, copy(link, getTranslation("room.copy"), name));
  }

  static Button copy(String link, String text, String name) {
    var copy = new Button(text);
    copy.getElement().setAttribute("data-copy", link);
    copy.getElement().setAttribute("data-copied", copy.getTranslation("room.copied"));
    copy.setAriaLabel(copy.getTranslation("room.copy.named", name));
    return copy;
  }

  /**
   * Offers one thing more.
   *
   * @param key of the button; {@code .named} of what it is to who hears it alone
   */
  void offers(String key, Runnable chosen) {
    var button = new Button(getTranslation(key), _ -> chosen.run());
    button.addThemeName("tertiary");
    button.setAriaLabel(getTranslation(key + ".named", name));
    actions.add(button);
  }

  /** In place of everything else: what happened, and one thing to do, which gets the focus. */
  void turnsInto(String text, String key, Runnable chosen) {
    removeAll();
    var button = new Button(getTranslation(key), _ -> chosen.run());
    button.setAriaLabel(getTranslation(key + ".named", name));
    var line = new Paragraph(text);
    line.addClassName("person-text");
    add(line, button);
    button.focus();
  }

  void focusTitle() {
    title.getElement().callJsFunction("focus");
  }

  String name() {
    return name;
  }
}
