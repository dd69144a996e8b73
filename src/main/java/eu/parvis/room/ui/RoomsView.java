package eu.parvis.room.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomEntry;
import eu.parvis.room.RoomGone;
import eu.parvis.room.RoomId;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** One's rooms, a page of them and more when asked, and how to make one. */
@Route("rooms")
@Menu(title = "room.menu", order = 5)
@PermitAll
class RoomsView extends Div implements BeforeEnterObserver, HasDynamicTitle {

  private static final int PAGE = 20;

  private final transient RoomDesk desk;
  private final transient Clock clock;
  private final transient PersonProfile person;
  private final RoomSearch search = new RoomSearch(this::look);
  private final H1 heading = new H1();
  private final Paragraph empty = new Paragraph();
  private final UnorderedList list = new UnorderedList();
  private final Button more;

  RoomsView(RoomDesk desk, SignedIn signedIn, Clock clock) {
    this.desk = desk;
    this.clock = clock;
    this.person = signedIn.current().orElseThrow();
    addClassName("view");
    heading.setText(getTranslation("room.title"));
    heading.setId("rooms-title");
    heading.getElement().setAttribute("tabindex", "-1");
    list.addClassName("people");
    list.getElement().setAttribute("aria-labelledby", "rooms-title");
    empty.addClassName("empty");
    more = new Button(getTranslation("room.more"), _ -> showMore());
    more.addThemeName("tertiary");
    var create =
        new Button(getTranslation("room.new"), _ -> new NewRoomDialog(this::create).open());
    create.addThemeName("primary");
    create.setVisible(desk.management().mayOwn(person.id()));
    var header = new Header(heading, create);
    header.addClassName("view-header");
    add(header, search, empty, list, more);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    search.read(event.getLocation().getQueryParameters());
    refresh();
  }

  private void create(String name) {
    var room = desk.management().create(person.id(), name);
    desk.tell(getTranslation("room.new.done", room.name()));
    getUI().ifPresent(ui -> ui.navigate(RoomView.path(room.id())));
  }

  /** The focus stays in the field: what came is spoken. */
  private void look() {
    refresh();
    desk.tell(
        list.getComponentCount() == 0
            ? empty.getText()
            : getTranslation(
                more.isVisible() ? "room.found.more" : "room.found", list.getComponentCount()));
  }

  private void refresh() {
    list.removeAll();
    append();
    var none = list.getComponentCount() == 0;
    list.setVisible(!none);
    empty.setVisible(none);
    empty.setText(
        getTranslation(
            search.narrows()
                ? "room.empty.search"
                : search.archived() ? "room.empty.archived" : "room.empty"));
  }

  /** One room more than is shown tells whether there are more. */
  private void append() {
    var found =
        desk.management()
            .list(person, search.text(), search.archived(), list.getComponentCount(), PAGE + 1);
    var agenda = new AgendaText(person.reading(), clock.instant(), this::getTranslation);
    found.stream().limit(PAGE).map(entry -> row(entry, agenda)).forEach(list::add);
    more.setVisible(found.size() > PAGE);
  }

  /** Reading goes on at the first that came; the button may be gone. */
  private void showMore() {
    var before = list.getComponentCount();
    append();
    if (list.getComponentCount() > before && list.getComponentAt(before) instanceof RoomRow row) {
      row.focusTitle();
    } else {
      focusHeading();
    }
  }

  private RoomRow row(RoomEntry entry, AgendaText agenda) {
    var row = new RoomRow(entry, agenda);
    var room = entry.room();
    if (entry.archived()) {
      row.offers("room.restore", () -> restore(room.id(), row.name()));
      return row;
    }
    row.offersLink("/" + room.slug(), desk.links().of(room.slug()));
    if (entry.owned()) {
      row.offers("room.archive", () -> desk.askArchive(room, () -> archive(room, row)));
    }
    return row;
  }

  private void archive(RoomDetails room, RoomRow row) {
    try {
      desk.management().archive(room.id(), person.id());
      var text = getTranslation("room.archive.done", row.name());
      row.turnsInto(text, "room.archive.undo", () -> restore(room.id(), row.name()));
      desk.tell(text);
    } catch (RoomGone _) {
      gone();
    }
  }

  private void restore(RoomId room, String name) {
    try {
      desk.management().restore(room, person.id());
      refresh();
      focusHeading();
      desk.tell(getTranslation("room.restore.done", name));
    } catch (RoomGone _) {
      gone();
    }
  }

  private void gone() {
    refresh();
    focusHeading();
    desk.tell(getTranslation("room.gone"));
  }

  private void focusHeading() {
    heading.getElement().callJsFunction("focus");
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("room.title"));
  }
}
