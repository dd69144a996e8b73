package eu.parvis.meeting.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import eu.parvis.kernel.NaturalOrder;
import eu.parvis.meeting.Notice;
import eu.parvis.meeting.Notice.Reason;
import eu.parvis.meeting.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says who gets what mail because of a change, and lets the organizer keep them back. */
class NoticeList extends Div {

  private final Checkbox told = new Checkbox();
  private final Div groups = new Div();

  NoticeList() {
    addClassNames("form", "notices");
    groups.addClassName("form");
    told.setLabel(getTranslation("meeting.notice.tell"));
    told.setValue(true);
    add(groups, told);
  }

  /** Shows what a change makes; nothing is shown if it makes none. */
  void show(List<Notice> notices) {
    groups.removeAll();
    setVisible(!notices.isEmpty());
    notices.stream()
        .collect(
            Collectors.groupingBy(
                Group::of,
                LinkedHashMap::new,
                Collectors.mapping(notice -> name(notice), Collectors.toList())))
        .forEach(this::add);
  }

  /** Whether they are sent. */
  boolean told() {
    return told.getValue();
  }

  private void add(Group group, List<String> names) {
    var list = new UnorderedList();
    names.stream().sorted(NaturalOrder.of(getLocale())).map(ListItem::new).forEach(list::add);
    var key = "meeting.notice." + group.reason().name().toLowerCase(Locale.ROOT);
    var text = getTranslation(group.rest() ? key + ".rest" : key);
    groups.add(new H3(getTranslation("meeting.notice.group", text, names.size())), list);
  }

  private static String name(Notice notice) {
    var recipient = notice.recipient();
    var address = recipient.email().value();
    return recipient.name().isEmpty() ? address : recipient.name() + " · " + address;
  }

  private record Group(Reason reason, boolean rest) {

    static Group of(Notice notice) {
      return new Group(notice.reason(), notice.part() instanceof Part.Following);
    }
  }
}
