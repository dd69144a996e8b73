package eu.parvis.room.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import eu.parvis.room.AccessLevel;

/** Who enters without waiting, each level with what it means. */
class AccessField extends RadioButtonGroup<AccessLevel> {

  AccessField() {
    setLabel(getTranslation("room.access"));
    addThemeName("vertical");
    addClassName("access-levels");
    setItems(AccessLevel.values());
    setRenderer(new ComponentRenderer<>(this::choice));
    setValue(AccessLevel.PUBLIC);
  }

  private Div choice(AccessLevel level) {
    var key = "room.access." + RoomRow.word(level);
    var name = new Span(getTranslation(key));
    name.addClassName("person-name");
    var meaning = new Span(getTranslation(key + ".text"));
    meaning.addClassName("quiet");
    var choice = new Div(name, meaning);
    choice.addClassName("access-level");
    return choice;
  }
}
