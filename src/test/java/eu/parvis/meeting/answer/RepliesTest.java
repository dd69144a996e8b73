package eu.parvis.meeting.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.meeting.PartStat;
import eu.parvis.meeting.answer.InvitedGuest.Invited;
import eu.parvis.meeting.mail.Fate.State;
import eu.parvis.meeting.mail.MailSettings.Security;
import eu.parvis.meeting.mail.Outbox;
import eu.parvis.meeting.mail.Trouble;
import eu.parvis.testing.ParvisTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** Answers of calendars, in the shapes in which programs send them, and in those that attack. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class, InvitedGuest.class})
class RepliesTest {

  @Autowired private InvitedGuest guest;
  @Autowired private ReplyDesk desk;
  @Autowired private Outbox outbox;
  @Autowired private JdbcTemplate database;

  @SuppressWarnings("NullAway.Init")
  private Invited invited;

  @BeforeEach
  void invite() {
    invited = guest.invite();
  }

  @ParameterizedTest
  @CsvSource({"outlook, ACCEPTED", "gmail, DECLINED", "thunderbird, TENTATIVE", "zimbra, ACCEPTED"})
  void calendarsAnswerForOneOccurrence(String program, PartStat expected) throws Exception {
    var first = invited.first();
    assertThat(take(mail(program, first, 0))).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(guest.partStat(invited, first)).isEqualTo(expected);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @ParameterizedTest
  @CsvSource({"outlook, ACCEPTED", "gmail, DECLINED", "thunderbird, TENTATIVE"})
  void calendarsAnswerForAll(String program, PartStat expected) throws Exception {
    assertThat(take(forAll(mail(program, invited.first(), 0)))).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(guest.partStat(invited, null)).isEqualTo(expected);
  }

  @Test
  void aWordComesWithTheAnswer() throws Exception {
    take(forAll(mail("outlook", invited.first(), 0)));
    assertThat(guest.comment(invited)).isEqualTo("J’arriverai à 10 h 15.");
  }

  /** Another time is not taken over; that one may not come to this one, and why, is. */
  @Test
  void aProposalOfAnotherTimeIsAMaybeWithItsWord() throws Exception {
    assertThat(take(mail("exchange-series", invited.first(), 0))).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.TENTATIVE);
    var day = invited.organizer().reading().longDate(invited.first());
    assertThat(guest.comment(invited))
        .isEqualTo(
            "Propose un autre horaire\u00a0: %s, 14:00\u00a0–\u2060\u00a015:00. Plutôt à 14 h ?"
                .formatted(day));
  }

  @Test
  void whatProposesTheTimeThatWasAskedAboutProposesNone() throws Exception {
    var mail = mail("exchange-series", invited.first(), 0).replace("T140000", "T100000");
    take(mail);
    assertThat(guest.comment(invited)).isEqualTo("Plutôt à 14 h ?");
    take(mail.replaceAll("DTSTART;TZID=R[^\n]*\n", "DTSTART:yesterday\n"));
    assertThat(guest.comment(invited)).isEqualTo("Plutôt à 14 h ?");
  }

