package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.function.Consumer;

/** Asks how much of a series is edited. */
class EditDialog extends Dialog {

  EditDialog(OccurrenceDetails occurrence, Consumer<Part> edit) {
    var part = new PartChoice(occurrence);
    setWidth("28rem");
    setHeaderTitle(getTranslation("meeting.edit.which", occurrence.title()));
    add(part);
    var back = new Button(getTranslation("meeting.form.back"), _ -> close());
    var next =
        new Button(
            getTranslation("meeting.edit.continue"),
            _ -> {
              close();
              edit.accept(part.getValue());
            });
    next.addThemeName("primary");
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        PartChoice.focus(part);
      }
    });
    getFooter().add(back, next);
  }
}
