package eu.parvis.meeting.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.SignedIn;
import eu.parvis.meeting.Answer;
import eu.parvis.meeting.AnswerOutcome;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.MeetingId;
import eu.parvis.meeting.MeetingPage;
import eu.parvis.meeting.MeetingPages;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.mail.Fate;
import eu.parvis.meeting.mail.Outbox;
import eu.parvis.room.RoomLinks;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Everything about one meeting, for whoever organizes it or is invited. */
@Route("meetings/:id")
@RouteAlias("meetings/:id/:day")
@PermitAll
class MeetingView extends Section implements BeforeEnterObserver, HasDynamicTitle, Place {

  /** In the address: the comment takes the focus. */
  private static final String COMMENT = "comment";

  private final transient MeetingPages pages;
  private final transient Attendees attendees;
  private final transient Outbox outbox;
  private final transient RoomLinks links;
  private final transient Clock clock;
  private final transient PersonProfile person;
  private final transient MeetingChanges changes;
  private transient @Nullable MeetingId id;
  private transient @Nullable LocalDate day;
  private final H1 heading = new H1();
  private final Div answers = new Div();
  private transient @Nullable AnswerFields mine;
  private String title = "";

  MeetingView(
      MeetingPages pages,
      Meetings meetings,
      Attendees attendees,
      Outbox outbox,
      RoomLinks links,
      SignedIn signedIn,
      Clock clock) {
    this.pages = pages;
    this.attendees = attendees;
    this.outbox = outbox;
    this.links = links;
    this.clock = clock;
    this.person = signedIn.current().orElseThrow();
    this.changes = new MeetingChanges(meetings, attendees, clock, person);
    heading.getElement().setAttribute("tabindex", "-1");
    addClassNames("view", "narrow", "meeting-page");
  }

  /** Where an occurrence is looked at. */
  static String path(OccurrenceDetails occurrence) {
    var meeting = occurrence.meeting();
    return path(meeting.id(), meeting.repeats() == null ? null : occurrence.day());
  }

  /** Where a meeting is looked at, or one of its occurrences. */
  static String path(MeetingId meeting, @Nullable LocalDate day) {
    return day == null ? "meetings/" + meeting : "meetings/" + meeting + "/" + day;
  }

  /** Where an attendee answers an occurrence with a comment. */
  static String toComment(OccurrenceDetails occurrence) {
    return path(occurrence) + "?" + COMMENT;
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    var parameters = event.getRouteParameters();
    var date = parameters.get("day");
    id = parameters.get("id").flatMap(MeetingId::parse).orElse(null);
    day = date.flatMap(MeetingPaths::day).orElse(null);
    var known = id != null && (date.isEmpty() || day != null);
    Optional.of(known)
        .filter(found -> found)
        .flatMap(_ -> page())
        .ifPresentOrElse(this::show, () -> event.rerouteToError(NotFoundException.class));
    if (event.getLocation().getQueryParameters().getParameters().containsKey(COMMENT)) {
      Optional.ofNullable(mine).ifPresent(AnswerFields::focusComment);
    }
  }

  private Optional<MeetingPage> page() {
    return Optional.ofNullable(id).flatMap(meeting -> pages.find(meeting, day, person.id()));
  }

  private void show(MeetingPage page) {
    title = page.one().map(OccurrenceDetails::title).orElse(page.meeting().title());
    mine = null;
    day = page.one().filter(_ -> series(page)).map(OccurrenceDetails::day).orElse(null);
    removeAll();
    var settings = links.settings(page.meeting().slug(), person.id());
    var archived = archived(page);
    add(back(), header(page, archived));
    if (archived && !page.cancelled()) {
      add(ArchivedNote.ofPage(title, settings));
    }
    add(new MeetingFacts(page, person.reading(), link(page), settings.filter(_ -> !archived)));
    if (!page.meeting().description().isEmpty()) {
      add(description(page));
    }
    if (page.me() != null && !page.cancelled()) {
      add(answer(page, page.me()));
    }
    add(answers);
    showAnswers(page);
    if (!page.changes().isEmpty()) {
      add(new HistoryList(page, person.reading()));
    }
  }

