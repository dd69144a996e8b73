package eu.parvis.account.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonName;
import eu.parvis.account.PersonProfile;

/** Name, language and time zone. The page is loaded anew to speak another language. */
class PreferencesSection extends Section {

  private final transient PersonProfile person;
  private final transient People people;
  private final TextField name = new TextField();
  private final LanguageSelect language = new LanguageSelect();
  private final ZoneSelect zone = new ZoneSelect();

  PreferencesSection(PersonProfile person, People people) {
    this.person = person;
    this.people = people;
    name.setLabel(getTranslation("account.name"));
    name.setMaxLength(NewPerson.NAME_LENGTH);
    name.setAutocomplete(Autocomplete.NAME);
    name.setManualValidation(true);
    name.setRequiredIndicatorVisible(true);
    name.setValue(person.name());
    if (!people.choosesName(person.id())) {
      var provider = people.hasIdentity(person.id());
      name.setReadOnly(true);
      name.setHelperText(getTranslation(provider ? "account.name.provider" : "account.name.fixed"));
    }
    language.setValue(person.language());
    zone.setManualValidation(true);
    zone.setValue(person.zone());
    var save = new Button(getTranslation("account.profile.save"), _ -> save());
    save.addThemeName("primary");
    var form = new Div(name, language, zone);
    form.addClassName("form");
    add(new H2(getTranslation("account.profile.preferences")), form, save);
  }

  private void save() {
    name.setInvalid(!PersonName.valid(name.getValue()));
    name.setErrorMessage(getTranslation("account.name.problem"));
    zone.setInvalid(zone.getValue() == null);
    zone.setErrorMessage(getTranslation("account.zone.problem"));
    if (!name.isInvalid() && !zone.isInvalid()) {
      people.prefer(person.id(), name.getValue(), language.getValue(), zone.getValue());
      getUI().map(UI::getPage).ifPresent(page -> page.reload());
    }
  }
}
