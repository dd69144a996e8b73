package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.function.Consumer;

/** Asks how much of a series a form begins with. */
class PartDialog extends Dialog {

  private PartDialog(String title, PartChoice part, Consumer<Part> open) {
    setWidth("28rem");
    setHeaderTitle(title);
    add(part);
    var back = new Button(getTranslation("meeting.form.back"), _ -> close());
    var next =
        new Button(
            getTranslation("meeting.edit.continue"),
            _ -> {
              close();
              open.accept(part.getValue());
            });
    next.addThemeName("primary");
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        PartChoice.focus(part);
      }
    });
    getFooter().add(back, next);
  }

  static PartDialog ofEdit(OccurrenceDetails occurrence, Consumer<Part> edit) {
    var part = new PartChoice(occurrence);
    var title = part.getTranslation("meeting.edit.which", occurrence.title());
    return new PartDialog(title, part, edit);
  }

  /** What follows an occurrence is no meeting that anybody wants twice. */
  static PartDialog ofDuplicate(OccurrenceDetails occurrence, Consumer<Part> duplicate) {
    var part = PartChoice.oneOrAll(occurrence);
    var title = part.getTranslation("meeting.duplicate.which", occurrence.title());
    return new PartDialog(title, part, duplicate);
  }
}
