package eu.parvis.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import eu.parvis.account.AddressTaken;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import java.util.function.Consumer;

/** Asks who is new. */
class AddPersonDialog extends Dialog {

  private final transient People people;
  private final transient PersonProfile administrator;
  private final transient Consumer<PersonProfile> added;
  private final PersonFields fields;
  private final Checkbox administers = new Checkbox();

  AddPersonDialog(People people, PersonProfile administrator, Consumer<PersonProfile> added) {
    this.people = people;
    this.administrator = administrator;
    this.added = added;
    this.fields = new PersonFields(administrator.language());
    setHeaderTitle(getTranslation("account.add.title"));
    setWidth("28rem");
    administers.setLabel(getTranslation("account.add.administrator"));
    fields.add(administers);
    add(fields);
    var add = new Button(getTranslation("account.add.submit"), _ -> submit());
    add.addThemeName("primary");
    add.addClickShortcut(Key.ENTER).listenOn(fields).resetFocusOnActiveElement();
    getFooter().add(new Button(getTranslation("account.add.cancel"), _ -> close()), add);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        fields.name.focus();
      }
    });
  }

  private void submit() {
    fields.read(administers.getValue()).ifPresent(this::store);
  }

  private void store(NewPerson person) {
    try {
      var profile = people.add(person, administrator.zone());
      close();
      added.accept(profile);
    } catch (AddressTaken _) {
      fields.refuseEmail("account.email.taken");
    }
  }
}
