package eu.parvis.meeting.ui;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.account.Reading;
import eu.parvis.meeting.MeetingChange;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.MeetingPage;
import eu.parvis.meeting.RepeatText.Translate;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Who changed what of a meeting, latest first. */
class HistoryList extends Section {

  HistoryList(MeetingPage page, Reading reading) {
    var heading = new H2(getTranslation("meeting.attendee.history"));
    heading.setId("history");
    var list = new UnorderedList();
    list.addClassName("history");
    list.getElement().setAttribute("aria-labelledby", "history");
    page.changes().stream()
        .map(change -> new ListItem(text(change, page, reading)))
        .forEach(list::add);
    add(heading, list);
  }

  private String text(MeetingChange change, MeetingPage page, Reading reading) {
    var what = names(change.what(), this::getTranslation);
    var name =
        change.by() == null
            ? getTranslation("people.deleted")
            : page.names().getOrDefault(change.by(), "");
    var line =
        change.day() == null
            ? getTranslation("meeting.attendee.change", reading.dateTime(change.at()), name, what)
            : getTranslation(
                "meeting.attendee.change.one",
                reading.dateTime(change.at()),
                name,
                what,
                reading.date(change.day()));
    return switch (change.told()) {
      case 0 -> line;
      case 1 -> line + " " + getTranslation("meeting.attendee.change.told.one");
      default -> line + " " + getTranslation("meeting.attendee.change.told", change.told());
    };
  }

  /** What changed, in words. */
  static String names(Set<What> changes, Translate translate) {
    return changes.stream()
        .sorted()
        .map(one -> translate.get("meeting.attendee.change." + one.name().toLowerCase(Locale.ROOT)))
        .collect(Collectors.joining(", "));
  }
}
