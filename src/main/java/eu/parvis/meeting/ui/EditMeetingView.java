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
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** Changes a planned meeting; what somebody else stored meanwhile is shown, not overwritten. */
@Route("meetings/:id/edit")
@PermitAll
class EditMeetingView extends Section implements BeforeEnterObserver, HasDynamicTitle {

  private final transient Meetings meetings;
  private final transient Clock clock;
  private final transient PersonProfile organizer;
  private final MeetingForm form;
  private final ConflictNote conflict;
  private transient @Nullable MeetingDetails edited;

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
    add(new H1(getTranslation("meeting.edit.title")), conflict, form, actions);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var meeting =
        event
            .getRouteParameters()
            .get("id")
            .flatMap(MeetingId::parse)
            .flatMap(id -> meetings.find(id, organizer.id()))
            .filter(found -> !found.cancelled());
    if (meeting.isEmpty()) {
      event.rerouteToError(NotFoundException.class);
      return;
    }
    begin(meeting.get());
  }

  private void begin(MeetingDetails meeting) {
    edited = meeting;
    conflict.setVisible(false);
    form.show(meeting.plan());
  }

  private void save() {
    form.read(clock.instant()).ifPresent(plan -> store(current(), plan));
  }

  private MeetingDetails current() {
    return Optional.ofNullable(edited).orElseThrow();
  }

  private void store(MeetingDetails meeting, MeetingPlan plan) {
    try {
      meetings.edit(meeting.id(), meeting.version(), plan, organizer.id());
      leave(getTranslation("meeting.edit.done", plan.title()));
    } catch (MeetingChanged changed) {
      compare(changed.current());
    } catch (OptimisticLockingFailureException _) {
      meetings
          .find(meeting.id(), organizer.id())
          .ifPresentOrElse(this::compare, () -> leave(getTranslation("meeting.gone")));
    } catch (MeetingGone _) {
      leave(getTranslation("meeting.gone"));
    }
  }

  private void compare(MeetingDetails stored) {
    if (stored.cancelled()) {
      leave(getTranslation("meeting.cancelled-meanwhile"));
      return;
    }
    edited = stored;
    conflict.show(stored);
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
    return getTranslation("shell.title", getTranslation("meeting.edit.title"));
  }
}