  private boolean archived(MeetingPage page) {
    var slug = page.meeting().slug();
    return links.archived(Set.of(slug)).contains(slug);
  }

  private void showAnswers(MeetingPage page) {
    answers.removeAll();
    if (!page.attendees().isEmpty()) {
      var fates =
          page.standing().organizes() ? outbox.fates(page.meeting().id().value()) : List.<Fate>of();
      answers.add(new AnswerList(page.attendees(), fates, person.reading()));
    }
  }

  private Component back() {
    var link =
        new Anchor(
            CalendarPlace.link(UI.getCurrentOrThrow()), "‹ " + getTranslation("meeting.back"));
    link.addClassName("back-link");
    return link;
  }

  private Component header(MeetingPage page, boolean archived) {
    heading.removeAll();
    heading.setText(title);
    if (page.cancelled()) {
      var badge = new Span(getTranslation("meeting.cancelled"));
      badge.addClassNames("badge", "danger");
      heading.add(badge);
    }
    var menu = page.one().map(one -> MeetingMenu.ofPage(one, changes));
    var link = Optional.of(link(page)).filter(_ -> !archived);
    var actions = new MeetingPageActions(page, title, link, menu, () -> edit(page));
    var header = new Header(heading, actions);
    header.addClassName("view-header");
    return header;
  }

  private String link(MeetingPage page) {
    return links.of(page.meeting().slug());
  }

  private void edit(MeetingPage page) {
    var whole = EditMeetingView.path(new Part.All(page.meeting().id()));
    page.one()
        .ifPresentOrElse(changes::edit, () -> UI.getCurrentOrThrow().navigate(whole, origin()));
  }

  /** An edit that begins here ends here. */
  @Override
  public QueryParameters origin() {
    return new PageOrigin(day).address();
  }

  private static boolean series(MeetingPage page) {
    return page.meeting().repeats() != null;
  }

  private Component description(MeetingPage page) {
    var text = new AgendaText(page.meeting().description());
    return new Section(new H2(getTranslation("meeting.attendee.description")), text);
  }

  private Component answer(MeetingPage page, AttendeeDetails me) {
    var fields =
        new AnswerFields(
            me.response(),
            day != null,
            (partStat, comment, whole) -> answer(page, me, whole ? null : day, partStat, comment));
    mine = fields;
    return fields;
  }

  private void answer(
      MeetingPage page,
      AttendeeDetails me,
      @Nullable LocalDate part,
      PartStat partStat,
      String comment) {
    var sequence = part == null ? page.meeting().sequence() : page.sequence();
    var answer = new Answer(partStat, comment, sequence, clock.instant());
    var outcome = attendees.answer(me.id(), person.id(), part, answer);
    Toast.show(getTranslation(AnswerFields.outcome(outcome, partStat)));
    page().ifPresent(now -> answered(now, outcome));
  }

  /** What was pressed stays where it is, unless something else is to be answered now. */
  private void answered(MeetingPage now, AnswerOutcome outcome) {
    var me = now.me();
    if (outcome != AnswerOutcome.TAKEN || mine == null || me == null) {
      show(now);
      focus();
      return;
    }
    mine.show(me.response());
    showAnswers(now);
  }

  /** What was deleted has no page: the calendar is shown. */
  @Override
  public void refresh() {
    page().ifPresentOrElse(this::show, this::leave);
  }

  private void leave() {
    var ui = UI.getCurrentOrThrow();
    ui.navigate(MeetingsView.class, CalendarPlace.of(ui));
  }

  /** Under the address that it has now. */
  @Override
  public void follow(Part part) {
    id = part.meeting();
    day = part instanceof Part.One(_, var date) ? date : null;
    page()
        .flatMap(MeetingPage::one)
        .ifPresent(
            one -> UI.getCurrentOrThrow().getPage().getHistory().replaceState(null, path(one)));
  }

  @Override
  public void focus() {
    heading.getElement().callJsFunction("focus");
  }

  @Override
  public void focus(OccurrenceDetails occurrence) {
    focus();
  }

  @Override
  public void catchFocus() {
    Toast.catchFocus(heading.getElement());
  }

  @Override
  public String getPageTitle() {
    return getTranslation("shell.title", title);
  }
}
