package eu.parvis.account.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonName;
import java.util.function.Consumer;

/** Asks what somebody is called. */
class RenameDialog extends Dialog {

  private final transient Consumer<String> chosen;
  private final TextField name = new TextField();

  RenameDialog(String present, Consumer<String> chosen) {
    this.chosen = chosen;
    setWidth("28rem");
    setHeaderTitle(getTranslation("account.rename.title", present));
    name.setLabel(getTranslation("account.name"));
    name.setMaxLength(NewPerson.NAME_LENGTH);
    name.setManualValidation(true);
    name.setRequiredIndicatorVisible(true);
    name.setValue(present);
    name.setWidthFull();
    name.addValueChangeListener(_ -> name.setInvalid(false));
    add(name);
    var save = new Button(getTranslation("account.profile.save"), _ -> save());
    save.addThemeName("primary");
    save.addClickShortcut(Key.ENTER).listenOn(this).resetFocusOnActiveElement();
    getFooter().add(new Button(getTranslation("account.add.cancel"), _ -> close()), save);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        name.focus();
      }
    });
  }

  private void save() {
    if (PersonName.valid(name.getValue())) {
      close();
      chosen.accept(name.getValue());
    } else {
      name.setErrorMessage(getTranslation("account.name.problem"));
      name.setInvalid(true);
      name.focus();
    }
  }
}
