package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.Attendees;
import eu.parvis.meeting.Edit;
import eu.parvis.meeting.Invitation;
import eu.parvis.meeting.InvitationEvents;
import eu.parvis.meeting.Invitee;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.Part;
import eu.parvis.meeting.Reminder;
import eu.parvis.meeting.ReminderDue;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Reminders leave by a mail server, and not once they are of no use. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class ReminderMailTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final EmailAddress GUEST = new EmailAddress("guest@elsewhere.example");
  private static final int NOWHERE = 1;

  @Autowired private InvitationEvents events;
  @Autowired private Attendees attendees;
  @Autowired private LetterWriter letters;
  @Autowired private OutboxRows rows;
  @Autowired private People accounts;
  @Autowired private Meetings meetings;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private MessageSource texts;
  @Autowired private TransactionOperations transactions;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;

  private final GreenMail greenMail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private PersonProfile camille;
  private ZonedDateTime start;
  private MeetingDetails meeting;

  @BeforeEach
  void begin() {
    greenMail.start();
    camille = people.active(Language.FRENCH, false);
    start = clock.instant().atZone(PARIS).plusDays(1).truncatedTo(ChronoUnit.HOURS);
    var invitation =
        new Invitation(
            "**Money**", false, Set.of(Reminder.HOUR), List.of(Invitee.required(GUEST, "Guest")));
    meeting = meetings.schedule(camille, new Edit(plan(start), invitation, true), null);
    database.update("delete from outbox_mail");
    clock.advance(Duration.between(clock.instant(), start.minusHours(1)));
    remind();
  }

  @AfterEach
  void end() {
    greenMail.stop();
  }

  @Test
  void leavesAsTextAndHtmlToTheOrganizerAndTheAttendee() throws Exception {
    deliver(greenMail.getSmtp().getPort());
    assertThat(recipients()).containsExactlyInAnyOrder(camille.email().value(), GUEST.value());
    for (var message : greenMail.getReceivedMessages()) {
      assertThat(message.getSubject()).startsWith("Rappel\u00a0: Budget – ");
      assertThat(message.getContentType()).startsWith("multipart/alternative");
      var parts = (MimeMultipart) message.getContent();
      assertThat(parts.getCount()).isEqualTo(2);
      assertThat((String) parts.getBodyPart(0).getContent())
          .startsWith("Rejoindre la réunion\u00a0: http")
          .contains(meeting.slug().value(), "Money")
          .doesNotContain("**");
      assertThat((String) parts.getBodyPart(1).getContent()).contains("<strong>Money</strong>");
    }
  }

  @Test
  void isNoNewsOfTheMeetingUnlessItIsNotDelivered() throws Exception {
    try (var server = new ScriptedServer(Map.of(GUEST.value(), "550 5.1.1 no such user"))) {
      deliver(server.port());
    }
    assertThat(rows.fates(meeting.id().value()))
        .singleElement()
        .satisfies(fate -> {
          assertThat(fate.recipient()).isEqualTo(GUEST);
          assertThat(fate.trouble()).isEqualTo(Trouble.MAILBOX_UNKNOWN);
        });
  }

  @Test
  void whatWaitsForTheServerLeavesWhileItIsOfUse() throws Exception {
    deliver(NOWHERE);
    clock.advance(Duration.ofMinutes(59));
    deliver(greenMail.getSmtp().getPort());
    assertThat(recipients()).hasSize(2);
  }

  @Test
  void whatWaitsForTheServerUntilTheMeetingBeginsIsDropped() throws Exception {
    deliver(NOWHERE);
    clock.advance(Duration.ofMinutes(60));
    deliver(greenMail.getSmtp().getPort());
    nothingIsLeft();
  }

  @Test
  void whatWaitsWhileTheMeetingIsCancelledIsDropped() throws Exception {
    meetings.cancel(all(), meeting.version(), false, camille.id());
    deliver(greenMail.getSmtp().getPort());
    nothingIsLeft();
  }

  @Test
  void whatWaitsWhileTheRoomIsArchivedIsDropped() throws Exception {
    management.archive(rooms.find(meeting.slug()).orElseThrow().id(), camille.id());
    deliver(greenMail.getSmtp().getPort());
    nothingIsLeft();
  }

  @Test
  void whatWaitsWhileTheMeetingIsMovedIsDropped() throws Exception {
    var edit = new Edit(plan(start.plusHours(2)), invitation(true), false);
    meetings.edit(all(), meeting.version(), edit, camille.id());
    deliver(greenMail.getSmtp().getPort());
    nothingIsLeft();
  }

  @Test
  void whatWaitsForSomebodyWhoIsRemovedIsDropped() throws Exception {
    var edit = new Edit(plan(start), invitation(false), false);
    meetings.edit(all(), meeting.version(), edit, camille.id());
    deliver(greenMail.getSmtp().getPort());
    assertThat(recipients()).containsExactly(camille.email().value());
  }

  @Test
  void whatBecameOfOneIsForgottenAfterThirtyDays() {
    deliver(greenMail.getSmtp().getPort());
    assertThat(rows.deleteReminders(clock.instant().minus(Duration.ofDays(30)))).isZero();
    clock.advance(Duration.ofDays(31));
    assertThat(rows.deleteReminders(clock.instant().minus(Duration.ofDays(30)))).isEqualTo(2);
  }

  private void nothingIsLeft() throws Exception {
    assertThat(recipients()).isEmpty();
    assertThat(database.queryForList("select from outbox_mail where begins_at is not null"))
        .isEmpty();
  }

  private Invitation invitation(boolean guest) {
    var invitees = guest ? List.of(Invitee.required(GUEST, "Guest")) : List.<Invitee>of();
    return new Invitation("", false, Set.of(Reminder.HOUR), invitees);
  }

  private static MeetingPlan plan(ZonedDateTime start) {
    return new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)));
  }

  private Part all() {
    return new Part.All(meeting.id());
  }

  /** As a round does, with a server. */
  private void remind() {
    var settings = LocalMail.settings(greenMail.getSmtp().getPort());
    var outbox =
        new Outbox(rows, new MimeWriter(texts, settings), settings, new Bell(settings), clock);
    var mail = new ReminderMail(events, accounts, letters, outbox, rows, clock);
    var occurrence = new Part.One(meeting.id(), start.toLocalDate());
    transactions.executeWithoutResult(
        _ -> mail.write(new ReminderDue(occurrence, attendees.list(meeting.id()))));
  }

  private void deliver(int port) {
    LocalMail.deliverAll(new Delivery(rows, transactions, clock), port);
  }

  private List<String> recipients() throws Exception {
    var found = new ArrayList<String>();
    for (var message : greenMail.getReceivedMessages()) {
      found.add(((InternetAddress) message.getAllRecipients()[0]).getAddress());
    }
    return found;
  }
}
