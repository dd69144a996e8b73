package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.Announcement;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.MeetingCalendar;
import eu.parvis.meeting.MeetingFilter;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Responses;
import eu.parvis.meeting.ui.CalendarState.Mode;
import eu.parvis.room.RoomLinks;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.ApplicationEventPublisher;

/** Home: one's meetings as a calendar or as a list, and how to begin one. */
@Route("")
@Menu(title = "meeting.menu", order = 0)
@PermitAll
class MeetingsView extends Div implements BeforeEnterObserver, HasDynamicTitle, Place {

  private final transient Meetings meetings;
  private final transient Clock clock;
  private final transient ApplicationEventPublisher events;
  private final transient PersonProfile person;
  private final CalendarBar bar;
  private final CalendarFilters filters;
  private final ListPane list;
  private final GridPane grid;
  private transient CalendarState state;

  MeetingsView(
      Meetings meetings,
      MeetingCalendar calendar,
      Responses responses,
      Attendees attendees,
      RoomLinks links,
      SignedIn signedIn,
      People people,
      Clock clock,
      ApplicationEventPublisher events) {
    this.meetings = meetings;
    this.clock = clock;
    this.events = events;
    this.person = signedIn.current().orElseThrow();
    addClassNames("view", "calendar-view");
    state = new CalendarState(Mode.LIST, today(), MeetingFilter.NONE);
    var changes = new MeetingChanges(meetings, attendees, clock, person);
    var shown = new Shown(calendar, responses, person, links, clock);
    list = new ListPane(shown, changes);
    grid = new GridPane(shown, changes, this::choose);
    bar = new CalendarBar(person.reading(), this::today, this::choose);
    filters = new CalendarFilters(filter -> choose(state.with(filter)));
    var quick = new QuickEntry(person.reading(), clock, changes::create);
    var head = new Div(bar.heading(), filters);
    head.addClassName("calendar-head");
    var agent = people.isAgent(person.id());
    add(header(agent), agent ? quick : outsider(), bar, head, list, grid);
  }

  /** Why nothing can be begun here. */
  private Paragraph outsider() {
    var note = new Paragraph(getTranslation("people.outsider"));
    note.addClassName("note");
    return note;
  }

  private Header header(boolean agent) {
    var today = new Paragraph(person.reading().longDate(clock.instant().atZone(person.zone())));
    today.addClassName("quiet");
    var heading = new Div(new H1(getTranslation("meeting.home.title")), today);
    var start = new Button(getTranslation("meeting.start-now"), _ -> startNow());
    start.addThemeNames("primary");
    var schedule = new Anchor("meetings/new", getTranslation("meeting.schedule"));
    schedule.addClassName("button-link");
    var actions = new Div(start, schedule);
    actions.addClassName("view-actions");
    var header = agent ? new Header(heading, actions) : new Header(heading);
    header.addClassName("view-header");
    return header;
  }

  private void startNow() {
    var title = getTranslation("meeting.title-of", person.name());
    var plan =
        new MeetingPlan(
            title.substring(0, Math.min(title.length(), MeetingPlan.TITLE_LENGTH)), null);
    var meeting = meetings.schedule(person, plan);
    getUI().map(UI::getPage).ifPresent(page -> page.setLocation("/" + meeting.slug()));
  }

  private LocalDate today() {
    return clock.instant().atZone(person.zone()).toLocalDate();
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var usual = CalendarMemory.recall(VaadinRequest.getCurrent());
    state = CalendarState.of(event.getLocation().getQueryParameters(), usual, today());
    list.begin();
    refresh();
  }

  /**
   * Shows something else under an address of its own. It is no navigation: the focus stays on what
   * was pressed.
   */
  private void choose(CalendarState next) {
    if (next.equals(state)) {
      refresh();
      return;
    }
    var same = next.mode() == state.mode();
    state = next;
    getUI()
        .map(UI::getPage)
        .ifPresent(page -> {
          page.getHistory().pushState(null, new Location("", next.address()));
          if (!same) {
            CalendarMemory.keep(next.mode(), page);
          }
        });
    list.begin();
    refresh();
    announce();
  }

  /** Speaks what came, as the focus stays where it is. */
  private void announce() {
    var listed = state.mode() == Mode.LIST;
    events.publishEvent(new Announcement(listed ? list.summary() : grid.summary(bar.title())));
  }

  @Override
  public void refresh() {
    CalendarPlace.keep(UI.getCurrentOrThrow(), state, today());
    bar.show(state);
    filters.show(state.filter());
    var listed = state.mode() == Mode.LIST;
    list.setVisible(listed);
    grid.setVisible(!listed);
    if (listed) {
      list.show(state);
    } else {
      list.begin();
      grid.show(state);
    }
  }

  @Override
  public void focus() {
    if (state.mode() == Mode.LIST) {
      list.focus();
    } else {
      bar.focusTitle();
    }
  }

  @Override
  public void focus(OccurrenceDetails occurrence) {
    if (state.mode() == Mode.LIST) {
      list.focus(occurrence);
    } else if (!grid.focus(occurrence)) {
      bar.focusTitle();
    }
  }

  @Override
  public void catchFocus() {
    if (state.mode() == Mode.LIST) {
      list.catchFocus();
    } else {
      grid.catchFocus();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("meeting.home.title"));
  }
}
