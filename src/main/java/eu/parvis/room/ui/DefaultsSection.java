package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import eu.parvis.account.PersonId;
import eu.parvis.room.RoomDefaults;
import java.util.function.Consumer;

/** What one's new rooms begin with: chosen here, or as the organisation says. */
class DefaultsSection extends Section {

  private final transient PersonId person;
  private final transient RoomDefaults defaults;
  private final transient Consumer<String> tell;
  private final AccessField access = new AccessField();
  private final PolicyFields policies = new PolicyFields();
  private final Paragraph state = new Paragraph();
  private final Button save = new Button();
  private final Button forget = new Button();

  DefaultsSection(PersonId person, RoomDefaults defaults, Consumer<String> tell) {
    this.person = person;
    this.defaults = defaults;
    this.tell = tell;
    var text = new Paragraph(getTranslation("room.defaults.text"));
    text.addClassName("quiet");
    save.setText(getTranslation("room.defaults.save"));
    save.addThemeName("primary");
    save.addClickListener(_ -> save());
    forget.setText(getTranslation("room.defaults.forget"));
    forget.addClickListener(_ -> forget());
    var more = new Details(getTranslation("room.policies"), policies);
    var form = new Div(access, more);
    form.addClassName("form");
    var actions = new Div(save, forget);
    actions.addClassName("form-actions");
    add(new H2(getTranslation("room.defaults.title")), text, state, form, actions);
    refresh();
  }

  private void refresh() {
    var stands = defaults.of(person);
    var chosen = defaults.chosenBy(person);
    access.setValue(stands.access());
    policies.put(stands.policies());
    state.setText(getTranslation(chosen ? "room.defaults.chosen" : "room.defaults.organisation"));
    forget.setVisible(chosen);
  }

  private void save() {
    defaults.choose(person, access.getValue(), policies.read());
    refresh();
    tell.accept(getTranslation("room.defaults.saved"));
  }

  private void forget() {
    defaults.forget(person);
    refresh();
    save.focus();
    tell.accept(getTranslation("room.defaults.forgotten"));
  }
}
