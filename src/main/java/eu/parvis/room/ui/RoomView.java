package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomEntry;
import eu.parvis.room.RoomGone;
import eu.parvis.room.RoomId;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.RoomSettings;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that is decided of one room, for whoever owns or moderates it. */
@Route("rooms/:id")
@PermitAll
class RoomView extends Section implements BeforeEnterObserver, HasDynamicTitle, RoomPlace {

  private final transient RoomDesk desk;
  private final transient Clock clock;
  private final transient PersonProfile person;
  private final H1 heading = new H1();
  private transient @Nullable RoomId id;

  RoomView(RoomDesk desk, SignedIn signedIn, Clock clock) {
    this.desk = desk;
    this.clock = clock;
    this.person = signedIn.current().orElseThrow();
    addClassNames("view", "narrow", "room-page");
    heading.getElement().setAttribute("tabindex", "-1");
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    id = event.getRouteParameters().get("id").flatMap(RoomId::parse).orElse(null);
    room().ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
  }

  private Optional<RoomEntry> room() {
    return Optional.ofNullable(id).flatMap(room -> desk.management().find(room, person.id()));
  }

  private void show(RoomEntry entry) {
    var room = entry.room();
    removeAll();
    heading.setText(RoomRow.name(room));
    add(back());
    if (entry.archived()) {
      add(heading, archived(room));
      return;
    }
    add(header(room), facts(entry), new SettingsSection(room.settings(), this::store));
    if (entry.owned()) {
      add(
          new GrantsSection(desk, room, person.id(), this),
          new OwnerSection(desk, room, person.id(), this));
    }
  }

  private Anchor back() {
    var link = new Anchor("rooms", "‹ " + getTranslation("room.back"));
    link.addClassName("back-link");
    return link;
  }

  private Header header(RoomDetails room) {
    var enter = new Anchor("/" + room.slug(), getTranslation("room.enter"));
    enter.setRouterIgnore(true);
    enter.addClassNames("button-link", "primary");
    var link = desk.links().of(room.slug());
    var copy = RoomRow.copy(link, getTranslation("room.copy"), RoomRow.name(room));
    var actions = new Div(enter, copy);
    actions.addClassName("view-actions");
    var header = new Header(heading, actions);
    header.addClassName("view-header");
    return header;
  }

  private Div facts(RoomEntry entry) {
    var room = entry.room();
    var link = new Paragraph(desk.links().of(room.slug()));
    link.addClassName("room-link");
    var agenda = new AgendaText(person.reading(), clock.instant(), this::getTranslation);
    var log = new Anchor(RoomLinks.log(room.id()), getTranslation("room.log"));
    var facts = new Div(link, new Paragraph(agenda.of(room)), new Paragraph(log));
    if (!entry.owned()) {
      var owner = desk.people().find(room.owner()).map(PersonProfile::name).orElse("");
      facts.add(new Paragraph(getTranslation("room.owned-by", owner)));
    }
    facts.addClassName("room-facts");
    return facts;
  }

  private Div archived(RoomDetails room) {
    var restore = new Button(getTranslation("room.restore"), _ -> restore(room));
    restore.addThemeName("primary");
    var note = new Div(new Paragraph(getTranslation("room.archived.text")), restore);
    note.addClassNames("note", "warning");
    return note;
  }

  private void restore(RoomDetails room) {
    attempt(() -> {
      desk.management().restore(room.id(), person.id());
      changed(getTranslation("room.restore.done", RoomRow.name(room)));
    });
  }

  private void store(RoomSettings known, RoomSettings wanted) {
    attempt(() -> {
      desk.management().configure(current(), known, wanted, person.id());
      room().ifPresent(now -> heading.setText(RoomRow.name(now.room())));
      desk.tell(getTranslation("room.saved"));
    });
  }

  private RoomId current() {
    return Optional.ofNullable(id).orElseThrow();
  }

  @Override
  public void attempt(Runnable change) {
    try {
      change.run();
    } catch (RoomGone _) {
      changed(getTranslation("room.gone"));
    }
  }

  @Override
  public void changed(String news) {
    room().ifPresentOrElse(this::show, this::showGone);
    heading.getElement().callJsFunction("focus");
    desk.tell(news);
  }

  private void showGone() {
    removeAll();
    add(back(), heading, new Paragraph(getTranslation("room.gone")));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", heading.getText());
  }
}