  @Test
  void anAnswerToAnOldInvitationIsStale() throws Exception {
    guest.move(invited, 15);
    assertThat(take(forAll(mail("gmail", invited.first(), 0)))).isEqualTo(ReplyOutcome.STALE);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void anAnswerForSomebodyElseChangesNothingAndIsCounted() throws Exception {
    var before = desk.counted(ReplyOutcome.NOT_THEIRS);
    var mail =
        forAll(mail("gmail", invited.first(), 0))
            .replace("mailto:odile.martin@elsewhere.example", "mailto:paul@elsewhere.example");
    assertThat(take(mail)).isEqualTo(ReplyOutcome.NOT_THEIRS);
    var other = guest.invite();
    var uid = invited.meeting().id().toString();
    assertThat(
            take(forAll(mail("gmail", invited.first(), 0)).replace(uid, other.meeting().id() + "")))
        .isEqualTo(ReplyOutcome.NOT_THEIRS);
    assertThat(desk.counted(ReplyOutcome.NOT_THEIRS)).isEqualTo(before + 2);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
    assertThat(guest.partStat(other, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void aForgedTokenChangesNothingAndIsCounted() throws Exception {
    var before = desk.counted(ReplyOutcome.NO_TOKEN);
    var forged = "a".repeat(40);
    var mail = forAll(mail("gmail", invited.first(), 0)).replace(invited.token(), forged);
    assertThat(take(mail)).isEqualTo(ReplyOutcome.NO_TOKEN);
    assertThat(desk.counted(ReplyOutcome.NO_TOKEN)).isEqualTo(before + 1);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  @Test
  void anAbsenceNoticeIsNoAnswer() throws Exception {
    assertThat(
            take(
                """
                From: odile.martin@elsewhere.example
                To: reply+%s@parvis.example.fr
                Auto-Submitted: auto-replied
                Subject: Absente
                Content-Type: text/plain

                De retour lundi.
                """
                    .formatted(invited.token())))
        .isEqualTo(ReplyOutcome.NO_REPLY);
  }

  @Test
  void whatAServerCouldNotDeliverIsKnownToTheOrganizer() throws Exception {
    var sql = "select id from outbox_mail where meeting_id = ?";
    var id = database.queryForObject(sql, UUID.class, invited.meeting().id().value());
    var meeting = invited.meeting().id().value();
    assertThat(take(report(id))).isEqualTo(ReplyOutcome.BOUNCE);
    assertThat(outbox.fates(meeting).getFirst().state()).as("not sent").isEqualTo(State.KEPT);

    database.update("update outbox_mail set state = 'SENT', body = null where id = ?", id);
    assertThat(take(report(id).replace("failed", "delayed"))).isEqualTo(ReplyOutcome.NO_TOKEN);
    assertThat(outbox.fates(meeting).getFirst().state()).isEqualTo(State.SENT);
    assertThat(take(report(id))).isEqualTo(ReplyOutcome.BOUNCE);
    var fate = outbox.fates(meeting).getFirst();
    assertThat(fate.state()).isEqualTo(State.FAILED);
    assertThat(fate.trouble()).isEqualTo(Trouble.MAILBOX_UNKNOWN);
  }

  private static String report(@Nullable UUID id) {
    return """
    From: MAILER-DAEMON@relay.example.fr
    To: reply@parvis.example.fr
    Auto-Submitted: auto-replied
    Subject: Undelivered Mail Returned to Sender
    MIME-Version: 1.0
    Content-Type: multipart/report; report-type=delivery-status; boundary="B"

    --B
    Content-Description: Notification

    I am sorry to have to inform you that your message could not be delivered.
    --B
    Content-Type: message/delivery-status

    Reporting-MTA: dns; relay.example.fr

    Final-Recipient: rfc822; odile.martin@elsewhere.example
    Action: failed
    Status: 5.1.1
    Diagnostic-Code: smtp; 550 5.1.1 <odile.martin@elsewhere.example>: User unknown
    --B
    Content-Type: text/rfc822-headers

    From: "Camille (Parvis)" <parvis@example.fr>
    Message-ID: <%s@example.fr>
    Subject: Invitation
    --B--
    """
        .formatted(id);
  }

  @Test
  void aMailOfFiftyMegabytesIsNotReadToItsEnd() throws Exception {
    var endless = new Endless(50L * 1024 * 1024);
    try (var mail = new SequenceInputStream(bytes(direct("")), endless)) {
      assertThat(desk.take(mail)).isEqualTo(ReplyOutcome.TOO_LARGE);
    }
    assertThat(endless.left).isGreaterThan(48L * 1024 * 1024);
  }

  @Test
  void aMailThatIsNestedAHundredDeepIsNotFollowed() throws Exception {
    var mail = new StringBuilder("To: reply+%s@parvis.example.fr\n".formatted(invited.token()));
    for (var depth = 0; depth < 100; depth++) {
      mail.append("Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n".formatted(depth, depth));
    }
    mail.append("Content-Type: text/calendar; method=REPLY\n\n").append(reply(""));
    assertThat(take(mail.toString())).isEqualTo(ReplyOutcome.NO_REPLY);
  }

  @Test
  void componentsThatAreNestedAHundredDeepAreNotFollowed() throws Exception {
    var deep = "BEGIN:VEVENT\n".repeat(100) + "END:VEVENT\n".repeat(100);
    assertThat(take(direct(reply(deep)))).isEqualTo(ReplyOutcome.NO_REPLY);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.NEEDS_ACTION);
  }

  /** A rule of every second for ever is a line like others that are not looked at. */
  @Test
  void aRecurrenceBombIsNotExpanded() throws Exception {
    var bomb = "DTSTART:19000101T000000Z\nRRULE:FREQ=SECONDLY;COUNT=2000000000\n";
    assertThat(take(direct(reply(bomb)))).isEqualTo(ReplyOutcome.TAKEN);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.ACCEPTED);
  }

  @Test
  void aTimeOfTheFarFutureDoesNotHaveTheLastWord() throws Exception {
    take(direct(reply("DTSTAMP:99991231T235959Z\n")));
    assertThat(take(direct(reply("").replace("ACCEPTED", "DECLINED"))))
        .isEqualTo(ReplyOutcome.TAKEN);
    assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.DECLINED);
  }

  @Test
  void theMailboxIsReadAndEachMailOnce() throws Exception {
    var imap = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
    var server = new GreenMail(imap);
    server.start();
    try {
      var user = server.setUser("reply@parvis.example.fr", "reply", "secret");
      user.deliver(message(forAll(mail("gmail", invited.first(), 0))));
      user.deliver(message("To: reply@parvis.example.fr\nSubject: hello\n\nhello\n"));
      var settings =
          new MailboxSettings(
              "127.0.0.1",
              server.getImap().getPort(),
              Security.NONE,
              "reply",
              "secret",
              "INBOX",
              Duration.ofMinutes(1));
      var taken = desk.counted(ReplyOutcome.TAKEN);
      var strange = desk.counted(ReplyOutcome.NO_TOKEN);
      var mailbox = new Mailbox(settings, desk);
      mailbox.read();
      mailbox.read();
      assertThat(desk.counted(ReplyOutcome.TAKEN)).isEqualTo(taken + 1);
      assertThat(desk.counted(ReplyOutcome.NO_TOKEN)).isEqualTo(strange + 1);
      assertThat(guest.partStat(invited, null)).isEqualTo(PartStat.DECLINED);
    } finally {
      server.stop();
    }
  }

  private ReplyOutcome take(String mail) throws IOException {
    try (var stream = bytes(mail)) {
      return desk.take(stream);
    }
  }

  private String direct(String calendar) {
    return "To: reply+%s@parvis.example.fr\nContent-Type: text/calendar; charset=utf-8\n\n%s"
        .formatted(invited.token(), calendar);
  }

  private String reply(String lines) {
    return """
    BEGIN:VCALENDAR
    METHOD:REPLY
    BEGIN:VEVENT
    UID:%s
    %sATTENDEE;PARTSTAT=ACCEPTED:mailto:odile.martin@elsewhere.example
    SEQUENCE:0
    END:VEVENT
    END:VCALENDAR
    """
        .formatted(invited.meeting().id(), lines);
  }

  private String mail(String program, LocalDate day, int sequence) throws IOException {
    try (var stream = RepliesTest.class.getResourceAsStream(program + ".eml")) {
      assertThat(stream).as(program).isNotNull();
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace("{TOKEN}", invited.token())
          .replace("{UPPERTOKEN}", invited.token().toUpperCase(Locale.ROOT))
          .replace("{UID}", invited.meeting().id().toString())
          .replace("{DAY}", DateTimeFormatter.BASIC_ISO_DATE.format(day))
          .replace("{SEQUENCE}", Integer.toString(sequence));
    }
  }

  private static String forAll(String mail) {
    return mail.replaceAll("RECURRENCE-ID[^\n]*\n", "");
  }

  private static MimeMessage message(String mail) throws Exception {
    return new MimeMessage(Session.getInstance(new Properties()), bytes(mail));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Many spaces that are nowhere. */
  private static final class Endless extends InputStream {

    private long left;

    Endless(long bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? ' ' : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      var read = (int) Math.min(left, length);
      Arrays.fill(buffer, offset, offset + read, (byte) ' ');
      left -= read;
      return read > 0 ? read : -1;
    }
  }
}
