package eu.parvis.room.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.room.RoomName;
import java.util.function.Consumer;

/** Asks what a new room is called. */
class NewRoomDialog extends Dialog {

  private final NameField name = new NameField();
  private final transient Consumer<String> create;

  NewRoomDialog(Consumer<String> create) {
    this.create = create;
    setWidth("28rem");
    setHeaderTitle(getTranslation("room.new.title"));
    name.setHelperText(getTranslation("room.new.name.help"));
    name.setRequiredIndicatorVisible(true);
    name.setWidthFull();
    var text = new Paragraph(getTranslation("room.new.text"));
    add(text, name);
    var submit = new Button(getTranslation("room.new.submit"), _ -> submit());
    submit.addThemeName("primary");
    submit.addClickShortcut(Key.ENTER).listenOn(this);
    getFooter().add(new Button(getTranslation("room.keep"), _ -> close()), submit);
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        name.focus();
      }
    });
  }

  private void submit() {
    if (name.getValue().isBlank()) {
      name.refuse("room.name.problem.empty");
    } else if (!RoomName.valid(name.getValue())) {
      name.refuse("room.name.problem");
    } else {
      close();
      create.accept(name.getValue());
    }
  }
}
