package eu.parvis.meeting;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingChange.What;
import eu.parvis.meeting.Recurrence.Never;
import eu.parvis.meeting.Recurrence.Weekly;
import eu.parvis.meeting.mail.Demonstration;
import eu.parvis.meeting.mail.Mail;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who is reminded of what, and when. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class RemindersTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalTime TEN = LocalTime.of(10, 0);
  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");
  private static final EmailAddress OTHER = new EmailAddress("other@elsewhere.example");
  private static final int ALL = 1_000;

  @Autowired private Reminders reminders;
  @Autowired private Meetings meetings;
  @Autowired private MeetingPages pages;
  @Autowired private Attendees attendees;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private MeetingUpkeep upkeep;
  @Autowired private Demonstration mails;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;

  private final String title = "Budget " + UUID.randomUUID();
  private PersonProfile camille;
  private PersonProfile sam;
  private LocalDate first;

  @BeforeEach
  void arrive() {
    camille = people.active(Language.ENGLISH, false);
    sam = people.active(Language.FRENCH, false);
    first = today().plusDays(15).with(TemporalAdjusters.next(DayOfWeek.TUESDAY));
    reminders.run();
    database.update("delete from outbox_mail");
  }

  @Test
  void everybodyIsRemindedAnHourBeforeInTheirLanguage() {
    var meeting = once(Set.of(Reminder.HOUR), Invitee.required(sam.email(), ""), guest());
    runAt(at(first).minusMinutes(61));
    assertThat(reminded()).isEmpty();
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).hasSize(3);
    assertThat(to(camille.email()).subject()).startsWith("Reminder: " + title + " – Tuesday ");
    assertThat(to(GUEST).plain())
        .startsWith("Join the meeting: ")
        .contains(
            "/" + meeting.slug(), title, "10:00\u00a0–\u00a011:00 (Europe/Paris", "Will you come?");
    assertThat(to(sam.email()).subject()).startsWith("Rappel\u00a0: " + title + " – mardi ");
    assertThat(to(camille.email()).plain()).doesNotContain("Will you come?");
  }

  @Test
  void eachReminderIsSentOnce() {
    once(Set.of(Reminder.values()));
    var start = at(first);
    // Days by the calendar: the clocks may change in the week between.
    for (var due :
        List.of(
            start.minusWeeks(1),
            start.minusDays(1),
            start.minusHours(1),
            start.minusMinutes(30),
            start.minusMinutes(10))) {
      runAt(due);
      reminders.run();
      runAt(due.plusMinutes(1));
    }
    assertThat(reminded()).hasSize(5);
  }

  @Test
  void aMeetingWithoutRemindersHasNone() {
    once(Set.of(), guest());
    runAt(at(first).minusMinutes(5));
    assertThat(reminded()).isEmpty();
  }

  /** A day before 10:00 is 10:00, whatever the clock does in the night between. */
  @Test
  void aDayBeforeIsTheSameTimeOverBothChangesOfClock() {
    var change = requireNonNull(PARIS.getRules().nextTransition(at(first).toInstant()));
    weekly(DayOfWeek.SUNDAY, Set.of(Reminder.DAY));
    for (var n = 0; n < 2; n++) {
      var sunday = change.getDateTimeAfter().toLocalDate();
      runAt(at(sunday.minusDays(1)).minusMinutes(1));
      database.update("delete from outbox_mail");
      runAt(at(sunday.minusDays(1)));
      assertThat(reminded()).as("%s", sunday).hasSize(1);
      change = requireNonNull(PARIS.getRules().nextTransition(change.getInstant()));
    }
  }

  @Test
  void whoDeclinesIsNotRemindedOfThatOccurrence() {
    var meeting =
        weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR), guest(), Invitee.required(OTHER, ""));
    decline(meeting, GUEST, null);
    decline(meeting, OTHER, first);
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).containsExactly(camille.email());
    database.update("delete from outbox_mail");
    runAt(at(first.plusWeeks(1)).minusMinutes(60));
    assertThat(reminded()).containsExactlyInAnyOrder(camille.email(), OTHER);
  }

  @Test
  void whoWasRemovedOrNeverToldIsNotReminded() {
    var meeting = once(Set.of(Reminder.HOUR), guest());
    var rest =
        new Invitation("", false, Set.of(Reminder.HOUR), List.of(Invitee.required(OTHER, "")));
    meetings.edit(all(meeting), meeting.version(), new Edit(plan(), rest, false), camille.id());
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).containsExactly(camille.email());
  }

  @Test
  void aMovedOccurrenceIsRemindedOfAtItsNewTime() {
    var meeting = weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR));
    move(meeting, at(first).plusHours(5));
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).isEmpty();
    runAt(at(first).plusHours(4));
    assertThat(to(camille.email()).plain()).contains("15:00");
  }

  @Test
  void nobodyIsRemindedLateOfWhatWasMovedSoNear() {
    var meeting =
        weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR, Reminder.DAY, Reminder.TEN_MINUTES));
    runAt(at(first).minusHours(30));
    move(meeting, at(first).minusHours(30).plusMinutes(40));
    runAt(at(first).minusHours(30).plusMinutes(1));
    assertThat(reminded()).isEmpty();
    runAt(at(first).minusHours(30).plusMinutes(30));
    assertThat(reminded()).hasSize(1);
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).hasSize(1);
  }

  @Test
  void whatWasMovedAfterItsReminderIsRemindedOfAgain() {
    var meeting = weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR));
    runAt(at(first).minusMinutes(60));
    move(meeting, at(first).plusHours(5));
    runAt(at(first).plusHours(4));
    assertThat(reminded()).hasSize(2);
  }

  @Test
  void nobodyIsRemindedOfWhatIsCancelledOrDeleted() {
    var series = weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR));
    meetings.cancel(new Part.One(series.id(), first), series.version(), camille.id());
    var cancelled = once(Set.of(Reminder.HOUR));
    meetings.cancel(all(cancelled), cancelled.version(), camille.id());
    var deleted = once(Set.of(Reminder.HOUR));
    meetings.delete(deleted.id(), deleted.version(), camille.id());
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).isEmpty();
    runAt(at(first.plusWeeks(1)).minusMinutes(60));
    assertThat(reminded()).hasSize(1);
  }

  @Test
  void nobodyIsRemindedOfWhatIsInAnArchivedRoomUntilTheRoomIsBack() {
    var series = weekly(DayOfWeek.TUESDAY, Set.of(Reminder.DAY, Reminder.HOUR), guest());
    var room = rooms.find(series.slug()).orElseThrow().id();
    management.archive(room, camille.id());
    runAt(at(first).minusDays(1));
    assertThat(reminded()).isEmpty();
    assertThat(database.queryForList("select from reminder_due")).isEmpty();
    management.restore(room, camille.id());
    runAt(at(first).minusMinutes(61));
    assertThat(reminded()).as("late").isEmpty();
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).containsExactlyInAnyOrder(camille.email(), GUEST);
  }

  @Test
  void whatIsCancelledBetweenRoundAndMailIsNotTold() {
    var meeting = once(Set.of(Reminder.HOUR));
    clock.advance(Duration.between(clock.instant(), at(first).minusMinutes(60)));
    database.update(
        "insert into reminder_due values (?, ?, 'HOUR', ?, ?)",
        meeting.id().value(),
        first,
        at(first).toOffsetDateTime(),
        at(first).minusMinutes(60).toOffsetDateTime());
    meetings.cancel(all(meeting), meeting.version(), camille.id());
    database.update(
        "update reminder_round set done_until = ?", at(first).minusMinutes(60).toOffsetDateTime());
    reminders.run();
    assertThat(reminded()).isEmpty();
    assertThat(database.queryForList("select from reminder_due")).isEmpty();
  }

  @Test
  void afterATimeWithoutAProcessEverybodyIsRemindedOnceOfWhatHasNotBegun() {
    once(Set.of(Reminder.values()), guest());
    runAt(at(first).minusDays(9));
    runAt(at(first).minusMinutes(3));
    assertThat(reminded()).containsExactlyInAnyOrder(camille.email(), GUEST);
  }

  @Test
  void nobodyIsRemindedOfWhatHasBegun() {
    once(Set.of(Reminder.values()), guest());
    runAt(at(first).minusDays(9));
    runAt(at(first));
    assertThat(reminded()).isEmpty();
  }

  @Test
  void twoProcessesRemindOnce() throws Exception {
    for (var n = 0; n < 5; n++) {
      once(Set.of(Reminder.HOUR, Reminder.DAY), guest());
    }
    clock.advance(Duration.between(clock.instant(), at(first).minusMinutes(45)));
    try (var threads = Executors.newFixedThreadPool(4)) {
      var processes = new ArrayList<Callable<Boolean>>();
      for (var n = 0; n < 4; n++) {
        processes.add(() -> {
          reminders.run();
          return true;
        });
      }
      for (var done : threads.invokeAll(processes)) {
        assertThat(done.get()).isTrue();
      }
    }
    reminders.run();
    assertThat(reminded()).hasSize(10);
  }

  @Test
  void aClockThatWasWrongAndIsSetRightStopsNoReminder() {
    once(Set.of(Reminder.HOUR));
    database.update(
        "update reminder_round set done_until = ?", at(first).plusYears(1).toOffsetDateTime());
    runAt(at(first).minusMinutes(70));
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).hasSize(1);
  }

  @Test
  void whatFollowsASplitHasTheSameReminders() {
    var meeting = weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR));
    var part = new Part.Following(meeting.id(), first.plusWeeks(1));
    var rest = meetings.draft(part, camille.id()).map(Draft::plan).orElseThrow();
    var rule = requireNonNull(rest.repeats());
    var later = new TimeSpan(at(first.plusWeeks(1)).plusHours(4), Duration.ofHours(1));
    meetings.edit(part, meeting.version(), new MeetingPlan(title, later, rule), camille.id());
    runAt(at(first).minusMinutes(60));
    runAt(at(first.plusWeeks(1)).plusHours(3));
    assertThat(reminded()).hasSize(2);
  }

  @Test
  void whatTheNightAddsToASeriesIsRemindedOfToo() {
    weekly(DayOfWeek.TUESDAY, Set.of(Reminder.HOUR));
    var far = first.plusWeeks(100);
    runAt(at(far).minusDays(3));
    upkeep.extendSeries();
    database.update("delete from outbox_mail");
    runAt(at(far).minusMinutes(60));
    assertThat(reminded()).hasSize(1);
  }

  @Test
  void otherRemindersAreNoNewsButHistory() {
    var meeting = once(Set.of(Reminder.HOUR), guest());
    var invitation = new Invitation("", false, Set.of(Reminder.DAY), List.of(guest()));
    var edit = new Edit(plan(), invitation, true);
    assertThat(meetings.noticesOfEdit(all(meeting), edit, camille.id())).isEmpty();
    meetings.edit(all(meeting), meeting.version(), edit, camille.id());
    var page = pages.find(meeting.id(), null, camille.id()).orElseThrow();
    assertThat(page.meeting().reminders()).containsExactly(Reminder.DAY);
    assertThat(page.changes().getFirst().what()).containsExactly(What.REMINDERS);
    runAt(at(first).minusMinutes(60));
    assertThat(reminded()).hasSize(2); // a day before, late
  }

  private MeetingDetails once(Set<Reminder> some, Invitee... invitees) {
    return schedule(plan(), some, invitees);
  }

  private MeetingDetails weekly(DayOfWeek day, Set<Reminder> some, Invitee... invitees) {
    var rule = new Recurrence(new Weekly(Set.of(day)), 1, new Never());
    var begin = first.with(TemporalAdjusters.nextOrSame(day));
    return schedule(
        new MeetingPlan(title, new TimeSpan(at(begin), Duration.ofHours(1)), rule), some, invitees);
  }

  private MeetingDetails schedule(MeetingPlan plan, Set<Reminder> some, Invitee... invitees) {
    var invitation = new Invitation("", false, some, List.of(invitees));
    return meetings.schedule(camille, new Edit(plan, invitation, true), null);
  }

  private MeetingPlan plan() {
    return new MeetingPlan(title, new TimeSpan(at(first), Duration.ofHours(1)));
  }

  private void move(MeetingDetails meeting, ZonedDateTime start) {
    meetings.edit(
        new Part.One(meeting.id(), first),
        meeting.version(),
        new MeetingPlan(title, new TimeSpan(start, Duration.ofHours(1))),
        camille.id());
  }

  private void decline(MeetingDetails meeting, EmailAddress who, @Nullable LocalDate day) {
    var attendee =
        attendees.list(meeting.id()).stream()
            .filter(one -> one.invitee().email().equals(who))
            .findFirst()
            .orElseThrow();
    var answer = new Answer(PartStat.DECLINED, "", 0, clock.instant());
    assertThat(attendees.answer(attendee.id(), who, day, answer)).isEqualTo(AnswerOutcome.TAKEN);
  }

  private void runAt(ZonedDateTime moment) {
    clock.advance(Duration.between(clock.instant(), moment));
    reminders.run();
  }

  private List<EmailAddress> reminded() {
    return reminderMails().stream().map(RemindersTest::recipient).toList();
  }

  private Mail to(EmailAddress recipient) {
    return reminderMails().stream()
        .filter(mail -> recipient(mail).equals(recipient))
        .findFirst()
        .orElseThrow();
  }

  private List<Mail> reminderMails() {
    return mails.list(ALL).stream()
        .map(Demonstration.Entry::mail)
        .filter(mail -> mail.subject().contains(title) && mail.calendar().isEmpty())
        .toList();
  }

  private static EmailAddress recipient(Mail mail) {
    return new EmailAddress(mail.recipient().replaceAll(".*<(.*)>", "$1"));
  }

  private static Part all(MeetingDetails meeting) {
    return new Part.All(meeting.id());
  }

  private static Invitee guest() {
    return Invitee.required(GUEST, "Guest");
  }

  private LocalDate today() {
    return clock.instant().atZone(PARIS).toLocalDate();
  }

  private static ZonedDateTime at(LocalDate day) {
    return day.atTime(TEN).atZone(PARIS);
  }
}
