package eu.parvis.meeting.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.meeting.OccurrenceDetails;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** A list under a heading that fetches a page of meetings and more when asked. */
class MeetingList extends Section {

  private static final int PAGE = 20;

  /** A toast keeps its place while it fades; one that is gone has left the focus to the page. */
  private static final String CATCH =
      "const at = document.activeElement;"
          + "if (at?.closest('vaadin-notification-card[closing]')) { this.focus(); }"
          + "else if (!at || at === document.body) { this.focus({ preventScroll: true }); }";

  private final UnorderedList list = new UnorderedList();
  private final Paragraph empty;
  private final Button more;
  private final H2 heading;
  private final transient IntFunction<List<OccurrenceDetails>> fetch;
  private final transient Function<OccurrenceDetails, MeetingRow> row;
  private int shown = PAGE;

  MeetingList(
      String key,
      IntFunction<List<OccurrenceDetails>> fetch,
      Function<OccurrenceDetails, MeetingRow> row) {
    this.fetch = fetch;
    this.row = row;
    addClassName("meetings");
    heading = new H2(getTranslation("meeting." + key));
    heading.setId("meetings-" + key);
    heading.getElement().setAttribute("tabindex", "-1");
    list.getElement().setAttribute("aria-labelledby", "meetings-" + key);
    empty = new Paragraph(getTranslation("meeting." + key + ".empty"));
    empty.addClassName("empty");
    more = new Button(getTranslation("meeting.show-more"), _ -> showMore());
    more.addThemeName("tertiary");
    add(heading, empty, list, more);
    refresh();
  }

  /** Fetches what is shown anew; one meeting more than shown tells whether there are more. */
  final void refresh() {
    var found = fetch.apply(shown + 1);
    list.removeAll();
    found.stream().limit(shown).map(row).forEach(list::add);
    list.setVisible(!found.isEmpty());
    empty.setVisible(found.isEmpty());
    more.setVisible(found.size() > shown);
  }

  void focusHeading() {
    heading.getElement().callJsFunction("focus");
  }

  /** The heading takes the focus of what goes away; who is elsewhere on the page stays there. */
  void catchFocus() {
    heading.getElement().executeJs(CATCH);
  }

  /** Reading goes on at the first that came; the button may be gone. */
  private void showMore() {
    int before = shown;
    shown += PAGE;
    refresh();
    if (list.getComponentCount() > before && list.getComponentAt(before) instanceof MeetingRow r) {
      r.focusTitle();
    } else {
      focusHeading();
    }
  }
}
