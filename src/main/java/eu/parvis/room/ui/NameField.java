package eu.parvis.room.ui;

import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.room.RoomName;

/** What a room is called. */
class NameField extends TextField {

  NameField() {
    setLabel(getTranslation("room.name"));
    setMaxLength(RoomName.LENGTH);
    setManualValidation(true);
    addValueChangeListener(_ -> setInvalid(false));
  }

  void refuse(String key) {
    setErrorMessage(getTranslation(key, RoomName.LENGTH));
    setInvalid(true);
    focus();
  }
}
