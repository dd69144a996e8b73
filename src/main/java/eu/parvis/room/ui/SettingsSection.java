package eu.parvis.room.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import eu.parvis.room.RoomSettings;
import eu.parvis.room.SettingsChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * The settings of a room as a form. What somebody else stored meanwhile is shown, and not
 * overwritten unless it is asked for.
 */
class SettingsSection extends Section {

  private final SettingsFields fields = new SettingsFields();
  private final Div conflict = new Div();
  private final Paragraph changed = new Paragraph();
  private final Span saved = new Span();
  private final transient Store store;
  private transient RoomSettings known;

  /** Stores settings in place of others, or says that others stand. */
  interface Store {
    void store(RoomSettings known, RoomSettings wanted);
  }

  SettingsSection(RoomSettings settings, Store store) {
    this.known = settings;
    this.store = store;
    fields.put(settings);
    var save = new Button(getTranslation("room.save"), _ -> save());
    save.addThemeName("primary");
    save.addClickShortcut(Key.ENTER).listenOn(fields).resetFocusOnActiveElement();
    saved.setText(getTranslation("room.saved.short"));
    saved.addClassName("quiet");
    saved.setVisible(false);
    fields.getElement().addEventListener("change", _ -> saved.setVisible(false));
    prepareConflict();
    var actions = new Div(save, saved);
    actions.addClassName("form-actions");
    add(conflict, fields, actions);
  }

  private void prepareConflict() {
    conflict.addClassNames("note", "warning");
    conflict.getElement().setAttribute("role", "alert");
    var mine = new Button(getTranslation("room.conflict.mine"), _ -> save());
    var theirs = new Button(getTranslation("room.conflict.theirs"), _ -> takeTheirs());
    var choice = new Div(mine, theirs);
    choice.addClassName("form-actions");
    conflict.add(changed, choice);
    conflict.setVisible(false);
  }

  private void save() {
    fields.read().ifPresent(this::save);
  }

  private void save(RoomSettings wanted) {
    try {
      store.store(known, wanted);
      known = wanted;
      conflict.setVisible(false);
      saved.setVisible(true);
    } catch (SettingsChanged other) {
      saved.setVisible(false);
      var stored = other.stored();
      changed.setText(getTranslation("room.conflict", names(known, stored)));
      fields.put(merged(known, wanted, stored));
      known = stored;
      conflict.setVisible(true);
      conflict.scrollIntoView();
    }
  }

  /** What was not touched here is as it was stored there. */
  private static RoomSettings merged(RoomSettings known, RoomSettings mine, RoomSettings stored) {
    return new RoomSettings(
        pick(known.name(), mine.name(), stored.name()),
        pick(known.access(), mine.access(), stored.access()),
        pick(known.policies(), mine.policies(), stored.policies()),
        pick(known.participantLimit(), mine.participantLimit(), stored.participantLimit()));
  }

  private static <T> T pick(T known, T mine, T stored) {
    return mine.equals(known) ? stored : mine;
  }

  private void takeTheirs() {
    fields.put(known);
    conflict.setVisible(false);
  }

  private String names(RoomSettings before, RoomSettings after) {
    var names = new ArrayList<String>();
    compare(names, "room.name", before, after, RoomSettings::name);
    compare(names, "room.access", before, after, RoomSettings::access);
    compare(names, "room.policies", before, after, RoomSettings::policies);
    compare(names, "room.limit", before, after, RoomSettings::participantLimit);
    return String.join(", ", names);
  }

  private void compare(
      List<String> names,
      String key,
      RoomSettings before,
      RoomSettings after,
      Function<RoomSettings, Object> part) {
    if (!Objects.equals(part.apply(before), part.apply(after))) {
      names.add(getTranslation(key));
    }
  }
}
