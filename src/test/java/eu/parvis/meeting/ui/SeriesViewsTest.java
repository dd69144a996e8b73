package eu.parvis.meeting.ui;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
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
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.ui.RepeatEntry.Ending;
import eu.parvis.meeting.ui.RepeatEntry.Frequency;
import eu.parvis.testing.ParvisTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class SeriesViewsTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private Meetings meetings;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private LocalDate tuesday;

  @BeforeEach
  void signIn() {
    camille = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    tuesday = clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
    while (tuesday.getDayOfWeek() != DayOfWeek.TUESDAY) {
      tuesday = tuesday.plusDays(1);
    }
  }

  @Test
  void aWeeklySeriesIsPlannedAndSaidInWords() {
    beginWeekly();
    assertThat(days().getValue()).containsExactly(DayOfWeek.TUESDAY);
    days().setValue(Set.of(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY));
    ending().setValue(Ending.COUNT);
    number("Number of meetings").setValue(4);
    assertThat(said("The first one"))
        .startsWith("Every week on Tuesday and Thursday, 4 times. The first one is on Tuesday ");
    press("Schedule");
    assertThat(upcoming())
        .extracting(OccurrenceDetails::day)
        .containsExactly(tuesday, tuesday.plusDays(2), tuesday.plusDays(7), tuesday.plusDays(9));
    assertThat(
            findInView(Paragraph.class)
                .withText("Every week on Tuesday and Thursday, 4 times")
                .all())
        .hasSize(4);
  }

  @Test
  void aSeriesWithoutAMeetingIsRefusedAtItsEndAndNothingIsLost() {
    beginWeekly();
    ending().setValue(Ending.UNTIL);
    picker("Last day").setValue(tuesday.minusDays(1));
    press("Schedule");
    assertThat(picker("Last day").getErrorMessage())
        .isEqualTo("The series would end before its first meeting. Choose a later day");
    assertThat(findInView(TextField.class).withLabel("Title").single().getValue())
        .isEqualTo("Council");
    assertThat(upcoming()).isEmpty();
    picker("Last day").setValue(tuesday);
    press("Schedule");
    assertThat(upcoming()).hasSize(1);
  }

  @Test
  void aWeekWithoutADayIsRefusedAtItsDays() {
    beginWeekly();
    days().setValue(Set.of());
    press("Schedule");
    assertThat(days().getErrorMessage()).isEqualTo("Choose at least one day of the week");
    assertThat(upcoming()).isEmpty();
  }

  @Test
  void aMonthOffersTheDateAndTheWeekdayOfTheFirstMeeting() {
    navigate(ScheduleView.class);
    picker("Date").setValue(LocalDate.of(tuesday.getYear() + 1, 7, 29));
    frequency().setValue(Frequency.MONTHLY);
    var month = radio("On which day of the month");
    assertThat(month.getListDataView().getItems().map(month.getItemLabelGenerator()))
        .hasSize(2)
        .first()
        .isEqualTo("day 29");
    picker("Date").setValue(LocalDate.of(2027, 2, 23));
    assertThat(month.getListDataView().getItems().map(month.getItemLabelGenerator()))
        .containsExactly("day 23", "the fourth Tuesday", "the last Tuesday");
  }

  @Test
  void anEditAsksWhichAndChangesThisOneAlone() {
    var meeting = scheduleWeekly();
    chooseFirst("Edit");
    press("Continue");
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Edit one meeting of the series");
    assertThat(findInView(Select.class).all()).isEmpty();
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Visit");
    press("Save");
    assertThat(upcoming())
        .extracting(OccurrenceDetails::title)
        .containsExactly("Visit", "Council", "Council");
    assertThat(stored(meeting).title()).isEqualTo("Council");
  }

  @Test
  void theFollowingAreEditedFromThisOneOn() {
    var meeting = scheduleWeekly();
    navigate(
        EditMeetingView.path(new Part.Following(meeting.id(), tuesday.plusWeeks(1))),
        EditMeetingView.class);
    assertThat(picker("Date").getValue()).isEqualTo(tuesday.plusWeeks(1));
    assertThat(number("Number of meetings").getValue()).isEqualTo(2);
    findInView(TimePicker.class).single().setValue(LocalTime.of(15, 0));
    press("Save");
    assertThat(upcoming())
        .extracting(each -> requireNonNull(each.when()).start().getHour())
        .containsExactly(10, 15, 15);
  }

  @Test
  void cancellingAsksWhichAndKeepsTheOthers() {
    scheduleWeekly();
    chooseFirst("Cancel the meeting");
    cancels(Part.One.class);
    assertThat(upcoming())
        .extracting(OccurrenceDetails::cancelled)
        .containsExactly(true, false, false);
  }

  @Test
  void cancellingAllLeavesOneThatSaysSo() {
    scheduleWeekly();
    chooseFirst("Cancel the meeting");
    cancels(Part.All.class);
    assertThat(upcoming()).extracting(OccurrenceDetails::cancelled).containsExactly(true);
  }

  @Test
  void deletingAsksWhichAndItsUndoBringsThatBack() {
    scheduleWeekly();
    for (var part : List.of(Part.One.class, Part.Following.class, Part.All.class)) {
      navigate(MeetingsView.class);
      test(findInView(NativeButton.class).withText("Delete").all().get(1)).click();
      choosePart(part);
      press("Delete");
      var left = part == Part.One.class ? 2 : part == Part.Following.class ? 1 : 0;
      assertThat(upcoming()).hasSize(left);
      press("Undo");
      assertThat(upcoming()).hasSize(3).extracting(OccurrenceDetails::own).containsOnly(false);
      assertThat(upcoming().stream().map(one -> one.meeting().id()).distinct()).hasSize(1);
    }
  }

  @Test
  void whatAnEditOfAllDropsIsSaidBefore() {
    var meeting = scheduleWeekly();
    var second = new Part.One(meeting.id(), tuesday.plusWeeks(1));
    var cancelled = meetings.cancel(second, meeting.version(), camille.id());
    navigate(EditMeetingView.path(new Part.All(meeting.id())), EditMeetingView.class);
    picker("Date").setValue(tuesday.plusDays(1));
    press("Save");
    assertThat(
            find(Paragraph.class).withText("1 meeting of the series was changed separately:").all())
        .hasSize(1);
    assertThat(find(ListItem.class).withTextContaining(": cancelled").all()).hasSize(1);
    assertThat(stored(meeting).version()).as("nothing is stored").isEqualTo(cancelled.version());
    test(find(Button.class).withText("Save").all().getLast()).click();
    assertThat(upcoming()).hasSize(3).noneMatch(OccurrenceDetails::cancelled);
  }

  @Test
  void aDuplicateIsProposedAndGetsARoomOfItsOwn() {
    var meeting = scheduleWeekly();
    chooseFirst("Duplicate");
    choosePart(Part.All.class);
    press("Continue");
    assertThat(findInView(TextField.class).withLabel("Title").single().getValue())
        .isEqualTo("Council");
    assertThat(frequency().getValue()).isEqualTo(Frequency.WEEKLY);
    press("Schedule");
    assertThat(upcoming()).hasSize(6);
    assertThat(
            upcoming().stream()
                .map(each -> each.meeting().slug())
                .filter(Predicate.not(meeting.slug()::equals)))
        .hasSize(3);
  }

  private void beginWeekly() {
    navigate(ScheduleView.class);
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Council");
    picker("Date").setValue(tuesday);
    findInView(TimePicker.class).single().setValue(LocalTime.of(10, 0));
    frequency().setValue(Frequency.WEEKLY);
  }

  private MeetingDetails scheduleWeekly() {
    var span = new TimeSpan(tuesday.atTime(10, 0).atZone(PARIS), Duration.ofHours(1));
    var rule =
        new Recurrence(
            new Recurrence.Weekly(Set.of(DayOfWeek.TUESDAY)), 1, new Recurrence.After(3));
    return meetings.schedule(camille, new MeetingPlan("Council", span, rule));
  }

  private void chooseFirst(String text) {
    navigate(MeetingsView.class);
    test(findInView(NativeButton.class).withText(text).all().getFirst()).click();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }

  private String said(String part) {
    return findInView(Paragraph.class).withTextContaining(part).single().getText();
  }

  private DatePicker picker(String label) {
    return findInView(DatePicker.class).withLabel(label).single();
  }

  private IntegerField number(String label) {
    return findInView(IntegerField.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  private Select<Frequency> frequency() {
    return findInView(Select.class).withLabel("Repeats").single();
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<DayOfWeek> days() {
    return findInView(CheckboxGroup.class).withLabel("On these days").single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<Ending> ending() {
    return findInView(RadioButtonGroup.class).withLabel("Ends").single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<Object> radio(String label) {
    return findInView(RadioButtonGroup.class).withLabel(label).single();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<Part> part() {
    return find(RadioButtonGroup.class).single();
  }

  private MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  private List<OccurrenceDetails> upcoming() {
    return meetings.upcoming(camille.id(), 99);
  }

  private void cancels(Class<? extends Part> which) {
    choosePart(which);
    test(find(Button.class).withText("Cancel the meeting").single()).click();
  }

  private void choosePart(Class<? extends Part> which) {
    part()
        .setValue(
            part()
                .getListDataView()
                .getItems()
                .filter(which::isInstance)
                .findFirst()
                .orElseThrow());
  }
}
