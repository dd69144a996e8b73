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
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes a planned meeting; what somebody else stored meanwhile is shown, not overwritten. */
@Route("meetings/:id/edit")
@RouteAlias("meetings/:id/:day/edit")
@RouteAlias("meetings/:id/:day/" + EditMeetingView.FOLLOWING)
@PermitAll
class EditMeetingView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  static final String FOLLOWING = "following";

  private static final int DAY_LENGTH = "2026-12-31".length();

  private final transient Meetings meetings;
  private final transient Clock clock;
  private final transient PersonProfile organizer;
  private final MeetingForm form;
  private final ConflictNote conflict;
  private final H1 heading = new H1();
  private transient @Nullable Draft edited;

  EditMeetingView(Meetings meetings, SignedIn signedIn, Clock clock) {
    this.meetings = meetings;
    this.clock = clock;
    this.organizer = signedIn.current().orElseThrow();
    this.form = new MeetingForm(organizer.reading());
    this.conflict = new ConflictNote(organizer.reading(), this::keepMine, this::takeTheirs);
    addClassNames("view", "narrow");
    var save = new Button(getTranslation("meeting.edit.submit"), _ -> save());
    save.addThemeName("primary");
    save.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
    var back = new Anchor("/", getTranslation("meeting.form.back"));
    back.addClassName("button-link");
    var actions = new Div(save, back);
    actions.addClassName("form-actions");
    add(heading, conflict, form, actions);
  }

  /** Where a part of a meeting is edited. */
  static String path(Part part) {
    var meeting = "meetings/" + part.meeting() + "/";
    return switch (part) {
      case Part.All _ -> meeting + "edit";
      case Part.One(_, var day) -> meeting + day + "/edit";
      case Part.Following(_, var day) -> meeting + day + "/" + FOLLOWING;
    };
  }

  private static Optional<Part> part(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    var id = parameters.get("id").flatMap(MeetingId::parse);
    var day = parameters.get("day");
    if (day.isEmpty()) {
      return id.map(Part.All::new);
    }
    var following = FOLLOWING.equals(event.getLocation().getSegments().getLast());
    return id.flatMap(meeting ->
        day.flatMap(EditMeetingView::day)
            .map(date ->
                following ? new Part.Following(meeting, date) : new Part.One(meeting, date)));
  }

  private static Optional<LocalDate> day(String text) {
    if (text.length() != DAY_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    part(event)
        .flatMap(part -> meetings.draft(part, organizer.id()))
        .filter(found -> !found.cancelled())
        .ifPresentOrElse(this::begin, () -> event.rerouteToError(NotFoundException.class));
  }

  private void begin(Draft draft) {
    edited = draft;
    conflict.setVisible(false);
    heading.setText(title(draft));
    if (draft.part() instanceof Part.One) {
      form.showOnce(draft.plan());
    } else {
      form.show(draft.plan());
    }
  }

  private String title(Draft draft) {
    return getTranslation(
        switch (draft.part()) {
          case Part.One _ -> "meeting.edit.title.one";
          case Part.Following _ -> "meeting.edit.title.following";
          case Part.All _ when draft.plan().repeats() != null -> "meeting.edit.title.all";
          case Part.All _ -> "meeting.edit.title";
        });
  }

  private void save() {
    form.read(clock.instant()).ifPresent(plan -> store(current(), plan));
  }

  private Draft current() {
    return Optional.ofNullable(edited).orElseThrow();
  }

  private void store(Draft draft, MeetingPlan plan) {
    try {
      meetings.edit(draft.part(), draft.version(), plan, organizer.id());
      leave(getTranslation("meeting.edit.done", plan.title()));
    } catch (MeetingChanged | OptimisticLockingFailureException _) {
      meetings
          .draft(draft.part(), organizer.id())
          .ifPresentOrElse(this::compare, () -> leave(getTranslation("meeting.gone")));
    } catch (MeetingGone _) {
      leave(getTranslation("meeting.gone"));
    }
  }

  private void compare(Draft stored) {
    if (stored.cancelled()) {
      leave(getTranslation("meeting.cancelled-meanwhile"));
      return;
    }
    edited = stored;
    conflict.show(stored.plan());
  }

  private void keepMine() {
    save();
  }

  private void takeTheirs() {
    begin(current());
  }

  private void leave(String message) {
    getUI().ifPresent(ui -> ui.navigate(MeetingsView.class));
    Toast.show(message);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", heading.getText());
  }
}
