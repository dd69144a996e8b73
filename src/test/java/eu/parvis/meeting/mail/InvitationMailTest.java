package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import eu.parvis.account.Departures;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.Recurrence;
import eu.parvis.meeting.mail.Fate.State;
import eu.parvis.meeting.mail.OutboxRows.Kept;
import eu.parvis.testing.ParvisTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Who is told what of a change, in which words, and what their calendars are told. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class InvitationMailTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");
  private static final EmailAddress OTHER = new EmailAddress("other@elsewhere.example");

  @Autowired private Meetings meetings;
  @Autowired private Outbox outbox;
  @Autowired private OutboxRows rows;
  @Autowired private Departures departures;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;
  @Autowired private TransactionOperations transactions;

  private PersonProfile camille;
  private PersonProfile sam;

  @BeforeEach
  void arrive() {
    camille = people.active(Language.ENGLISH, false);
    sam = people.active(Language.FRENCH, false);
    database.update("delete from outbox_mail");
  }

  @Test
  void everybodyIsInvitedInTheirLanguageAndByTheirAddressAlone() throws Exception {
    var meeting = series(false, Invitee.required(sam.email(), "Sam"), guest());
    var french = mail(sam.email());
    assertThat(french.subject()).startsWith("Invitation\u00a0: Budget – mardi ");
    assertThat(french.plain()).contains("Chaque semaine le mardi", "Viendrez-vous");
    var english = mail(GUEST);
    assertThat(english.subject()).startsWith("Invitation: Budget – Tuesday ");
    assertThat(english.plain())
        .contains("Every week on Tuesday", "/" + meeting.slug(), "/answer/")
        .doesNotContain(sam.email().value());
    assertThat(calendar(english).getEvents().getFirst().getAttendees())
        .extracting(attendee -> attendee.getEmail())
        .containsExactly(GUEST.value());
    assertThat(outbox.fates(meeting.id().value()))
        .extracting(Fate::state)
        .containsExactly(State.KEPT, State.KEPT);
  }

  @Test
  void theAgendaIsFormattedWhereTextCanBe() throws Exception {
    series(false, guest());
    var mail = mail(GUEST);
    assertThat(mail.html()).contains("<strong>Money</strong>", "href=\"https://v.example\"");
    assertThat(mail.plain()).contains("1. Money").doesNotContain("**");
    assertThat(calendar(mail).getEvents().getFirst().getDescription().getValue())
        .contains("1. Money")
        .doesNotContain("**");
  }

  @Test
  void guestsKnowOfEachOtherWhereTheOrganizerSaysSo() throws Exception {
    series(true, Invitee.required(sam.email(), "Sam"), guest());
    var mail = mail(GUEST);
    assertThat(mail.plain()).contains("- Sam");
    assertThat(calendar(mail).getEvents().getFirst().getAttendees())
        .extracting(attendee -> attendee.getEmail())
        .containsExactly(GUEST.value(), sam.email().value());
  }

  @Test
  void whoIsRemovedGetsCancelAndWhoIsAddedRequest() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    edit(meeting, plan(meeting), Invitee.required(OTHER, ""));
    var removed = calendar(mail(GUEST));
    assertThat(removed.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(removed.getEvents()).hasSize(1);
    assertThat(removed.getEvents().getFirst().getSequence().getValue()).isEqualTo(1);
    assertThat(removed.getEvents().getFirst().getStatus().isCancelled()).isTrue();
    assertThat(calendar(mail(OTHER)).getMethod().getValue()).isEqualTo("REQUEST");
  }

  @Test
  void whoIsRemovedLearnsNothingThatIsNew() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    var plan = new MeetingPlan("Without the guest", at(first(meeting), 17), meeting.repeats());
    var told = new Invitation("Their contract", false, List.of());
    meetings.edit(
        new Part.All(meeting.id()), meeting.version(), new Edit(plan, told, true), camille.id());
    var mail = mail(GUEST);
    assertThat(mail.subject()).contains("Budget");
    assertThat(mail.plain()).contains("Budget", "10:00");
    for (var text : List.of(mail.subject(), mail.plain(), mail.html(), mail.calendar())) {
      assertThat(text).doesNotContain("Without the guest", "Their contract", "17:00");
    }
    var event = calendar(mail).getEvents().getFirst();
    assertThat(event.getSummary().getValue()).isEqualTo("Budget");
    assertThat(event.getSequence().getValue()).isEqualTo(1);
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(at(first(meeting), 10).start().toInstant());
  }

  @Test
  void aMovedOccurrenceIsToldOfByItself() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    var day = first(meeting).plusWeeks(1);
    move(meeting, day);
    var event = calendar(mail(GUEST)).getEvents().getFirst();
    assertThat(event.getRecurrenceId().getValue().toInstant())
        .isEqualTo(at(day, 10).start().toInstant());
    assertThat(event.getDateStart().getValue().toInstant())
        .isEqualTo(at(day, 15).start().toInstant());
    assertThat(event.getRecurrenceRule()).isNull();
    assertThat(event.getSequence().getValue()).isEqualTo(1);
    assertThat(mail(GUEST).plain()).contains("15:00", "?answer=accepted&day=" + day);
  }

  @Test
  void whoIsAskedToAnotherTimeReadsTheFormerOne() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    var day = first(meeting).plusWeeks(1);
    var reading = camille.reading();
    var before = "Before: %s, 10:00".formatted(reading.longDate(day));
    move(meeting, day);
    assertThat(mail(GUEST).plain()).contains(before).doesNotContain("Title before", "The agenda");
    assertThat(mail(GUEST).html()).contains("Before: " + reading.longDate(day));
  }

  @Test
  void whoIsToldOfAnotherTitleRhythmOrAgendaReadsWhatWasBefore() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    var plan = new MeetingPlan("Renamed", meeting.when(), meeting.repeats());
    var renamed = edit(meeting, plan, guest());
    assertThat(mail(GUEST).plain())
        .contains("Renamed", "Title before: Budget\n")
        .doesNotContain("Before:", "The agenda");
    assertThat(mail(GUEST).html()).contains("Title before: Budget<");
    database.update("delete from outbox_mail");
    var once = edit(renamed, new MeetingPlan("Renamed", renamed.when()), guest());
    assertThat(mail(GUEST).plain())
        .contains("Before: Every week on Tuesday")
        .doesNotContain("Title before", "The agenda");
    database.update("delete from outbox_mail");
    var other = edit(once, new Invitation("1. Votes", false, List.of(guest())));
    assertThat(mail(GUEST).plain()).contains("The agenda has changed.\n").doesNotContain("efore");
    database.update("delete from outbox_mail");
    edit(other, new Invitation("", false, List.of(guest())));
    assertThat(mail(GUEST).plain()).contains("The agenda was taken away.\n");
  }

  @Test
  void aCancelledOccurrenceIsToldOfByItself() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    var day = first(meeting).plusWeeks(1);
    meetings.cancel(new Part.One(meeting.id(), day), meeting.version(), camille.id());
    var calendar = calendar(mail(GUEST));
    assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(calendar.getEvents().getFirst().getRecurrenceId().getValue().toInstant())
        .isEqualTo(at(day, 10).start().toInstant());
    assertThat(mail(GUEST).plain()).contains("has cancelled this meeting");
  }

  @Test
  void whoComesLaterIsToldOfWhatWasMovedAndCancelledBefore() throws Exception {
    var meeting = series(false);
    var moved = first(meeting).plusWeeks(1);
    var cancelled = first(meeting).plusWeeks(2);
    var after = move(meeting, moved);
    after = meetings.cancel(new Part.One(meeting.id(), cancelled), after.version(), camille.id());
    edit(after, plan(after), guest());
    var events = calendar(mail(GUEST)).getEvents();
    assertThat(events).hasSize(2);
    assertThat(events.getFirst().getExceptionDates().getFirst().getValues().getFirst().toInstant())
        .isEqualTo(at(cancelled, 10).start().toInstant());
    assertThat(events.getLast().getRecurrenceId().getValue().toInstant())
        .isEqualTo(at(moved, 10).start().toInstant());
  }

  @Test
  void aCancelledMeetingIsOneCancel() throws Exception {
    var meeting = series(false, guest());
    database.update("delete from outbox_mail");
    meetings.cancel(new Part.All(meeting.id()), meeting.version(), camille.id());
    var calendar = calendar(mail(GUEST));
    assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
    assertThat(calendar.getEvents()).hasSize(1);
    assertThat(calendar.getEvents().getFirst().getSequence().getValue()).isEqualTo(1);
  }

  @Test
  void whoOrganizesInPlaceOfADeletedAccountIsTheOrganizerOfEveryCalendar() throws Exception {
    series(false, guest());
    var before = calendar(mail(GUEST)).getEvents().getFirst();
    database.update("delete from outbox_mail");
    database.update("update person set name = 'Sam Successor' where id = ?", sam.id().value());
    departures.delete(
        people.active(Language.ENGLISH, true).id(), camille.id(), Optional.of(sam.id()));
    var mail = mail(GUEST);
    var event = calendar(mail).getEvents().getFirst();
    assertThat(calendar(mail).getMethod().getValue()).isEqualTo("REQUEST");
    assertThat(event.getUid().getValue()).isEqualTo(before.getUid().getValue());
    assertThat(event.getSequence().getValue()).isGreaterThan(before.getSequence().getValue());
    assertThat(event.getOrganizer().getCommonName()).isEqualTo("Sam Successor");
    assertThat(event.getOrganizer().getEmail()).isEqualTo(sam.email().value());
    assertThat(mail.plain()).doesNotContain(camille.name(), camille.email().value());
  }

  @Test
  void nothingIsToldOfAChangeThatIsTakenBack() {
    transactions.executeWithoutResult(status -> {
      series(false, guest());
      status.setRollbackOnly();
    });
    assertThat(rows.kept(0, 10)).isEmpty();
  }

  /** Somebody else's mail cannot be found by chance: it has the token of its recipient. */
  @Test
  void everyAttendeeAnswersBySignsOfTheirOwn() throws Exception {
    series(false, guest(), Invitee.required(OTHER, ""));
    var links =
        List.of(mail(GUEST).plain(), mail(OTHER).plain()).stream()
            .map(text -> text.replaceAll("(?s).*/answer/([a-z2-7]{40})\\?.*", "$1"))
            .toList();
    assertThat(links).hasSize(2).doesNotHaveDuplicates();
  }

  private MeetingDetails series(boolean shown, Invitee... invitees) {
    var first =
        clock
            .instant()
            .atZone(PARIS)
            .toLocalDate()
            .plusDays(1)
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.TUESDAY));
    var weekly =
        new Recurrence(
            new Recurrence.Weekly(Set.of(DayOfWeek.TUESDAY)), 1, new Recurrence.After(10));
    var plan = new MeetingPlan("Budget", at(first, 10), weekly);
    var invitation =
        new Invitation("1. **Money**\n2. [Votes](https://v.example)", shown, List.of(invitees));
    return meetings.schedule(camille, new Edit(plan, invitation, true), null);
  }

  private MeetingDetails edit(MeetingDetails meeting, MeetingPlan plan, Invitee... invitees) {
    return edit(meeting, plan, new Invitation(meeting.description(), false, List.of(invitees)));
  }

  private MeetingDetails edit(MeetingDetails meeting, Invitation invitation) {
    return edit(meeting, plan(meeting), invitation);
  }

  private MeetingDetails edit(MeetingDetails meeting, MeetingPlan plan, Invitation invitation) {
    return meetings.edit(
        new Part.All(meeting.id()),
        meeting.version(),
        new Edit(plan, invitation, true),
        camille.id());
  }

  private MeetingDetails move(MeetingDetails meeting, LocalDate day) {
    return meetings.edit(
        new Part.One(meeting.id(), day),
        meeting.version(),
        new MeetingPlan("Budget", at(day, 15)),
        camille.id());
  }

  private static MeetingPlan plan(MeetingDetails meeting) {
    return new MeetingPlan(meeting.title(), meeting.when(), meeting.repeats());
  }

  private static Invitee guest() {
    return Invitee.required(GUEST, "Guest");
  }

  private static LocalDate first(MeetingDetails meeting) {
    return Objects.requireNonNull(meeting.when()).start().toLocalDate();
  }

  private static TimeSpan at(LocalDate day, int hour) {
    return new TimeSpan(day.atTime(hour, 0).atZone(PARIS), Duration.ofHours(1));
  }

  private Mail mail(EmailAddress recipient) {
    return rows.kept(0, 100).stream()
        .filter(kept -> kept.recipient().equals(recipient.value()))
        .map(Kept::body)
        .map(Mail::read)
        .reduce((one, two) -> {
          throw new AssertionError("two mails for one");
        })
        .orElseThrow();
  }

  private static ICalendar calendar(Mail mail) {
    return Biweekly.parse(mail.calendar()).first();
  }
}
