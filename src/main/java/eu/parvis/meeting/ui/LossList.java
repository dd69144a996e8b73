package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Reading;
import eu.parvis.meeting.Loss;
import eu.parvis.meeting.OccurrenceDetails;

/** Says what an edit takes away: changes of single occurrences, by their dates, and answers. */
class LossList extends Div {

  private static final int MOST_NAMED = 10;

  private final Reading reading;

  LossList(Loss loss, Reading reading) {
    this.reading = reading;
    addClassNames("form", "losses");
    setVisible(!loss.nothing());
    add(new H3(getTranslation("meeting.loss")));
    var exceptions = loss.exceptions();
    if (!exceptions.isEmpty()) {
      var list = new UnorderedList();
      exceptions.stream().limit(MOST_NAMED).map(this::line).map(ListItem::new).forEach(list::add);
      var others = exceptions.size() - MOST_NAMED;
      if (others > 0) {
        list.add(new ListItem(getTranslation("meeting.loss.others", others)));
      }
      add(new Paragraph(getTranslation("meeting.loss.exceptions", exceptions.size())), list);
    }
    if (loss.answers() > 0) {
      add(new Paragraph(getTranslation("meeting.loss.answers", loss.answers())));
    }
  }

  private String line(OccurrenceDetails one) {
    var key = one.cancelled() ? "meeting.loss.cancelled" : "meeting.loss.changed";
    return getTranslation(key, reading.date(one.day()), one.title());
  }
}
