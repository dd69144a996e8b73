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

/** Asks how much of a series is deleted; the focus begins on keeping it. */
class DeleteDialog extends Dialog {

  /**
   * @param notices who gets what if a part is deleted
   * @param delete hears which part, and whether attendees are told
   */
  DeleteDialog(
      OccurrenceDetails occurrence,
      Function<Part, List<Notice>> notices,
      BiConsumer<Part, Boolean> delete) {
    var part = new PartChoice(occurrence);
    var told = new NoticeList();
    told.show(notices.apply(part.getValue()));
    part.addValueChangeListener(event -> told.show(notices.apply(event.getValue())));
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation("meeting.notice.delete", occurrence.title()));
    add(new Paragraph(getTranslation("meeting.delete.text.series")), part, told);
    var keep = new Button(getTranslation("meeting.cancel.keep"), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
    var confirm =
        new Button(
            getTranslation("meeting.delete"),
            _ -> {
              close();
              delete.accept(part.getValue(), told.told());
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }
}
