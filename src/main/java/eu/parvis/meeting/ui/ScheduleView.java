package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Key;
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
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/** Plans a new meeting. */
@Route("meetings/new")
@PermitAll
class ScheduleView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  private static final String LIKE = "like";

  private static final Duration USUAL = Duration.ofHours(1);

  private final transient Meetings meetings;
  private final transient Clock clock;
  private final transient PersonProfile organizer;
  private final MeetingForm form;

  ScheduleView(Meetings meetings, SignedIn signedIn, Clock clock) {
    this.meetings = meetings;
    this.clock = clock;
    this.organizer = signedIn.current().orElseThrow();
    this.form = new MeetingForm(organizer.reading());
    addClassNames("view", "narrow");
    form.show(nextFullHour());
    var schedule = new Button(getTranslation("meeting.schedule.submit"), _ -> schedule());
    schedule.addThemeName("primary");
    schedule.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
    var back = new Anchor("/", getTranslation("meeting.form.back"));
    back.addClassName("button-link");
    var actions = new Div(schedule, back);
    actions.addClassName("form-actions");
    add(new H1(getTranslation("meeting.schedule.title")), form, actions);
  }

  /** What makes the view begin with something like an occurrence. */
  static QueryParameters like(OccurrenceDetails occurrence) {
    return QueryParameters.of(LIKE, occurrence.meeting().id().toString());
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var address = event.getLocation().getQueryParameters();
    Prefill.of(address)
        .ifPresent(
            prefill -> form.show(prefill.title(), prefill.span(organizer.zone(), nextFullHour())));
    address
        .getSingleParameter(LIKE)
        .flatMap(MeetingId::parse)
        .flatMap(id -> meetings.find(id, organizer.id()))
        .ifPresent(model -> form.show(model.plan().after(clock.instant())));
  }

  private TimeSpan nextFullHour() {
    var hour = clock.instant().atZone(organizer.zone()).truncatedTo(ChronoUnit.HOURS);
    return new TimeSpan(hour.plusHours(1), USUAL);
  }

  private void schedule() {
    form.read(clock.instant()).ifPresent(this::store);
  }

  private void store(MeetingPlan plan) {
    var meeting = meetings.schedule(organizer, plan);
    getUI().ifPresent(ui -> ui.navigate(MeetingsView.class));
    Toast.show(getTranslation("meeting.schedule.done", meeting.title()));
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("meeting.schedule.title"));
  }
}
