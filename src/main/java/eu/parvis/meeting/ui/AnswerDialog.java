package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.PartStat;
import java.util.function.Consumer;

/** Asks whether an answer is for one of a series or for all of it. */
class AnswerDialog extends Dialog {

  /**
   * @param answer hears whether it is for all
   */
  AnswerDialog(OccurrenceDetails occurrence, PartStat partStat, Consumer<Boolean> answer) {
    var whole = new RadioButtonGroup<Boolean>();
    whole.setLabel(getTranslation("meeting.attendee.answer.for"));
    whole.setItems(false, true);
    whole.setItemLabelGenerator(
        all -> getTranslation(all ? "meeting.part.all" : "meeting.part.one"));
    whole.setValue(false);
    setWidth("28rem");
    setHeaderTitle(occurrence.title());
    add(whole);
    var back = new Button(getTranslation("meeting.form.back"), _ -> close());
    var go =
        new Button(
            getTranslation("meeting.attendee.answer." + AnswerFields.lower(partStat)),
            _ -> {
              close();
              answer.accept(whole.getValue());
            });
    go.addThemeName("primary");
    addOpenedChangeListener(event -> {
      if (event.isOpened()) {
        PartChoice.focus(whole);
      }
    });
    getFooter().add(back, go);
  }
}
