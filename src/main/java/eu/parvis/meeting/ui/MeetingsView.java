package eu.parvis.meeting.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.MeetingChanged;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingGone;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import org.springframework.dao.OptimisticLockingFailureException;

/** Home: one's meetings, and how to begin one. */
@Route("")
@Menu(title = "meeting.menu", order = 0)
@PermitAll
class MeetingsView extends Div implements HasDynamicTitle, MeetingRow.Actions {

  private final transient Meetings meetings;
  private final transient MeetingLinks links;
  private final transient Clock clock;
  private final transient PersonProfile person;
  private final MeetingList upcoming;
  private final MeetingList past;

  MeetingsView(Meetings meetings, MeetingLinks links, SignedIn signedIn, Clock clock) {
    this.meetings = meetings;
    this.links = links;
    this.clock = clock;
    this.person = signedIn.current().orElseThrow();
    addClassName("view");
    upcoming = new MeetingList("upcoming", most -> meetings.upcoming(person.id(), most), this::row);
    past = new MeetingList("past", most -> meetings.past(person.id(), most), this::row);
    add(header(), upcoming, past);
  }

  private Header header() {
    var today = new Paragraph(person.reading().longDate(clock.instant().atZone(person.zone())));
    today.addClassName("quiet");
    var heading = new Div(new H1(getTranslation("meeting.home.title")), today);
    var start = new Button(getTranslation("meeting.start-now"), _ -> startNow());
    start.addThemeNames("primary");
    var schedule = new Anchor("meetings/new", getTranslation("meeting.schedule"));
    schedule.addClassName("button-link");
    var actions = new Div(start, schedule);
    actions.addClassName("view-actions");
    var header = new Header(heading, actions);
    header.addClassName("view-header");
    return header;
  }

  private MeetingRow row(OccurrenceDetails occurrence) {
    var link = links.of(occurrence.meeting().slug());
    return new MeetingRow(occurrence, person.reading(), link, clock.instant(), this);
  }

  private void startNow() {
    var title = getTranslation("meeting.title-of", person.name());
    var plan =
        new MeetingPlan(
            title.substring(0, Math.min(title.length(), MeetingPlan.TITLE_LENGTH)), null);
    var meeting = meetings.schedule(person, plan);
    getUI().map(UI::getPage).ifPresent(page -> page.setLocation("/" + meeting.slug()));
  }

  @Override
  public void edit(OccurrenceDetails occurrence) {
    if (occurrence.meeting().repeats() == null) {
      open(new Part.All(occurrence.meeting().id()));
    } else {
      new EditDialog(occurrence, this::open).open();
    }
  }

  private void open(Part part) {
    getUI().ifPresent(ui -> ui.navigate(EditMeetingView.path(part)));
  }

  @Override
  public void duplicate(OccurrenceDetails occurrence) {
    getUI().ifPresent(ui -> ui.navigate(ScheduleView.class, ScheduleView.like(occurrence)));
  }

  @Override
  public void cancel(OccurrenceDetails occurrence) {
    new CancelDialog(
            occurrence,
            part -> meetings.noticesOfCancel(part, person.id()),
            (part, told) -> cancelNow(occurrence, part, told))
        .open();
  }

  private void cancelNow(OccurrenceDetails occurrence, Part part, boolean told) {
    attempt(() -> {
      meetings.cancel(part, occurrence.meeting().version(), told, person.id());
      Toast.show(getTranslation("meeting.cancel.done", occurrence.title()));
    });
    upcoming.focusHeading();
  }

  @Override
  public void delete(OccurrenceDetails occurrence) {
    var meeting = occurrence.meeting();
    var notices = meetings.noticesOfCancel(new Part.All(meeting.id()), person.id());
    if (notices.isEmpty()) {
      deleteNow(meeting, false);
    } else {
      TellDialog.ofDeletion(meeting.title(), notices, told -> deleteNow(meeting, told)).open();
    }
  }

  private void deleteNow(MeetingDetails meeting, boolean told) {
    attempt(() -> {
      meetings.delete(meeting.id(), meeting.version(), told, person.id());
      Toast.offer(
          getTranslation("meeting.delete.done", meeting.title()),
          getTranslation("meeting.delete.undo"),
          () -> restore(meeting),
          upcoming::catchFocus);
    });
  }

  private void restore(MeetingDetails meeting) {
    attempt(() -> {
      meetings.restore(meeting.id(), person.id());
      Toast.show(getTranslation("meeting.delete.undone", meeting.title()));
    });
  }

  /** Does it, or says why not; then the lists show what is stored. */
  private void attempt(Runnable change) {
    try {
      change.run();
    } catch (MeetingChanged | OptimisticLockingFailureException _) {
      refuse("meeting.changed");
    } catch (MeetingGone _) {
      refuse("meeting.gone");
    }
    upcoming.refresh();
    past.refresh();
  }

  /** What was pressed is about to be replaced. */
  private void refuse(String why) {
    Toast.show(getTranslation(why));
    upcoming.focusHeading();
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", getTranslation("meeting.home.title"));
  }
}
