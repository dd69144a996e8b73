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
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.Draft;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes a planned meeting; what somebody else stored meanwhile is shown, not overwritten. */
@Route("meetings/:id/edit")
@RouteAlias("meetings/:id/:day/edit")
@RouteAlias("meetings/:id/:day/" + EditMeetingView.FOLLOWING)
@PermitAll
class EditMeetingView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  static final String FOLLOWING = "following";

  private final transient Meetings meetings;
  private final transient Clock clock;
  private final transient PersonProfile organizer;
  private final MeetingForm form;
  private final InvitationFields invited;
  private final ConflictNote conflict;
  private final H1 heading = new H1();
  private transient @Nullable Draft edited;

  EditMeetingView(
      Meetings meetings,
      People people,
      SignedIn signedIn,
      Clock clock,
      ApplicationEventPublisher events) {
    this.meetings = meetings;
    this.clock = clock;
    this.organizer = signedIn.current().orElseThrow();
    this.form = new MeetingForm(organizer.reading());
    this.invited = new InvitationFields(people, events::publishEvent);
    invited.organizer(organizer.email());
    this.conflict = new ConflictNote(organizer.reading(), this::keepMine, this::takeTheirs);
    addClassNames("view", "narrow");
    var save = new Button(getTranslation("meeting.edit.submit"), _ -> save());
    save.addThemeName("primary");
    save.addClickShortcut(Key.ENTER).listenOn(form).resetFocusOnActiveElement();
    var back =
        new Anchor(CalendarPlace.link(UI.getCurrentOrThrow()), getTranslation("meeting.form.back"));
    back.addClassName("button-link");
    var actions = new Div(save, back);
    actions.addClassName("form-actions");
    add(heading, conflict, form, invited, actions);
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
        day.flatMap(MeetingPaths::day)
            .map(date ->
                following ? new Part.Following(meeting, date) : new Part.One(meeting, date)));
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
    invited.show(draft.invitation());
    invited.setVisible(!(draft.part() instanceof Part.One) && draft.plan().when() != null);
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
    var plan = form.read(clock.instant());
    var invitation =
        invited.isVisible() ? invited.read(plan.isPresent()) : Optional.of(current().invitation());
    plan.flatMap(read -> invitation.map(told -> new Edit(read, told, true))).ifPresent(this::ask);
  }

  /**
   * Shows what is lost and who gets what first, if anything is, or anybody does; and before that
   * what somebody else stored meanwhile, which would be among it.
   */
  private void ask(Edit edit) {
    var draft = current();
    var other =
        meetings
            .draft(draft.part(), organizer.id())
            .filter(stored -> stored.version() != draft.version());
    if (other.isPresent()) {
      compare(other.get());
      return;
    }
    var notices = meetings.noticesOfEdit(draft.part(), edit, organizer.id());
    var loss = meetings.lossOfEdit(draft.part(), edit.plan(), organizer.id());
    if (notices.isEmpty() && loss.nothing()) {
      store(draft, edit);
    } else {
      TellDialog.ofEdit(
              edit.plan().title(),
              new LossList(loss, organizer.reading()),
              notices,
              told -> store(draft, new Edit(edit.plan(), edit.invitation(), told)))
          .open();
    }
  }

  private Draft current() {
    return Optional.ofNullable(edited).orElseThrow();
  }

  private void store(Draft draft, Edit edit) {
    try {
      meetings.edit(draft.part(), draft.version(), edit, organizer.id());
      leave(getTranslation("meeting.edit.done", edit.plan().title()));
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
    conflict.show(stored.plan(), current().changes(stored));
    edited = stored;
  }

  private void keepMine() {
    save();
  }

  private void takeTheirs() {
    begin(current());
  }

  private void leave(String message) {
    getUI().ifPresent(ui -> ui.navigate(MeetingsView.class, CalendarPlace.of(ui)));
    Toast.show(message);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", heading.getText());
  }
}
