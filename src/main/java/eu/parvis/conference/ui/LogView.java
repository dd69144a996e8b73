package eu.parvis.conference.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import eu.parvis.account.PersonId;
import eu.parvis.account.Reading;
import eu.parvis.account.SignedIn;
import eu.parvis.conference.ConferenceLog;
import eu.parvis.conference.LogEntry;
import eu.parvis.kernel.Announcement;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomEntry;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomManagement;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** What was done in the calls of a room, for whoever owns or moderates it; newest first. */
@Route("rooms/:id/log")
@PermitAll
class LogView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  private static final int PAGE = 50;

  private final transient ConferenceLog log;
  private final transient RoomManagement rooms;
  private final transient ApplicationEventPublisher events;
  private final transient PersonId person;
  private final transient Reading reading;
  private final LogTexts texts = new LogTexts(this);
  private final H1 heading = new H1();
  private final Paragraph empty = new Paragraph(getTranslation("conference.log.empty"));
  private final UnorderedList list = new UnorderedList();
  private final Button more = new Button(getTranslation("conference.log.more"), _ -> showMore());
  private transient @Nullable RoomId id;
  private int shown;

  LogView(
      ConferenceLog log,
      RoomManagement rooms,
      SignedIn signedIn,
      ApplicationEventPublisher events) {
    this.log = log;
    this.rooms = rooms;
    this.events = events;
    var current = signedIn.current().orElseThrow();
    this.person = current.id();
    this.reading = current.reading();
    addClassNames("view", "narrow");
    heading.setId("log-title");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "log-title");
    empty.addClassName("empty");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    event
        .getRouteParameters()
        .get("id")
        .flatMap(RoomId::parse)
        .flatMap(room -> rooms.find(room, person))
        .map(RoomEntry::room)
        .ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
  }

  private void show(RoomDetails room) {
    id = room.id();
    var name =
        room.title().isEmpty() ? getTranslation("room.unnamed", room.slug().value()) : room.title();
    heading.setText(getTranslation("conference.log.title"));
    var back = new Anchor(RoomLinks.settings(room.id()), "‹ " + name);
    back.addClassName("back-link");
    var text = new Paragraph(getTranslation("conference.log.text", ConferenceLog.KEPT.toDays()));
    text.addClassName("quiet");
    removeAll();
    add(back, heading, text, empty, list, new Div(more));
    shown = PAGE;
    fill();
  }

  private void showMore() {
    shown += PAGE;
    fill();
    var lines = Math.toIntExact(list.getChildren().count());
    events.publishEvent(new Announcement(getTranslation("conference.log.shown", lines)));
  }

  private void fill() {
    list.removeAll();
    if (id != null) {
      var entries =
          rooms.find(id, person).isPresent() ? log.latest(id, shown + 1) : List.<LogEntry>of();
      entries.stream().limit(shown).map(this::row).forEach(list::add);
      more.setVisible(entries.size() > shown);
    }
    var nothing = list.getChildren().findAny().isEmpty();
    list.setVisible(!nothing);
    empty.setVisible(nothing);
  }

  private ListItem row(LogEntry entry) {
    var what = new Div(texts.of(entry));
    what.addClassName("person-text");
    var at = new Span(reading.dateTime(entry.at()));
    at.addClassName("quiet");
    var row = new ListItem(what, at);
    row.addClassName("person");
    return row;
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", heading.getText());
  }
}
