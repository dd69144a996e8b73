package eu.parvis.room.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.textfield.IntegerField;
import eu.parvis.room.RoomName;
import eu.parvis.room.RoomSettings;
import java.util.Optional;

/** Everything that is decided of a room; problems stand at their field. */
class SettingsFields extends Div {

  private final NameField name = new NameField();
  private final AccessField access = new AccessField();
  private final PolicyFields policies = new PolicyFields();
  private final IntegerField limit = new IntegerField();

  SettingsFields() {
    addClassName("form");
    name.setHelperText(getTranslation("room.name.help"));
    limit.setLabel(getTranslation("room.limit"));
    limit.setHelperText(getTranslation("room.limit.help"));
    limit.setMin(1);
    limit.setMax(RoomSettings.MOST_PARTICIPANTS);
    limit.setStepButtonsVisible(true);
    limit.setManualValidation(true);
    limit.addValueChangeListener(_ -> limit.setInvalid(false));
    limit.addClassName("short-field");
    add(name, access, new H2(getTranslation("room.policies")), policies, limit);
  }

  void put(RoomSettings settings) {
    name.setValue(settings.name());
    access.setValue(settings.access());
    policies.put(settings.policies());
    limit.setValue(settings.participantLimit());
  }

  /** What was entered, or empty after showing what is wrong. */
  Optional<RoomSettings> read() {
    var named = RoomName.valid(name.getValue());
    var most = limit.getValue();
    var limited = most != null && most >= 1 && most <= RoomSettings.MOST_PARTICIPANTS;
    if (!limited) {
      limit.setErrorMessage(getTranslation("room.limit.problem", RoomSettings.MOST_PARTICIPANTS));
      limit.setInvalid(true);
      limit.focus();
    }
    if (!named) {
      name.refuse("room.name.problem");
    }
    return named && limited
        ? Optional.of(new RoomSettings(name.getValue(), access.getValue(), policies.read(), most))
        : Optional.empty();
  }
}
