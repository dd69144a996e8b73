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

/** Asks before a meeting is called off or deleted; the focus begins on keeping it. */
class RemovalDialog extends Dialog {

  /** Keys of what it says. */
  private record Words(String title, String text, String confirm) {}

  private RemovalDialog(
      OccurrenceDetails occurrence,
      Words words,
      Function<Part, List<Notice>> notices,
      BiConsumer<Part, Boolean> remove) {
    var meeting = occurrence.meeting();
    var part = new PartChoice(occurrence);
    part.setVisible(meeting.repeats() != null);
    Supplier<Part> chosen = () -> part.isVisible() ? part.getValue() : new Part.All(meeting.id());
    var told = new NoticeList();
    told.show(notices.apply(chosen.get()));
    part.addValueChangeListener(_ -> told.show(notices.apply(chosen.get())));
    setRole("alertdialog");
    setWidth("28rem");
    setHeaderTitle(getTranslation(words.title(), occurrence.title()));
    add(new Paragraph(getTranslation(words.text())), part, told);
    var keep = new Button(getTranslation("meeting.cancel.keep"), _ -> close());
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        keep.focus();
      }
    });
    var confirm =
        new Button(
            getTranslation(words.confirm()),
            _ -> {
              close();
              remove.accept(chosen.get(), told.told());
            });
    confirm.addThemeNames("primary", "danger");
    getFooter().add(keep, confirm);
  }

  /**
   * Before a meeting, or a part of a series, is called off.
   *
   * @param notices who gets what if a part is called off
   * @param cancel hears which part, and whether attendees are told
   */
  static RemovalDialog ofCancel(
      OccurrenceDetails occurrence,
      Function<Part, List<Notice>> notices,
      BiConsumer<Part, Boolean> cancel) {
    var series = occurrence.meeting().repeats() != null;
    var text = series ? "meeting.cancel.text.series" : "meeting.cancel.text";
    var words = new Words("meeting.cancel.title", text, "meeting.cancel.confirm");
    return new RemovalDialog(occurrence, words, notices, cancel);
  }

  /**
   * Before a part of a series is deleted.
   *
   * @param notices who gets what if a part is deleted
   * @param delete hears which part, and whether attendees are told
   */
  static RemovalDialog ofPart(
      OccurrenceDetails occurrence,
      Function<Part, List<Notice>> notices,
      BiConsumer<Part, Boolean> delete) {
    var words = new Words("meeting.notice.delete", "meeting.delete.text.series", "meeting.delete");
    return new RemovalDialog(occurrence, words, notices, delete);
  }
}
