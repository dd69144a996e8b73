package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.meeting.OccurrenceDetails;
import java.util.List;
import java.util.function.Function;

/** A list under a heading that fetches a page of meetings and more when asked. */
class MeetingList extends Section {

  private static final int PAGE = 20;

  private final UnorderedList list = new UnorderedList();
  private final Paragraph empty = new Paragraph();
  private final Button more;
  private final H2 heading = new H2();
  private final transient Fetch fetch;
  private final transient Function<List<OccurrenceDetails>, List<MeetingRow>> rows;

  MeetingList(String id, Fetch fetch, Function<List<OccurrenceDetails>, List<MeetingRow>> rows) {
    this.fetch = fetch;
    this.rows = rows;
    addClassName("meetings");
    heading.setId("meetings-" + id);
    heading.getElement().setAttribute("tabindex", "-1");
    list.getElement().setAttribute("aria-labelledby", "meetings-" + id);
    empty.addClassName("empty");
    more = new Button(getTranslation("meeting.show-more"), _ -> showMore());
    more.addThemeName("tertiary");
    add(heading, empty, list, more);
  }

  /** Meetings after as many as are shown, and at most so many. */
  interface Fetch {
    List<OccurrenceDetails> after(int shown, int most);
  }

  /** Shows as many as before, from the beginning. */
  final void show(String title, String ifEmpty) {
    heading.setText(title);
    empty.setText(ifEmpty);
    var shown = Math.max(PAGE, list.getComponentCount());
    list.removeAll();
    append(shown);
    var none = list.getComponentCount() == 0;
    list.setVisible(!none);
    empty.setVisible(none);
  }

  /** Another list begins: its first page is enough. */
  final void clear() {
    list.removeAll();
  }

  /** One meeting more than is shown tells whether there are more. */
  private void append(int most) {
    var found = fetch.after(list.getComponentCount(), most + 1);
    rows.apply(found.stream().limit(most).toList()).forEach(list::add);
    more.setVisible(found.size() > most);
  }

  /** Its heading, and how many meetings are shown. */
  String summary() {
    var key = more.isVisible() ? "calendar.shown.more" : "calendar.shown";
    return getTranslation(key, heading.getText(), list.getComponentCount());
  }

  void focusHeading() {
    heading.getElement().callJsFunction("focus");
  }

  /** False if it is in no row. */
  boolean focusRow(OccurrenceDetails occurrence) {
    var row =
        list.getChildren()
            .filter(MeetingRow.class::isInstance)
            .map(MeetingRow.class::cast)
            .filter(shown -> shown.shows(occurrence))
            .findFirst();
    row.ifPresent(MeetingRow::focusTitle);
    return row.isPresent();
  }

  void catchFocus() {
    Toast.catchFocus(heading.getElement());
  }

  /** Reading goes on at the first that came; the button may be gone. */
  private void showMore() {
    int before = list.getComponentCount();
    append(PAGE);
    if (list.getComponentCount() > before && list.getComponentAt(before) instanceof MeetingRow r) {
      r.focusTitle();
    } else {
      focusHeading();
    }
  }
}
