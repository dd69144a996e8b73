package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.Location;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Response;
import eu.parvis.room.RoomLinks;
import eu.parvis.room.Rooms;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is done with a meeting on its page, by whom, and where that leads. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class MeetingPageViewTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private static final Recurrence THRICE =
      new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(3));

  @Autowired private Meetings meetings;
  @Autowired private Attendees attendees;
  @Autowired private Rooms rooms;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;
  private LocalDate tomorrow;

  @BeforeEach
  void signIn() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    tomorrow = clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
  }

  @Test
  void whatIsCancelledSaysSoOnItsPage() {
    var meeting = schedule(null);
    show(meeting, null);
    choose("Cancel the meeting");
    press("Keep it");
    assertThat(stored(meeting).cancelled()).isFalse();
    choose("Cancel the meeting");
    press("Cancel the meeting");
    assertThat(stored(meeting).cancelled()).isTrue();
    assertThat(find(Span.class).withText("“Budget” is cancelled").all()).hasSize(1);
    assertThat(Focus.asked()).contains(findInView(H1.class).single().getElement().getNode());
    assertThat(findInView(Span.class).withText("Cancelled").all()).hasSize(1);
    assertThat(actions()).containsExactly("Duplicate", "Delete");
  }

  @Test
  void whatIsDeletedLeadsToTheCalendarAndComesBackThere() {
    var meeting = schedule(null);
    show(meeting, null);
    choose("Delete");
    assertThat(view()).isInstanceOf(MeetingsView.class);
    assertThat(titles()).isEmpty();
    var undo = find(Button.class, find(Notification.class).last()).withText("Undo").single();
    assertThat(Focus.asked()).as("after the heading").last().isEqualTo(undo.getElement().getNode());
    test(undo).click();
    assertThat(titles()).containsExactly("Budget");
    assertThat(stored(meeting).slug()).isEqualTo(meeting.slug());
  }

  @Test
  void anUndoIsGoodInAnotherViewToo() {
    var meeting = schedule(null);
    show(meeting, null);
    choose("Delete");
    navigate(ScheduleView.class);
    press("Undo");
    assertThat(stored(meeting)).isNotNull();
    assertThat(view()).isInstanceOf(ScheduleView.class);
    navigate(MeetingsView.class);
    assertThat(titles()).containsExactly("Budget");
  }

  @Test
  void partsOfASeriesAreDeletedAndComeBack() {
    for (var part : List.of(Part.One.class, Part.Following.class, Part.All.class)) {
      var meeting = schedule(THRICE);
      show(meeting, tomorrow.plusDays(1));
      choose("Delete");
      choosePart(part);
      press("Delete");
      assertThat(view()).isInstanceOf(MeetingsView.class);
      assertThat(upcoming())
          .hasSize(part == Part.One.class ? 2 : part == Part.Following.class ? 1 : 0);
      press("Undo");
      assertThat(upcoming()).hasSize(3).extracting(OccurrenceDetails::own).containsOnly(false);
      meetings.delete(meeting.id(), stored(meeting).version(), camille.id());
    }
  }

  @Test
  void oneOfASeriesIsCancelledAndTheOthersAreNot() {
    var meeting = schedule(THRICE);
    show(meeting, tomorrow.plusDays(1));
    choose("Cancel the meeting");
    press("Cancel the meeting");
    assertThat(findInView(Span.class).withText("Cancelled").all()).hasSize(1);
    assertThat(upcoming())
        .extracting(OccurrenceDetails::cancelled)
        .containsExactly(false, true, false);
  }

  @Test
  void thePageGoesWithWhatBecomesAMeetingOfItsOwn() {
    for (var part : List.of(Part.Following.class, Part.All.class)) {
      var meeting = schedule(THRICE);
      show(meeting, tomorrow.plusDays(1));
      choose("Cancel the meeting");
      choosePart(part);
      press("Cancel the meeting");
      assertThat(view()).isInstanceOf(MeetingView.class);
      assertThat(findInView(Span.class).withText("Cancelled").all()).hasSize(1);
      upcoming().stream()
          .map(OccurrenceDetails::meeting)
          .distinct()
          .forEach(left -> meetings.delete(left.id(), left.version(), camille.id()));
    }
  }

  @Test
  void whatIsMovedStaysOnThePageAndGoesBack() {
    var meeting = schedule(THRICE);
    show(meeting, tomorrow.plusDays(1));
    choose("Move");
    find(DatePicker.class).withLabel("Date").single().setValue(tomorrow.plusDays(2));
    find(TimePicker.class).withLabel("Start").single().setValue(LocalTime.of(16, 0));
    press("Move");
    choosePart(Part.All.class);
    test(find(Button.class).withText("Move").all().getLast()).click();
    assertThat(hours()).containsExactly(16, 16, 16);
    assertThat(facts()).anyMatch(line -> line.contains("16:00"));
    press("Undo");
    assertThat(hours()).containsExactly(10, 10, 10);
    assertThat(facts()).anyMatch(line -> line.contains("10:00"));
  }

  @Test
  void whatSomebodyElseChangedMeanwhileIsShownAndNothingIsDone() {
    var meeting = schedule(null);
    show(meeting, null);
    var theirs = new MeetingPlan("Theirs", meeting.when());
    meetings.edit(new Part.All(meeting.id()), meeting.version(), theirs, camille.id());
    choose("Delete");
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Theirs");
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
    assertThat(find(Span.class).withTextContaining("was changed in the meantime").all()).hasSize(1);
  }

  @Test
  void whoMayChangeTheRoomIsLedToItsSettings() {
    var meeting = schedule(null, invitee(false));
    show(meeting, null);
    var room = rooms.find(meeting.slug()).orElseThrow();
    assertThat(settings()).containsExactly(RoomLinks.settings(room.id()));
  }

  @Test
  void whoIsInvitedIsNotLedToTheSettingsOfTheRoom() {
    var meeting = schedule(null, invitee(false));
    testPeople.signIn(sam);
    show(meeting, null);
    assertThat(facts()).isNotEmpty();
    assertThat(settings()).isEmpty();
  }

  private List<String> settings() {
    return findInView(Anchor.class).withText("Who gets in, and who may do what").all().stream()
        .map(Anchor::getHref)
        .toList();
  }

  @Test
  void whoOrganizesWithOthersCancelsAndDuplicatesButDoesNotDelete() {
    var meeting = schedule(null, invitee(true));
    testPeople.signIn(sam);
    show(meeting, null);
    assertThat(actions()).containsExactly("Move", "Cancel the meeting", "Duplicate");
    choose("Cancel the meeting");
    press("Cancel the meeting");
    assertThat(stored(meeting).cancelled()).isTrue();
  }

  @Test
  void whoIsInvitedHasNothingToChange() {
    var meeting = schedule(null, invitee(false));
    testPeople.signIn(sam);
    show(meeting, null);
    assertThat(findInView(NativeButton.class).all()).isEmpty();
  }

  @Test
  void ofASeriesOneOrAllAreDuplicated() {
    for (var part : List.of(Part.One.class, Part.All.class)) {
      var meeting = schedule(THRICE);
      show(meeting, tomorrow.plusDays(1));
      choose("Duplicate");
      assertThat(parts()).containsExactly("This meeting", "All");
      choosePart(part);
      press("Continue");
      assertThat(view()).isInstanceOf(ScheduleView.class);
      press("Schedule");
      var all = part == Part.All.class;
      assertThat(upcoming())
          .filteredOn(one -> !one.meeting().id().equals(meeting.id()))
          .extracting(OccurrenceDetails::day)
          .containsExactlyElementsOf(
              all
                  ? List.of(tomorrow, tomorrow.plusDays(1), tomorrow.plusDays(2))
                  : List.of(tomorrow.plusDays(1)));
      upcoming().stream()
          .map(OccurrenceDetails::meeting)
          .distinct()
          .forEach(left -> meetings.delete(left.id(), left.version(), camille.id()));
    }
  }

  @Test
  void whatTakesPlaceOnceIsDuplicatedAtOnce() {
    var meeting = schedule(null);
    show(meeting, null);
    choose("Duplicate");
    assertThat(view()).isInstanceOf(ScheduleView.class);
    assertThat(findInView(TextField.class).withLabel("Title").single().getValue())
        .isEqualTo("Budget");
  }

  @Test
  void anEditThatBeginsOnThePageEndsThere() {
    var meeting = schedule(null);
    show(meeting, null);
    press("Edit");
    assertThat(wayBack()).isEqualTo("meetings/" + meeting.id());
    findInView(TextField.class).withLabel("Title").single().setValue("Budget 2027");
    press("Save");
    assertThat(view()).isInstanceOf(MeetingView.class);
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Budget 2027");
  }

  @Test
  void anEditOfASeriesEndsOnThePageOfTheOccurrenceIfThereStillIsOne() {
    for (var part : List.of(Part.One.class, Part.Following.class, Part.All.class)) {
      var meeting = schedule(THRICE);
      show(meeting, tomorrow.plusDays(1));
      press("Edit");
      choosePart(part);
      press("Continue");
      assertThat(wayBack()).isEqualTo("meetings/" + meeting.id() + "/" + tomorrow.plusDays(1));
      findInView(TimePicker.class).withLabel("Start").single().setValue(LocalTime.of(16, 0));
      press("Save");
      assertThat(view()).isInstanceOf(MeetingView.class);
      assertThat(facts()).anyMatch(line -> line.contains("16:00"));
      upcoming().stream()
          .map(OccurrenceDetails::meeting)
          .distinct()
          .forEach(left -> meetings.delete(left.id(), left.version(), camille.id()));
    }
  }

  @Test
  void anEditThatTakesTheOccurrenceAwayEndsOnThePageOfTheSeries() {
    var meeting = schedule(THRICE);
    show(meeting, tomorrow);
    press("Edit");
    choosePart(Part.All.class);
    press("Continue");
    findInView(DatePicker.class).withLabel("Date").single().setValue(tomorrow.plusDays(9));
    press("Save");
    assertThat(view()).isInstanceOf(MeetingView.class);
    assertThat(upcoming())
        .first()
        .extracting(OccurrenceDetails::day)
        .isEqualTo(tomorrow.plusDays(9));
  }

  @Test
  void anEditOfWhatIsDeletedMeanwhileEndsInTheCalendar() {
    var meeting = schedule(null);
    show(meeting, null);
    press("Edit");
    meetings.delete(meeting.id(), stored(meeting).version(), camille.id());
    findInView(TextField.class).withLabel("Title").single().setValue("Budget 2027");
    press("Save");
    assertThat(view()).isInstanceOf(MeetingsView.class);
  }

  private String wayBack() {
    return findInView(Anchor.class).withText("Back").single().getHref();
  }

  @Test
  void ofASeriesWithoutADayTheNextOneIsShown() {
    var meeting = schedule(THRICE);
    meetings.cancel(new Part.One(meeting.id(), tomorrow), meeting.version(), camille.id());
    show(meeting, null);
    assertThat(findInView(Anchor.class).withText("Save for another calendar").all())
        .extracting(Anchor::getHref)
        .allMatch(href -> href.contains(tomorrow.plusDays(1).toString()));
    assertThat(actions()).contains("Cancel the meeting");
  }

  @Test
  void anAnswerInTheListLeavesTheCommentAndAnotherOneIsALinkAway() {
    var meeting = schedule(null, invitee(false));
    testPeople.signIn(sam);
    show(meeting, null);
    findInView(TextField.class).single().setValue("Ten minutes late");
    press("Accept");
    navigate(MeetingsView.class);
    choose("Maybe");
    assertThat(response(meeting).partStat()).isEqualTo(PartStat.TENTATIVE);
    assertThat(response(meeting).comment()).isEqualTo("Ten minutes late");
    var link = findInView(Anchor.class).withText("With a comment…").single();
    var address = new Location(link.getHref());
    UI.getCurrentOrThrow().navigate(address.getPath(), address.getQueryParameters());
    var comment = findInView(TextField.class).single();
    assertThat(comment.getValue()).isEqualTo("Ten minutes late");
    assertThat(Focus.asked()).last().isEqualTo(comment.getElement().getNode());
  }

  private Response response(MeetingDetails meeting) {
    return attendees.find(meeting.id(), sam.id()).orElseThrow().response();
  }

  private MeetingDetails schedule(@Nullable Recurrence rule, Invitee... invitees) {
    var when = new TimeSpan(tomorrow.atTime(10, 0).atZone(PARIS), Duration.ofHours(1));
    var invitation = new Invitation("", false, List.of(invitees));
    return meetings.schedule(
        camille, new Edit(new MeetingPlan("Budget", when, rule), invitation, true), null);
  }

  private Invitee invitee(boolean coOrganizer) {
    return new Invitee(
        sam.email(), sam.name(), ParticipationRole.REQ_PARTICIPANT, false, coOrganizer);
  }

  private void show(MeetingDetails meeting, @Nullable LocalDate day) {
    var path = "meetings/" + meeting.id() + (day == null ? "" : "/" + day);
    navigate(path, MeetingView.class);
  }

  private static Object view() {
    return UI.getCurrentOrThrow().getCurrentView();
  }

  private MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  private List<OccurrenceDetails> upcoming() {
    return meetings.upcoming(camille.id(), 99);
  }

  private List<Integer> hours() {
    return upcoming().stream()
        .map(one -> Objects.requireNonNull(one.when()).start().getHour())
        .toList();
  }

  private List<String> titles() {
    return findInView(H3.class).all().stream()
        .map(title -> title.getElement().getChild(0).getText())
        .toList();
  }

  private List<String> facts() {
    return findInView(MeetingFacts.class)
        .single()
        .getChildren()
        .map(Paragraph.class::cast)
        .map(Paragraph::getText)
        .toList();
  }

  /** What the menu offers. */
  private List<String> actions() {
    return findInView(MeetingMenu.class)
        .single()
        .getChildren()
        .map(NativeButton.class::cast)
        .map(NativeButton::getText)
        .toList();
  }

  private void choose(String text) {
    test(findInView(NativeButton.class).withText(text).single()).click();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }

  @SuppressWarnings("unchecked")
  private List<String> parts() {
    RadioButtonGroup<Part> parts = find(RadioButtonGroup.class).single();
    return parts
        .getListDataView()
        .getItems()
        .map(part -> parts.getItemLabelGenerator().apply(part))
        .toList();
  }

  @SuppressWarnings("unchecked")
  private void choosePart(Class<? extends Part> which) {
    RadioButtonGroup<Part> part = find(RadioButtonGroup.class).single();
    part.setValue(
        part.getListDataView().getItems().filter(which::isInstance).findFirst().orElseThrow());
  }
}
