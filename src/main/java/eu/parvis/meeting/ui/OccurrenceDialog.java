package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Reading;
import eu.parvis.meeting.OccurrenceDetails;
import java.time.Instant;

/** One occurrence of the grid: all that its row in the list says and does. */
class OccurrenceDialog extends Dialog {

  OccurrenceDialog(
      OccurrenceDetails occurrence,
      Reading reading,
      String link,
      Instant now,
      MeetingRow.Actions actions) {
    setWidth("36rem");
    setHeaderTitle(getTranslation("calendar.details"));
    var row =
        new MeetingRow(occurrence, reading, link, now, new Closing(actions, this::close), true);
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
  }
}
