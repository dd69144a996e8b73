package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** Asks before a meeting is called off; the focus begins on keeping it. */
class CancelDialog extends Dialog {

  /**
   * @param notices who gets what if a part is called off
   * @param cancel hears which part, and whether attendees are told
   */
  CancelDialog(
      OccurrenceDetails occurrence,
      Function<Part, List<Notice>> notices,
      BiConsumer<Part, Boolean> cancel) {
    var meeting = occurrence.meeting();
    var part = new PartChoice(occurrence);
    part.setVisible(meeting.repeats() != null);
    Supplier<Part> chosen = () -> part.isVisible() ? part.getValue() : new Part.All(meeting.id());
    var told = new NoticeList();
    told.show(notices.apply(chosen.get()));
    part.addValueChangeListener(_ -> told.show(notices.apply(chosen.get())));
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation("meeting.cancel.title", occurrence.title()));
    var text = part.isVisible() ? "meeting.cancel.text.series" : "meeting.cancel.text";
    add(new Paragraph(getTranslation(text)), part, told);
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
              cancel.accept(chosen.get(), told.told());
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }
}
