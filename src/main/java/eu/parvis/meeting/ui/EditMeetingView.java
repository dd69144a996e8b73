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
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Merge;
import eu.parvis.meeting.Part;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * Changes a planned meeting; what somebody else stored meanwhile is kept, or shown before it is
 * overwritten.
 */
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
  private final Anchor back = new Anchor();
  private transient @Nullable PageOrigin origin;
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
    back.setText(getTranslation("meeting.form.back"));
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
    origin = PageOrigin.of(event.getLocation().getQueryParameters()).orElse(null);
    part(event)
        .flatMap(part -> meetings.draft(part, organizer.id()))
        .filter(found -> !found.cancelled())
        .ifPresentOrElse(this::begin, () -> event.rerouteToError(NotFoundException.class));
  }

  private void begin(Draft draft) {
    edited = draft;
    invited.setVisible(!(draft.part() instanceof Part.One) && draft.plan().when() != null);
    conflict.setVisible(false);
    heading.setText(title(draft));
    back.setHref(
        origin == null
            ? CalendarPlace.link(UI.getCurrentOrThrow())
            : origin.path(draft.part().meeting()));
    show(draft.part(), draft.plan(), draft.invitation());
  }

  private void show(Part part, MeetingPlan plan, Invitation invitation) {
    invited.show(invitation);
    if (part instanceof Part.One) {
      form.showOnce(plan);
    } else {
      form.show(plan);
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
      compare(other.get(), edit);
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
      var stored = meetings.edit(draft.part(), draft.version(), edit, organizer.id());
      leave(stored.id(), getTranslation("meeting.edit.done", edit.plan().title()));
    } catch (MeetingChanged | OptimisticLockingFailureException _) {
      meetings
          .draft(draft.part(), organizer.id())
          .ifPresentOrElse(stored -> compare(stored, edit), this::leaveWhatIsGone);
    } catch (MeetingGone _) {
      leaveWhatIsGone();
    }
  }

  /** What of another version changes nothing here is no news. */
  private void compare(Draft stored, Edit mine) {
    if (stored.cancelled()) {
      leave(stored.part().meeting(), getTranslation("meeting.cancelled-meanwhile"));
      return;
    }
    var told = invited.isVisible() ? mine.invitation() : stored.invitation();
    var merge = Merge.of(current(), new Edit(mine.plan(), told, mine.told()), stored);
    edited = stored;
    if (merge.nothing()) {
      ask(mine);
      return;
    }
    show(stored.part(), merge.edit().plan(), merge.edit().invitation());
    conflict.show(stored, merge);
  }

  private void keepMine() {
    save();
  }

  private void takeTheirs() {
    begin(current());
  }

  private void leaveWhatIsGone() {
    origin = null;
    leave(current().part().meeting(), getTranslation("meeting.gone"));
  }

  /** To the page of the meeting that has the part now, or to the calendar. */
  private void leave(MeetingId meeting, String message) {
    var ui = UI.getCurrentOrThrow();
    if (origin == null) {
      ui.navigate(MeetingsView.class, CalendarPlace.of(ui));
    } else {
      ui.navigate(origin.path(meeting, part -> meetings.draft(part, organizer.id()).isPresent()));
    }
    Toast.show(message);
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", heading.getText());
  }
}
