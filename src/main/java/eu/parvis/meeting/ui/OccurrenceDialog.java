package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.PartStat;

/** One occurrence of the grid: all that its row in the list says and does. */
class OccurrenceDialog extends Dialog {

  OccurrenceDialog(Listed listed, Shown shown, MeetingRow.Actions actions) {
    setWidth("36rem");
    setHeaderTitle(getTranslation("calendar.details"));
    var row = new MeetingRow(listed, shown, new Closing(actions, this::close), true);
    var list = new UnorderedList(row);
    list.addClassName("single");
    add(list);
    var close = new Button(getTranslation("calendar.close"), _ -> close());
    getFooter().add(close);
  }

  /** Every action leaves the dialog first, so that what it opens stands alone. */
  private record Closing(MeetingRow.Actions actions, Runnable close) implements MeetingRow.Actions {

    @Override
    public void edit(OccurrenceDetails occurrence) {
      close.run();
      actions.edit(occurrence);
    }

    @Override
    public void move(OccurrenceDetails occurrence) {
      close.run();
      actions.move(occurrence);
    }

    @Override
    public void cancel(OccurrenceDetails occurrence) {
      close.run();
      actions.cancel(occurrence);
    }

    @Override
    public void duplicate(OccurrenceDetails occurrence) {
      close.run();
      actions.duplicate(occurrence);
    }

    @Override
    public void delete(OccurrenceDetails occurrence) {
      close.run();
      actions.delete(occurrence);
    }

    @Override
    public void answer(OccurrenceDetails occurrence, PartStat partStat) {
      close.run();
      actions.answer(occurrence, partStat);
    }
  }
}
