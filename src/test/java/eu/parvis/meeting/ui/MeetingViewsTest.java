package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.OccurrenceDetails;
import eu.parvis.meeting.Part;
import eu.parvis.testing.Focus;
import eu.parvis.testing.Locks;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class MeetingViewsTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private Meetings meetings;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionTemplate transactions;

  private PersonProfile camille;

  @BeforeEach
  void signIn() {
    camille = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void anEmptyHomeSaysWhatToDo() {
    navigate(MeetingsView.class);
    assertThat(findInView(Paragraph.class).withClassName("empty").all())
        .extracting(Paragraph::getText)
        .first()
        .asString()
        .startsWith("Nothing is planned. Start a meeting now");
  }

  @Test
  void aMeetingIsScheduledAndListed() {
    navigate(ScheduleView.class);
    enter("Budget", tomorrow(), LocalTime.of(14, 30));
    press("Schedule");
    assertThat(titles()).containsExactly("Budget");
    assertThat(find(Span.class).withText("“Budget” is scheduled").all()).hasSize(1);
    assertThat(meetings.upcoming(camille.id(), 9))
        .singleElement()
        .extracting(OccurrenceDetails::when)
        .isEqualTo(new TimeSpan(tomorrow().atTime(14, 30).atZone(PARIS), Duration.ofHours(1)));
  }

  @Test
  void whatIsMissingIsSaidAtItsFieldAndNothingIsStored() {
    navigate(ScheduleView.class);
    findInView(DatePicker.class).withLabel("Date").single().setValue(null);
    press("Schedule");
    assertThat(field("Title").isInvalid()).isTrue();
    assertThat(field("Title").getErrorMessage()).isEqualTo("Give the meeting a title");
    assertThat(findInView(DatePicker.class).withLabel("Date").single().getErrorMessage())
        .isEqualTo("Enter a date, such as 24/11/2026");
    assertThat(meetings.upcoming(camille.id(), 9)).isEmpty();
  }

  @Test
  void aTimeThatTheClockSkipsIsRefusedAtTheTime() {
    navigate(ScheduleView.class);
    var gap = nextGap();
    enter("Night", gap.toLocalDate(), gap.toLocalTime());
    press("Schedule");
    assertThat(findInView(TimePicker.class).single().getErrorMessage())
        .isEqualTo("The clock jumps from 02:00 to 03:00 that day: this time does not exist");
    assertThat(meetings.upcoming(camille.id(), 9)).isEmpty();
  }

  @Test
  void theEndIsToldWhileTheTimeIsEntered() {
    navigate(ScheduleView.class);
    enter("Budget", tomorrow(), LocalTime.of(14, 30));
    assertThat(findInView(ComboBox.class).withLabel("Duration").single().getHelperText())
        .isEqualTo("Ends at 15:30");
    enter("Budget", LocalDate.of(2027, 3, 2), LocalTime.of(23, 30));
    assertThat(findInView(ComboBox.class).withLabel("Duration").single().getHelperText())
        .isEqualTo("Ends on 3 March 2027 at 00:30");
  }

  @Test
  void anEditIsStored() {
    var meeting = schedule("Budget");
    edit(meeting);
    assertThat(field("Title").getValue()).isEqualTo("Budget");
    test(field("Title")).setValue("Budget 2027");
    press("Save");
    assertThat(titles()).containsExactly("Budget 2027");
  }

  @Test
  void ofTwoEditorsTheSecondKeepsTheirInputAndChooses() {
    var meeting = schedule("Budget");
    edit(meeting);
    test(field("Title")).setValue("Mine");
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Theirs", meeting.when()),
        camille.id());
    press("Save");
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
    assertThat(field("Title").getValue()).isEqualTo("Mine");
    assertThat(findInView(ConflictNote.class).single().isVisible()).isTrue();
    assertThat(note()).contains("title: “Theirs”");
    press("Save my version");
    assertThat(stored(meeting).title()).isEqualTo("Mine");
  }

  @Test
  void whatTwoEditorsChangeInDifferentFieldsIsKeptOfBoth() {
    var meeting = schedule("Budget");
    var when = Objects.requireNonNull(meeting.when());
    edit(meeting);
    test(field("Title")).setValue("Mine");
    var later = new TimeSpan(when.start().plusHours(2), when.duration());
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Budget", later),
        camille.id());
    press("Save");
    assertThat(stored(meeting).title()).as("not before they know").isEqualTo("Budget");
    assertThat(note()).contains("in the fields below: time.").doesNotContain("both sides");
    assertThat(findInView(TimePicker.class).single().getValue()).isEqualTo(LocalTime.of(12, 0));
    press("Save both");
    assertThat(stored(meeting).title()).isEqualTo("Mine");
    assertThat(stored(meeting).when()).isEqualTo(later);
  }

  @Test
  void whatBothEditorsChangedAlikeIsNoConflict() {
    var meeting = schedule("Budget");
    edit(meeting);
    test(field("Title")).setValue("Budget 2027");
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Budget 2027", meeting.when()),
        camille.id());
    press("Save");
    assertThat(titles()).containsExactly("Budget 2027");
  }

  private String note() {
    var note = findInView(ConflictNote.class).single();
    return Stream.concat(
            find(Paragraph.class, note).all().stream(), find(ListItem.class, note).all().stream())
        .map(line -> line.getElement().getTextRecursively())
        .collect(Collectors.joining("\n"));
  }

  @Test
  void theSecondEditorCanTakeWhatIsStored() {
    var meeting = schedule("Budget");
    edit(meeting);
    test(field("Title")).setValue("Mine");
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Theirs", meeting.when()),
        camille.id());
    press("Save");
    press("Take the stored version");
    assertThat(field("Title").getValue()).isEqualTo("Theirs");
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
  }

  @Test
  void whoEditsAMeetingThatIsCancelledMeanwhileIsToldAndLedBack() {
    var meeting = schedule("Budget");
    edit(meeting);
    test(field("Title")).setValue("Mine");
    meetings.cancel(new Part.All(meeting.id()), meeting.version(), camille.id());
    press("Save");
    assertThat(find(Span.class).withText("The meeting was cancelled in the meantime").all())
        .hasSize(1);
    assertThat(titles()).containsExactly("Budget");
  }

  @Test
  void aMeetingIsCancelledOnlyAfterConfirmation() {
    var meeting = schedule("Budget");
    navigate(MeetingsView.class);
    choose("Cancel the meeting");
    assertThat(stored(meeting).cancelled()).isFalse();
    test(find(Button.class, find(RemovalDialog.class).single()).withText("Keep it").single())
        .click();
    assertThat(stored(meeting).cancelled()).isFalse();
    choose("Cancel the meeting");
    test(find(Button.class).withText("Cancel the meeting").single()).click();
    assertThat(stored(meeting).cancelled()).isTrue();
    assertThat(findInView(NativeButton.class).withText("Edit").all()).isEmpty();
  }

  @Test
  void aDeletedMeetingComesBackByUndo() {
    var meeting = schedule("Budget");
    navigate(MeetingsView.class);
    choose("Delete");
    assertThat(titles()).isEmpty();
    assertThat(meetings.find(meeting.id(), camille.id())).isEmpty();
    var toast = find(Notification.class).last();
    assertThat(toast.getDuration()).isGreaterThanOrEqualTo(20_000);
    test(find(Button.class).withText("Undo").single()).click();
    assertThat(titles()).containsExactly("Budget");
    assertThat(stored(meeting).slug()).isEqualTo(meeting.slug());
  }

  @Test
  void aMeetingOfAnotherZoneNamesItsOwnTime() {
    var start = clock.instant().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(3));
    var there = new TimeSpan(start.atZone(ZoneId.of("Asia/Tokyo")), Duration.ofHours(1));
    meetings.schedule(camille, new MeetingPlan("Far", there));
    schedule("Near");
    navigate(MeetingsView.class);
    assertThat(findInView(Paragraph.class).withTextContaining("Asia/Tokyo").all()).hasSize(1);
    assertThat(findInView(Paragraph.class).withTextContaining("Europe/Paris").all()).isEmpty();
  }

  @Test
  void moreThanAPageIsShownOnRequest() {
    for (int i = 0; i < 25; i++) {
      schedule("Meeting " + i);
    }
    navigate(MeetingsView.class);
    assertThat(titles()).hasSize(20);
    press("Show more");
    assertThat(titles()).hasSize(25);
    assertThat(findInView(Button.class).withText("Show more").all()).isEmpty();
    assertThat(Focus.asked())
        .as("the first of those that came, as the button is gone")
        .containsExactly(findInView(H3.class).all().get(20).getElement().getNode());
  }

  @Test
  void aMeetingThatChangedSinceItWasListedIsNotDeleted() {
    var meeting = schedule("Budget");
    navigate(MeetingsView.class);
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Theirs", meeting.when()),
        camille.id());
    choose("Delete");
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
    assertThat(titles()).containsExactly("Theirs");
    assertThat(find(Span.class).withTextContaining("was changed in the meantime").all()).hasSize(1);
  }

  @Test
  void aChangeThatIsStoredDuringADeletionIsKept() throws Exception {
    var meeting = schedule("Budget");
    navigate(MeetingsView.class);
    whileAnotherStores(meeting, () -> choose("Delete"));
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
    assertThat(titles()).containsExactly("Theirs");
    assertThat(find(Span.class).withTextContaining("was changed in the meantime").all()).hasSize(1);
  }

  @Test
  void anUndoWaitsForAChangeThatIsBeingStoredAndKeepsIt() throws Exception {
    var meeting = schedule("Budget");
    navigate(MeetingsView.class);
    choose("Delete");
    whileAnotherStores(meeting, () -> test(find(Button.class).withText("Undo").single()).click());
    assertThat(stored(meeting).title()).isEqualTo("Theirs");
    assertThat(titles()).containsExactly("Theirs");
  }

  /** Another browser stores a change; it began before the work and ends while that waits for it. */
  private void whileAnotherStores(MeetingDetails meeting, Runnable work) throws Exception {
    var begun = new CountDownLatch(1);
    try (var other = Executors.newVirtualThreadPerTaskExecutor()) {
      var change =
          other.submit(() ->
              transactions.executeWithoutResult(_ -> {
                database.update(
                    "update meeting set title = 'Theirs', version = version + 1 where id = ?",
                    meeting.id().value());
                begun.countDown();
                Locks.awaitSomebodyWaiting(database);
              }));
      begun.await();
      work.run();
      change.get();
    }
  }

  private MeetingDetails schedule(String title) {
    var start = tomorrow().atTime(10, 0).atZone(PARIS);
    return meetings.schedule(
        camille, new MeetingPlan(title, new TimeSpan(start, Duration.ofHours(1))));
  }

  private MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  private void edit(MeetingDetails meeting) {
    navigate(EditMeetingView.class, Map.of("id", meeting.id().toString()));
  }

  private void enter(String title, LocalDate date, LocalTime time) {
    test(field("Title")).setValue(title);
    findInView(DatePicker.class).withLabel("Date").single().setValue(date);
    findInView(TimePicker.class).single().setValue(time);
  }

  private TextField field(String label) {
    return findInView(TextField.class).withLabel(label).single();
  }

  private void press(String text) {
    test(findInView(Button.class).withText(text).single()).click();
  }

  private void choose(String text) {
    test(findInView(NativeButton.class).withText(text).single()).click();
  }

  private List<String> titles() {
    return findInView(H3.class).all().stream()
        .map(Component::getElement)
        .map(e -> e.getChild(0).getText())
        .toList();
  }

  private LocalDate tomorrow() {
    return clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
  }

  private LocalDateTime nextGap() {
    var transition = PARIS.getRules().nextTransition(clock.instant());
    while (!transition.isGap()) {
      Instant after = transition.getInstant();
      transition = PARIS.getRules().nextTransition(after);
    }
    return transition.getDateTimeBefore().plusMinutes(30);
  }
}
