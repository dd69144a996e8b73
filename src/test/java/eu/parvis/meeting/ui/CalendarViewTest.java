package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.ui.CalendarPage.Event;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The calendar without a browser: what the grid is told, and what it may tell. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class CalendarViewTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private Meetings meetings;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private final List<Object> told = new ArrayList<>();

  private PersonProfile camille;
  private LocalDate day;

  @BeforeEach
  void signIn() {
    camille = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    day = clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
  }

  @Test
  void theAddressDecidesWhatIsShown() {
    schedule("Budget", day.atTime(10, 0));
    schedule("Next month", day.plusDays(40).atTime(10, 0));
    show("week", day);
    assertThat(page().mode()).isEqualTo("week");
    assertThat(page().date()).isEqualTo(day.toString());
    assertThat(page().events()).extracting(Event::title).containsExactly("Budget");
    assertThat(event("Budget").start()).isEqualTo(day + "T10:00:00");
    assertThat(findInView(H3.class).all()).isEmpty();
  }

  @Test
  void anotherViewHasAnAddressOfItsOwn() {
    show("week", day);
    press("Month");
    assertThat(page().mode()).isEqualTo("month");
    assertThat(pushed()).contains("view=month", "date=" + day);
    press("List");
    assertThat(findInView(H2.class).withText("Upcoming").all()).isEmpty();
    assertThat(findInView(H2.class).withTextContaining("From ").all()).hasSize(1);
  }

  @Test
  void theViewThatIsShownSaysSo() {
    show("day", day);
    assertThat(button("Day").getElement().getAttribute("aria-pressed")).isEqualTo("true");
    assertThat(button("Week").getElement().getAttribute("aria-pressed")).isEqualTo("false");
  }

  @Test
  void anEmptyWeekSaysWhatToDo() {
    show("week", day);
    assertThat(findInView(Paragraph.class).withClassName("empty").all())
        .extracting(Paragraph::getText)
        .anyMatch(text ->
            text.startsWith("No meeting takes place in this period.")
                && text.contains("double-click"));
  }

  @Test
  void whatIsDraggedIsStoredAndCanBeUndone() {
    var meeting = schedule("Budget", day.atTime(10, 0));
    show("week", day);
    drag("Budget", day.atTime(14, 30), day.atTime(15, 30));
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(14, 30)));
    assertThat(event("Budget").start()).isEqualTo(day + "T14:30:00");
    test(find(Button.class).withText("Undo").single()).click();
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(10, 0)));
    assertThat(event("Budget").start()).isEqualTo(day + "T10:00:00");
  }

  @Test
  void ofASeriesThePartIsAskedFor() {
    var meeting = series("Weekly", day.atTime(10, 0));
    show("week", day);
    drag("Weekly", day.atTime(11, 0), day.atTime(12, 0));
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(10, 0)));
    parts().setValue(new Part.All(meeting.id()));
    test(find(Button.class).withText("Move").single()).click();
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(11, 0)));
    show("week", day.plusWeeks(1));
    assertThat(event("Weekly").start()).isEqualTo(day.plusWeeks(1) + "T11:00:00");
  }

  @Test
  void oneOfASeriesMovesAloneAndBack() {
    // A February of four weeks shows no day beside it.
    var tenth = day.plusMonths(1).withDayOfMonth(10);
    var meeting = series("Weekly", tenth.atTime(10, 0));
    show("month", tenth);
    drag("Weekly", tenth.plusDays(1).atTime(10, 0), tenth.plusDays(1).atTime(11, 0));
    test(find(Button.class).withText("Move").single()).click();
    assertThat(stored(meeting).when()).isEqualTo(hour(tenth.atTime(10, 0)));
    assertThat(starts("Weekly")).contains(tenth.plusDays(1) + "T10:00:00");
    test(find(Button.class).withText("Undo").single()).click();
    assertThat(starts("Weekly")).contains(tenth + "T10:00:00");
  }

  @Test
  void followingOnesMoveAndComeBack() {
    var meeting = series("Weekly", day.atTime(10, 0));
    var second = day.plusWeeks(1);
    show("week", second);
    drag("Weekly", second.atTime(16, 0), second.atTime(17, 0));
    var parts = parts();
    parts.setValue(parts.getListDataView().getItem(1));
    test(find(Button.class).withText("Move").single()).click();
    assertThat(starts("Weekly")).containsExactly(second + "T16:00:00");
    test(find(Button.class).withText("Undo").single()).click();
    assertThat(starts("Weekly")).containsExactly(second + "T10:00:00");
    assertThat(stored(meeting).repeats()).as("one series again").isEqualTo(meeting.repeats());
  }

  @Test
  void whatIsLeftWhereItIsJumpsBack() {
    series("Weekly", day.atTime(10, 0));
    show("week", day);
    drag("Weekly", day.atTime(11, 0), day.atTime(12, 0));
    var before = shows();
    test(find(Button.class).withText("Leave it where it is").single()).click();
    assertThat(shows()).isEqualTo(before + 1);
    assertThat(event("Weekly").start()).isEqualTo(day + "T10:00:00");
  }

  @Test
  void whatChangedMeanwhileIsNotMoved() {
    var meeting = schedule("Budget", day.atTime(10, 0));
    show("week", day);
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new MeetingPlan("Theirs", hour(day.atTime(9, 0))),
        camille.id());
    drag("Budget", day.atTime(14, 30), day.atTime(15, 30));
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(9, 0)));
    assertThat(event("Theirs").start()).isEqualTo(day + "T09:00:00");
    assertThat(find(Span.class).withTextContaining("was changed in the meantime").all()).hasSize(1);
  }

  @Test
  void whatABrowserMakesUpIsRefused() {
    var meeting = schedule("Budget", day.atTime(10, 0));
    show("week", day);
    var grid = grid();
    for (var time : List.of("", "2026-13-01T10:00:00", "9999-01-01T10:00:00", "x".repeat(9_000))) {
      ComponentUtil.fireEvent(
          grid, new CalendarGrid.Move(grid, true, event("Budget").id(), time, time));
    }
    ComponentUtil.fireEvent(
        grid,
        new CalendarGrid.Move(grid, true, "somebody/else", day + "T11:00:00", day + "T12:00:00"));
    ComponentUtil.fireEvent(grid, new CalendarGrid.Open(grid, true, "somebody/else"));
    ComponentUtil.fireEvent(grid, new CalendarGrid.Select(grid, true, "a", "b"));
    ComponentUtil.fireEvent(grid, new CalendarGrid.Day(grid, true, "2026-02-31"));
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(10, 0)));
    assertThat(page().mode()).isEqualTo("week");
  }

  @Test
  void anEventOpensWithAllThatCanBeDone() {
    schedule("Budget", day.atTime(10, 0));
    show("week", day);
    var grid = grid();
    ComponentUtil.fireEvent(grid, new CalendarGrid.Open(grid, true, event("Budget").id()));
    assertThat(find(NativeButton.class).all())
        .extracting(NativeButton::getText)
        .contains("Edit", "Move", "Cancel the meeting", "Duplicate", "Delete");
  }

  @Test
  void whatIsNotShownIsNotInThePage() {
    schedule("Budget", day.atTime(10, 0));
    show("list", day);
    press("Week");
    assertThat(find(MeetingRow.class).all())
        .as("the menu of a row and that of the dialog would have one id")
        .isEmpty();
  }

  @Test
  void withoutAMouseItMovesByADialog() {
    var meeting = schedule("Budget", day.atTime(10, 0));
    show("list", day);
    test(findInView(NativeButton.class).withText("Move").single()).click();
    find(DatePicker.class).withLabel("Date").single().setValue(day.plusDays(2));
    find(TimePicker.class).withLabel("Start").single().setValue(LocalTime.of(9, 15));
    test(find(Button.class).withText("Move").single()).click();
    assertThat(stored(meeting).when()).isEqualTo(hour(day.plusDays(2).atTime(9, 15)));
  }

  @Test
  void aTimeThatIsMissingIsSaidAtItsField() {
    var meeting = schedule("Budget", day.atTime(10, 0));
    show("list", day);
    test(findInView(NativeButton.class).withText("Move").single()).click();
    var time = find(TimePicker.class).withLabel("Start").single();
    time.setValue(null);
    test(find(Button.class).withText("Move").single()).click();
    assertThat(time.getErrorMessage()).isEqualTo("Enter a time, such as 14:30");
    assertThat(stored(meeting).when()).isEqualTo(hour(day.atTime(10, 0)));
  }

  @Test
  void aTimeThatIsDrawnIsInTheForm() {
    show("week", day);
    var grid = grid();
    ComponentUtil.fireEvent(
        grid, new CalendarGrid.Select(grid, true, day + "T14:00:00", day + "T15:30:00"));
    assertThat(findInView(DatePicker.class).withLabel("Date").single().getValue()).isEqualTo(day);
    assertThat(findInView(TimePicker.class).single().getValue()).isEqualTo(LocalTime.of(14, 0));
    assertThat(findInView(DurationField.class).single().getValue())
        .isEqualTo(Duration.ofMinutes(90));
  }

  @Test
  void theNumberOfADayShowsTheDay() {
    show("month", day);
    var grid = grid();
    ComponentUtil.fireEvent(grid, new CalendarGrid.Day(grid, true, day.plusDays(1).toString()));
    assertThat(page().mode()).isEqualTo("day");
    assertThat(page().date()).isEqualTo(day.plusDays(1).toString());
  }

  @Test
  void aTitleIsFoundWithoutItsAccentsAndCapitals() {
    schedule("Réunion d’équipe", day.atTime(10, 0));
    schedule("ŒUVRE 100 %", day.atTime(11, 0));
    schedule("Budget", day.atTime(12, 0));
    assertThat(searched("EQUIPE")).containsExactly("Réunion d’équipe");
    assertThat(searched("équi")).containsExactly("Réunion d’équipe");
    assertThat(searched("oeuvre")).containsExactly("ŒUVRE 100 %");
    assertThat(searched("100 %")).containsExactly("ŒUVRE 100 %");
    assertThat(searched("%")).containsExactly("ŒUVRE 100 %");
    assertThat(searched("_")).isEmpty();
    assertThat(findInView(Paragraph.class).withTextContaining("No meeting matches").all())
        .hasSize(2);
  }

  @Test
  void howManyAreFoundIsSpoken() {
    schedule("Budget", day.atTime(10, 0));
    schedule("Budget 2027", day.atTime(11, 0));
    show("list", day);
    test(findInView(TextField.class).withLabel("Search by title").single()).setValue("budget");
    assertThat(spoken()).contains("2 meetings", "no meeting");
    press("Week");
    assertThat(spoken()).contains("2 meetings");
  }

  private String spoken() {
    return find(Div.class).withId("announcer").single().getText();
  }

  @Test
  void whatIsSearchedIsInTheAddress() {
    schedule("Budget", day.atTime(10, 0));
    show("list", day);
    test(findInView(TextField.class).withLabel("Search by title").single()).setValue("budg");
    assertThat(pushed()).contains("search=budg");
    assertThat(titles()).containsExactly("Budget");
  }

  @Test
  void whoComesBackFromAnEditSeesWhatTheyLookedAt() {
    var far = day.plusWeeks(9);
    var meeting = schedule("Far", far.atTime(10, 0));
    show("week", far);
    UI.getCurrentOrThrow().navigate(EditMeetingView.path(new Part.All(meeting.id())));
    assertThat(findInView(Anchor.class).withText("Back").single().getHref())
        .contains("view=week", "date=" + far);
    test(findInView(Button.class).withText("Save").single()).click();
    assertThat(page().mode()).isEqualTo("week");
    assertThat(event("Far").start()).isEqualTo(far + "T10:00:00");
  }

  @Test
  void theFoldedFiltersSayHowManyAreActive() {
    show("list", day);
    assertThat(findInView(Button.class).withText("Find and filter").all()).hasSize(1);
    test(findInView(TextField.class).withLabel("Search by title").single()).setValue("budg");
    test(findInView(Checkbox.class).withLabel("Cancelled ones too").single()).click();
    var fold = findInView(Button.class).withText("Find and filter (2 active)").single();
    assertThat(fold.getElement().getAttribute("aria-expanded")).isEqualTo("false");
    test(fold).click();
    assertThat(fold.getElement().getAttribute("aria-expanded")).isEqualTo("true");
  }

  @Test
  void cancelledOnesAndKindsAreLeftOut() {
    var off = schedule("Off", day.atTime(10, 0));
    meetings.cancel(new Part.All(off.id()), off.version(), camille.id());
    schedule("On", day.atTime(11, 0));
    series("Weekly", day.atTime(12, 0));
    assertThat(
            titles(
                Map.of("view", "list", "date", day.toString(), "cancelled", "no", "kind", "once")))
        .containsExactly("On");
    assertThat(titles(Map.of("view", "list", "date", day.toString(), "kind", "series")))
        .containsOnly("Weekly");
    show("week", day);
    assertThat(event("Off").cancelled()).isTrue();
    test(findInView(Checkbox.class).withLabel("Cancelled ones too").single()).click();
    assertThat(page().events()).extracting(Event::title).doesNotContain("Off");
  }

  private List<String> searched(String text) {
    return titles(Map.of("view", "list", "date", day.toString(), "search", text));
  }

  private List<String> titles(Map<String, String> address) {
    UI.getCurrentOrThrow().navigate(MeetingsView.class, QueryParameters.simple(address));
    return titles();
  }

  private List<String> titles() {
    return findInView(H3.class).all().stream()
        .map(Component::getElement)
        .map(element -> element.getChild(0).getText())
        .toList();
  }

  private void show(String view, LocalDate date) {
    UI.getCurrentOrThrow()
        .navigate(
            MeetingsView.class,
            QueryParameters.simple(Map.of("view", view, "date", date.toString())));
  }

  private void drag(String title, LocalDateTime start, LocalDateTime end) {
    var grid = grid();
    ComponentUtil.fireEvent(
        grid, new CalendarGrid.Move(grid, true, event(title).id(), start + ":00", end + ":00"));
  }

  private CalendarGrid grid() {
    return findInView(CalendarGrid.class).single();
  }

  private Event event(String title) {
    return page().events().stream()
        .filter(event -> event.title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private List<String> starts(String title) {
    return page().events().stream()
        .filter(event -> event.title().equals(title))
        .map(Event::start)
        .toList();
  }

  /** What the browser was told last. */
  private CalendarPage page() {
    return pages().getLast();
  }

  private int shows() {
    return pages().size();
  }

  private List<CalendarPage> pages() {
    return told(CalendarPage.class);
  }

  /** What the browser was told so far of this type. */
  private <T> List<T> told(Class<T> type) {
    var internals = UI.getCurrentOrThrow().getInternals();
    internals.getStateTree().runExecutionsBeforeClientResponse();
    internals.dumpPendingJavaScriptInvocations().stream()
        .flatMap(script -> script.getInvocation().getParameters().stream())
        .filter(Objects::nonNull)
        .forEach(told::add);
    return told.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** The address that the browser was told last. */
  private String pushed() {
    return told(String.class).stream()
        .filter(text -> text.contains("view="))
        .reduce("", (_, last) -> last);
  }

  private MeetingDetails schedule(String title, LocalDateTime start) {
    return meetings.schedule(camille, new MeetingPlan(title, hour(start)));
  }

  private MeetingDetails series(String title, LocalDateTime start) {
    var weekly = new Weekly(Set.of(start.getDayOfWeek()));
    return meetings.schedule(
        camille, new MeetingPlan(title, hour(start), new Recurrence(weekly, 1, new Never())));
  }

  private static TimeSpan hour(LocalDateTime start) {
    return new TimeSpan(start.atZone(PARIS), Duration.ofHours(1));
  }

  private MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  private RadioButtonGroup<Part> parts() {
    return find(RadioButtonGroup.class).single();
  }

  private Button button(String text) {
    return findInView(Button.class).withText(text).single();
  }

  private void press(String text) {
    test(button(text)).click();
  }
}
