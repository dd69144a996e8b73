package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.room.Rooms;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;

/** Plans a new meeting. */
@Route("meetings/new")
@PermitAll
class ScheduleView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  private static final String LIKE = "like";
  private static final String DAY = "day";

  private static final Duration USUAL = Duration.ofHours(1);

  private final transient Meetings meetings;
  private final transient People people;
  private final transient Clock clock;
  private final transient PersonProfile organizer;
  private final MeetingForm form;
  private final RoomSelect room;
  private final InvitationFields invited;

  ScheduleView(
      Meetings meetings,
      Rooms rooms,
      People people,
      SignedIn signedIn,
      Clock clock,
      ApplicationEventPublisher events) {
    this.meetings = meetings;
    this.people = people;
    this.clock = clock;
    this.organizer = signedIn.current().orElseThrow();
    this.form = new MeetingForm(organizer.reading());
    this.room = new RoomSelect(rooms.of(organizer.id(), RoomSelect.MOST));
    this.invited = new InvitationFields(people, events::publishEvent);
    invited.organizer(organizer.email());
    addClassNames("view", "narrow");
    form.show(nextFullHour());
    var schedule = new Button(getTranslation("meeting.schedule.submit"), _ -> schedule());
    schedule.addThemeName("primary");
    schedule.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
    var back =
        new Anchor(CalendarPlace.link(UI.getCurrentOrThrow()), getTranslation("meeting.form.back"));
    back.addClassName("button-link");
    var actions = new Div(schedule, back);
    actions.addClassName("form-actions");
    var place = new Div(room);
    place.addClassName("form");
    place.setVisible(room.isVisible());
    add(new H1(getTranslation("meeting.schedule.title")), form, place, invited, actions);
  }

  /** What makes the view begin with something like a part of a meeting. */
  static QueryParameters like(Part part) {
    var id = part.meeting().toString();
    return QueryParameters.simple(
        part instanceof Part.One(_, var day)
            ? Map.of(LIKE, id, DAY, day.toString())
            : Map.of(LIKE, id));
  }

  private static Optional<Part> like(QueryParameters address) {
    var day = address.getSingleParameter(DAY).flatMap(MeetingPaths::day);
    return address
        .getSingleParameter(LIKE)
        .flatMap(MeetingId::parse)
        .map(id -> day.<Part>map(date -> new Part.One(id, date)).orElseGet(() -> new Part.All(id)));
  }

  /** The home view says to whoever is no agent why there is nothing to be planned. */
  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    if (!people.isAgent(organizer.id())) {
      event.forwardTo(MeetingsView.class);
      return;
    }
    var address = event.getLocation().getQueryParameters();
    Prefill.of(address)
        .ifPresent(
            prefill -> form.show(prefill.title(), prefill.span(organizer.zone(), nextFullHour())));
    like(address).flatMap(part -> meetings.draft(part, organizer.id())).ifPresent(this::begin);
  }

  /** With a time of its own, in a room of its own, for the same people. */
  private void begin(Draft model) {
    form.show(model.plan().after(clock.instant()));
    invited.show(model.invitation().without(organizer.email()));
  }

  private TimeSpan nextFullHour() {
    var hour = clock.instant().atZone(organizer.zone()).truncatedTo(ChronoUnit.HOURS);
    return new TimeSpan(hour.plusHours(1), USUAL);
  }

  private void schedule() {
    var plan = form.read(clock.instant());
    var invitation = invited.read(plan.isPresent());
    plan.flatMap(read -> invitation.map(told -> new Edit(read, told, true))).ifPresent(this::store);
  }

  private void store(Edit edit) {
    try {
      var meeting = meetings.schedule(organizer, edit, room.chosen());
      getUI().ifPresent(ui -> ui.navigate(MeetingsView.class, CalendarPlace.of(ui)));
      Toast.show(getTranslation("meeting.schedule.done", meeting.title()));
    } catch (MeetingGone _) {
      room.refuse();
    }
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("meeting.schedule.title"));
  }
}
