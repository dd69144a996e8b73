package eu.parvis.meeting.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase.CustomValueSetEvent;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.AttendeeDetails;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPages;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.ParticipationRole;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.Reminder;
import eu.parvis.testing.ParvisTest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = MeetingsView.class)
class InvitationViewsTest extends SpringBrowserlessTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Invitee ANNE =
      Invitee.required(new EmailAddress("anne@a.example"), "Anne Martin");

  @Autowired private Meetings meetings;
  @Autowired private Attendees attendees;
  @Autowired private MeetingPages pages;
  @Autowired private JdbcClient database;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile camille;
  private PersonProfile sam;

  @BeforeEach
  void signIn() {
    camille = testPeople.active(Language.ENGLISH, false);
    sam = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(camille);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void aMeetingIsScheduledWithThoseOfAPastedList() {
    navigate(ScheduleView.class);
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Budget");
    paste("Anne Martin <anne@a.example>, " + sam.email());
    press("Schedule");
    var meeting = meetings.upcoming(camille.id(), 1).getFirst().meeting();
    assertThat(attendees.list(meeting.id()))
        .extracting(AttendeeDetails::invitee)
        .containsExactlyInAnyOrder(ANNE, Invitee.required(sam.email(), sam.name()));
  }

  @Test
  void badEntriesStayInTheFieldWithWhatIsWrongAndHoldTheMeetingBack() {
    navigate(ScheduleView.class);
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Budget");
    paste("Anne Martin <anne@a.example>, nobody, bruno@nowhere");
    assertThat(invited()).containsExactly("Anne Martin");
    assertThat(list().getValue()).isEqualTo("nobody\nbruno@nowhere");
    assertThat(list().isInvalid()).isTrue();
    assertThat(list().getErrorMessage())
        .isEqualTo(
            "“nobody”: an address such as anne@ministere.example is missing."
                + " “bruno@nowhere”: this is not an address.");
    press("Schedule");
    assertThat(meetings.upcoming(camille.id(), 1)).isEmpty();
    list().setValue("");
    press("Schedule");
    assertThat(meetings.upcoming(camille.id(), 1)).hasSize(1);
  }

  @Test
  void ofTwoThousandPeopleNobodyIsAddedAndNothingIsLost() {
    navigate(ScheduleView.class);
    var many =
        IntStream.range(0, 2_000)
            .mapToObj(n -> "n" + n + "@crowd.example")
            .collect(Collectors.joining("; "));
    paste(many);
    assertThat(list().getValue()).isEqualTo(many);
    assertThat(list().getErrorMessage()).startsWith("A meeting has at most 1,000 attendees");
    assertThat(invited()).isEmpty();
  }

  @Test
  void anAddressIsTypedAndTheOrganizerIsNotInvited() {
    navigate(ScheduleView.class);
    type("anne@a.example");
    assertThat(invited()).containsExactly("anne@a.example");
    type(camille.email().value());
    assertThat(find().getErrorMessage()).startsWith("Whoever organises");
    type("not an address");
    assertThat(find().getErrorMessage()).startsWith("“not an address”");
    assertThat(invited()).containsExactly("anne@a.example");
  }

  @Test
  void whoIsRemovedCanBePutBackUntilTheMeetingIsStored() {
    var meeting = schedule(null, ANNE, Invitee.required(sam.email(), ""));
    edit(meeting);
    press("Remove", 0);
    press("Put back", 0);
    press("Remove", 1);
    press("Save");
    assertThat(find(ListItem.class, find(NoticeList.class).single()).all())
        .extracting(ListItem::getText)
        .hasSize(1);
    confirm("Save");
    assertThat(attendees.list(meeting.id())).hasSize(1);
  }

  @Test
  @SuppressWarnings("unchecked")
  void roleAndRightsAreEntered() {
    var meeting = schedule(null, Invitee.required(sam.email(), sam.name()));
    edit(meeting);
    var row = findInView(InviteeRow.class).single();
    ((Select<ParticipationRole>) find(Select.class, row).single())
        .setValue(ParticipationRole.OPT_PARTICIPANT);
    find(Checkbox.class, row).withLabel("Moderator").single().setValue(true);
    find(Checkbox.class, row).withLabel("Co-organiser").single().setValue(true);
    press("Save");
    confirm("Save");
    assertThat(attendees.list(meeting.id()))
        .singleElement()
        .extracting(AttendeeDetails::invitee)
        .isEqualTo(
            new Invitee(sam.email(), sam.name(), ParticipationRole.OPT_PARTICIPANT, true, true));
  }

  @Test
  void whoGetsWhatIsShownAndMayBeKeptBack() {
    var meeting = schedule(null, ANNE);
    edit(meeting);
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Renamed");
    press("Save");
    assertThat(stored(meeting).title()).isEqualTo("Budget");
    assertThat(find(ListItem.class, find(NoticeList.class).single()).single().getText())
        .isEqualTo("Anne Martin · anne@a.example");
    find(Checkbox.class, find(NoticeList.class).single()).single().setValue(false);
    confirm("Save");
    assertThat(stored(meeting).title()).isEqualTo("Renamed");
    var page = pages.find(meeting.id(), null, camille.id()).orElseThrow();
    assertThat(page.changes().getFirst().told()).isZero();
  }

  @Test
  void whoEditsWhileSomebodyInvitesOthersIsToldAndTakesNobodyAway() {
    var meeting = schedule(null, ANNE);
    edit(meeting);
    paste("Boris <boris@a.example>");
    var theirs =
        new Invitation("The figures", false, List.of(ANNE, Invitee.required(sam.email(), "")));
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new Edit(meeting.plan(), theirs, false),
        camille.id());
    press("Save");
    assertThat(find(TellDialog.class).all()).as("not before they know").isEmpty();
    assertThat(stored(meeting).description()).isEqualTo("The figures");
    assertThat(find(Paragraph.class, findInView(ConflictNote.class).single()).all())
        .extracting(Paragraph::getText)
        .contains(
            "What was changed there and not by you is in the fields below: agenda, attendees.");
    assertThat(invited()).containsExactlyInAnyOrder("Anne Martin", "Boris", sam.name());
    press("Save both");
    confirm("Save");
    assertThat(stored(meeting).description()).isEqualTo("The figures");
    assertThat(attendees.list(meeting.id())).hasSize(3);
  }

  @Test
  void whomTwoEditorsChangedIsNamedBeforeTheirRoleIsReplaced() {
    var meeting = schedule(null, ANNE, Invitee.required(sam.email(), sam.name()));
    edit(meeting);
    press("Remove", 0);
    var moderator = new Invitee(ANNE.email(), ANNE.name(), ANNE.role(), true, false);
    var theirs =
        new Invitation("", false, List.of(moderator, Invitee.required(sam.email(), sam.name())));
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new Edit(meeting.plan(), theirs, false),
        camille.id());
    press("Save");
    assertThat(find(ListItem.class, findInView(ConflictNote.class).single()).all())
        .extracting(ListItem::getText)
        .containsExactly("Anne Martin: Required, Moderator");
    press("Save my version");
    confirm("Save");
    assertThat(attendees.list(meeting.id())).hasSize(1);
  }

  @Test
  void whatTwoEditorsChangedOtherwiseIsShownFieldByField() {
    var meeting = schedule(null, ANNE);
    var when = Objects.requireNonNull(meeting.when());
    edit(meeting);
    findInView(TimePicker.class).single().setValue(LocalTime.of(15, 0));
    findInView(TextArea.class).withLabel("Agenda").single().setValue("Mine");
    reminders().setValue(Set.of(Reminder.WEEK));
    var later = new TimeSpan(when.start().plusHours(1), when.duration());
    var daily = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(3));
    meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new Edit(
            new MeetingPlan("Budget", later, daily),
            new Invitation("**Theirs**", true, Set.of(Reminder.DAY), List.of(ANNE)),
            false),
        camille.id());
    press("Save");
    var note = findInView(ConflictNote.class).single();
    assertThat(find(Paragraph.class, note).all())
        .extracting(Paragraph::getText)
        .contains(
            "What was changed there and not by you is in the fields below:"
                + " who sees the attendees.");
    assertThat(find(ListItem.class, note).all())
        .extracting(line -> line.getElement().getTextRecursively())
        .satisfiesExactly(
            time -> assertThat(time).startsWith("time: ").contains("11:00", "Every day, 3 times"),
            agenda -> assertThat(agenda).startsWith("agenda"),
            reminder -> assertThat(reminder).isEqualTo("reminders: 1 day before"));
    assertThat(find(Html.class, note).single().getInnerHtml()).contains("<strong>Theirs</strong>");
    assertThat(findInView(TimePicker.class).single().getValue()).isEqualTo(LocalTime.of(15, 0));
  }

  @Test
  void remindersAreChosenInTheFormAndStandOnTheMeetingsPage() {
    navigate(ScheduleView.class);
    test(findInView(TextField.class).withLabel("Title").single()).setValue("Budget");
    assertThat(reminders().getValue()).isEqualTo(Reminder.USUAL);
    reminders().setValue(Set.of(Reminder.TEN_MINUTES, Reminder.DAY));
    press("Schedule");
    var meeting = meetings.upcoming(camille.id(), 1).getFirst().meeting();
    navigate(MeetingView.class, Map.of("id", meeting.id().toString()));
    assertThat(findInView(Paragraph.class).all())
        .extracting(Paragraph::getText)
        .contains("Reminders by mail: 1 day before, 10 minutes before");
    edit(meeting);
    assertThat(reminders().getValue()).containsExactlyInAnyOrderElementsOf(meeting.reminders());
    reminders().setValue(Set.of());
    press("Save");
    assertThat(stored(meeting).reminders()).isEmpty();
  }

  @SuppressWarnings("unchecked")
  private CheckboxGroup<Reminder> reminders() {
    return (CheckboxGroup<Reminder>)
        findInView(CheckboxGroup.class).withLabel("Reminders by mail").single();
  }

  @Test
  void whoHearsOfACancellationIsShown() {
    schedule(null, ANNE);
    navigate(MeetingsView.class);
    test(findInView(NativeButton.class).withText("Cancel the meeting").single()).click();
    assertThat(find(ListItem.class, find(NoticeList.class).single()).all()).hasSize(1);
  }

  @Test
  void anAttendeeFindsTheMeetingAtHomeAndAnswersForOneOccurrence() {
    var rule = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(3));
    var meeting = schedule(rule, Invitee.required(sam.email(), sam.name()), ANNE);
    testPeople.signIn(sam);
    navigate(MeetingsView.class);
    assertThat(findInView(NativeButton.class).withText("Edit").all()).isEmpty();
    var second = tomorrow().plusDays(1);
    navigate(MeetingView.class, Map.of("id", meeting.id().toString(), "day", second.toString()));
    assertThat(findInView(AnswerList.class).all()).isEmpty();
    findInView(TextField.class).single().setValue("On the train");
    press("Decline");
    assertThat(partStat(meeting, second)).isEqualTo(PartStat.DECLINED);
    assertThat(partStat(meeting, second.plusDays(1))).isEqualTo(PartStat.NEEDS_ACTION);
    testPeople.signIn(camille);
    navigate(MeetingsView.class);
    navigate(MeetingView.class, Map.of("id", meeting.id().toString(), "day", second.toString()));
    var list = findInView(AnswerList.class).single();
    assertThat(counts(find(ResponseCounts.class, list).single()))
        .containsExactly("1 not coming", "1 without an answer");
    assertThat(list.getElement().getTextRecursively()).contains("“On the train”");
    assertThat(findInView(HistoryList.class).single().getElement().getTextRecursively())
        .contains("scheduled. 2 people were told.");
  }

  @Test
  void anAttendeeAnswersInTheListAndTheOrganizerSeesThereWhoComes() {
    var meeting = schedule(null, Invitee.required(sam.email(), sam.name()), ANNE);
    testPeople.signIn(sam);
    navigate(MeetingsView.class);
    assertThat(findInView(Span.class).withText("You have not answered yet.").all()).hasSize(1);
    test(findInView(NativeButton.class).withText("Accept").single()).click();
    assertThat(partStat(meeting, tomorrow())).isEqualTo(PartStat.ACCEPTED);
    assertThat(findInView(Span.class).withText("You are coming.").all()).hasSize(1);
    assertThat(findInView(ResponseCounts.class).all()).as("for the organizer alone").isEmpty();
    testPeople.signIn(camille);
    navigate(MeetingView.class, Map.of("id", meeting.id().toString()));
    navigate(MeetingsView.class);
    assertThat(counts(findInView(ResponseCounts.class).single()))
        .containsExactly("1 coming", "1 without an answer");
  }

  @Test
  @SuppressWarnings("unchecked")
  void ofASeriesOneOrAllIsAnswered() {
    var rule = new Recurrence(new Recurrence.Daily(), 1, new Recurrence.After(2));
    var meeting = schedule(rule, Invitee.required(sam.email(), sam.name()));
    testPeople.signIn(sam);
    navigate(MeetingsView.class);
    test(findInView(NativeButton.class).withText("Decline").all().getFirst()).click();
    var dialog = find(AnswerDialog.class).single();
    test(find(Button.class, dialog).withText("Decline").single()).click();
    assertThat(partStat(meeting, tomorrow())).isEqualTo(PartStat.DECLINED);
    assertThat(partStat(meeting, tomorrow().plusDays(1))).isEqualTo(PartStat.NEEDS_ACTION);
    test(findInView(NativeButton.class).withText("Maybe").all().getLast()).click();
    var again = find(AnswerDialog.class).single();
    ((RadioButtonGroup<Boolean>) find(RadioButtonGroup.class, again).single()).setValue(true);
    test(find(Button.class, again).withText("Maybe").single()).click();
    assertThat(partStat(meeting, tomorrow().plusDays(1))).isEqualTo(PartStat.TENTATIVE);
  }

  @Test
  void theOrganizerSeesWhoseMailDidNotArrive() {
    var meeting = schedule(null, ANNE);
    assertThat(
            database
                .sql(
                    """
                    update outbox_mail set state = 'FAILED', trouble = 'MAILBOX_UNKNOWN'
                    where meeting_id = ?
                    """)
                .param(meeting.id().value())
                .update())
        .isEqualTo(1);
    navigate(MeetingView.class, Map.of("id", meeting.id().toString()));
    assertThat(findInView(AnswerList.class).single().getElement().getTextRecursively())
        .contains("Mail not delivered: mailbox unknown");
  }

  private static List<String> counts(ResponseCounts counts) {
    return counts.getChildren().map(ListItem.class::cast).map(ListItem::getText).toList();
  }

  private PartStat partStat(MeetingDetails meeting, LocalDate day) {
    return attendees.list(meeting.id(), day).stream()
        .filter(attendee -> sam.id().equals(attendee.person()))
        .map(attendee -> attendee.response().partStat())
        .findFirst()
        .orElseThrow();
  }

  private MeetingDetails schedule(@Nullable Recurrence rule, Invitee... invitees) {
    var when = new TimeSpan(tomorrow().atTime(10, 0).atZone(PARIS), Duration.ofHours(1));
    var edit =
        new Edit(
            new MeetingPlan("Budget", when, rule),
            new Invitation("", false, List.of(invitees)),
            true);
    return meetings.schedule(camille, edit, null);
  }

  private MeetingDetails stored(MeetingDetails meeting) {
    return meetings.find(meeting.id(), camille.id()).orElseThrow();
  }

  private LocalDate tomorrow() {
    return clock.instant().atZone(PARIS).toLocalDate().plusDays(1);
  }

  private void edit(MeetingDetails meeting) {
    navigate(EditMeetingView.class, Map.of("id", meeting.id().toString()));
  }

  private List<String> invited() {
    return findInView(InviteeRow.class).all().stream().map(InviteeRow::name).toList();
  }

  private TextArea list() {
    return findInView(PasteField.class)
        .single()
        .getContent()
        .flatMap(content -> Stream.concat(Stream.of(content), content.getChildren()))
        .flatMap(content -> Stream.concat(Stream.of(content), content.getChildren()))
        .filter(TextArea.class::isInstance)
        .map(TextArea.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private void paste(String text) {
    findInView(PasteField.class).single().setOpened(true);
    list().setValue(text);
    press("Add to the attendees");
  }

  private ComboBox<?> find() {
    return findInView(ComboBox.class).withLabel("Add an attendee").single();
  }

  private void type(String text) {
    ComponentUtil.fireEvent(find(), new CustomValueSetEvent<>(find(), true, text));
  }

  private void press(String text) {
    test(findInView(Button.class).withText(text).single()).click();
  }

  private void press(String text, int index) {
    test(findInView(Button.class).withText(text).all().get(index)).click();
  }

  private void confirm(String text) {
    var dialog = find(TellDialog.class).single();
    test(find(Button.class, dialog).withText(text).single()).click();
  }
}
