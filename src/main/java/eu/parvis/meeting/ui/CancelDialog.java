package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.function.Consumer;

/** Asks before a meeting is called off; the focus begins on keeping it. */
class CancelDialog extends Dialog {

  CancelDialog(OccurrenceDetails occurrence, Consumer<Part> cancel) {
    var meeting = occurrence.meeting();
    var part = new PartChoice(occurrence);
    part.setVisible(meeting.repeats() != null);
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation("meeting.cancel.title", occurrence.title()));
    var text = part.isVisible() ? "meeting.cancel.text.series" : "meeting.cancel.text";
    add(new Paragraph(getTranslation(text)), part);
    var keep = new Button(getTranslation("meeting.cancel.keep"), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
    var confirm =
        new Button(
            getTranslation("meeting.cancel.confirm"),
            _ -> {
              close();
              cancel.accept(part.isVisible() ? part.getValue() : new Part.All(meeting.id()));
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }
}
