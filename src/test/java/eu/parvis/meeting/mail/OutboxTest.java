package eu.parvis.meeting.mail;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.meeting.mail.Fate.State;
import eu.parvis.testing.ParvisTest;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Mail leaves, late rather than never, and its fate is known. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class OutboxTest {

  @Autowired private Outbox kept;
  @Autowired private OutboxRows rows;
  @Autowired private MessageSource texts;
  @Autowired private TransactionOperations transactions;
  @Autowired private JdbcTemplate database;
  @Autowired private Meetings meetings;
  @Autowired private TestPeople people;
  @Autowired private MovableClock clock;

  private final GreenMail greenMail =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private UUID meeting = UUID.randomUUID();
  private @Nullable Delivery delivery;

  @BeforeEach
  void begin() {
    greenMail.start();
    var camille = people.active(Language.FRENCH, false);
    meeting = meetings.schedule(camille, new MeetingPlan("Budget", null)).id().value();
    delivery = new Delivery(rows, transactions, clock);
    database.update("delete from outbox_mail");
  }

  @AfterEach
  void end() {
    greenMail.stop();
  }

  @Test
  void aMailLeavesByteForByteAndItsBodyIsDeleted() throws Exception {
    add("odile@example.fr");
    var written = database.queryForObject("select body from outbox_mail", String.class);
    assertThat(states()).containsExactly(State.WAITING);

    deliverAll(greenMail.getSmtp().getPort());

    assertThat(greenMail.getReceivedMessages()).hasSize(1);
    assertThat(received(greenMail.getReceivedMessages()[0]).strip())
        .isEqualTo(requireNonNull(written).strip());
    assertThat(states()).containsExactly(State.SENT);
    assertThat(database.queryForObject("select body from outbox_mail", String.class)).isNull();
  }

  @Test
  void nothingLeavesOfWhatIsTakenBack() {
    assertThatThrownBy(() ->
            transactions.executeWithoutResult(_ -> {
              outbox().add(Letters.french(meeting, Occasion.INVITED, "odile@example.fr"));
              throw new IllegalStateException("taken back");
            }))
        .hasMessage("taken back");
    deliverAll(greenMail.getSmtp().getPort());
    assertThat(greenMail.getReceivedMessages()).isEmpty();
  }

  @Test
  void whereThereIsNoServerMailStaysHere() {
    transactions.executeWithoutResult(
        _ -> kept.add(Letters.french(meeting, Occasion.INVITED, "odile@example.fr")));
    assertThat(states()).containsExactly(State.KEPT);
    deliverAll(greenMail.getSmtp().getPort());
    assertThat(greenMail.getReceivedMessages()).isEmpty();
    assertThat(rows.kept(0, 10)).hasSize(1);
  }

  /** Two processes, or two workers of one, take different mails. */
  @Test
  void manyWorkersSendEachMailOnce() throws Exception {
    IntStream.range(0, 60).forEach(n -> add("guest%d@example.fr".formatted(n)));
    var port = greenMail.getSmtp().getPort();
    try (var threads = Executors.newFixedThreadPool(4)) {
      var workers = new ArrayList<Callable<Boolean>>();
      IntStream.range(0, 4)
          .forEach(_ ->
              workers.add(() -> {
                deliverAll(port);
                return true;
              }));
      for (var done : threads.invokeAll(workers)) {
        assertThat(done.get()).isTrue();
      }
    }
    assertThat(recipients()).hasSize(60).doesNotHaveDuplicates();
    assertThat(states()).hasSize(60).containsOnly(State.SENT);
  }

  @ParameterizedTest
  @CsvSource({
    "550 5.1.1 no such user, MAILBOX_UNKNOWN",
    "550 who is that, MAILBOX_UNKNOWN",
    "550 5.1.2 no such host, DOMAIN_UNKNOWN",
    "552 5.2.2 full, MAILBOX_FULL",
    "550 5.7.1 go away, REFUSED",
    "554 no, REFUSED"
  })
  void whatIsRefusedIsGivenUpForAReasonThatPeopleUnderstand(String answer, Trouble trouble)
      throws Exception {
    add("nobody@example.fr");
    add("odile@example.fr");
    try (var server = new ScriptedServer(Map.of("nobody@example.fr", answer))) {
      deliverAll(server.port());
    }
    var fates = kept.fates(meeting);
    assertThat(fates).extracting(Fate::state).containsExactly(State.FAILED, State.SENT);
    assertThat(fates.getFirst().trouble()).isEqualTo(trouble);
    assertThat(database.queryForList("select body from outbox_mail where body is not null"))
        .isEmpty();
  }

  @Test
  void whatIsPutOffIsTriedLaterAndLaterAndGivenUpAfterThreeDays() throws Exception {
    add("odile@example.fr");
    try (var server = new ScriptedServer(Map.of("odile@example.fr", "452 4.2.2 full"))) {
      var tries = 0;
      var begin = clock.instant();
      while (states().contains(State.WAITING)) {
        deliverAll(server.port());
        tries++;
        if (tries == 1) {
          assertThat(kept.fates(meeting).getFirst().delayed()).isTrue();
        }
        clock.advance(Duration.ofMinutes(1));
      }
      assertThat(Duration.between(begin, clock.instant()))
          .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(2));
      assertThat(attempts()).isBetween(15, 25);
    }
    assertThat(kept.fates(meeting).getFirst().trouble()).isEqualTo(Trouble.MAILBOX_FULL);
    assertThat(states()).containsExactly(State.FAILED);
  }

  @Test
  void whatWaitedForTheServerLeavesSoonAfterItIsBack() {
    add("odile@example.fr");
    for (var minute = 0; minute < 600; minute++) {
      deliverAll(1);
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(kept.fates(meeting).getFirst().trouble()).isEqualTo(Trouble.SERVER_UNREACHABLE);
    clock.advance(Duration.ofMinutes(10));
    deliverAll(greenMail.getSmtp().getPort());
    assertThat(states()).containsExactly(State.SENT);
  }

  private void add(String address) {
    transactions.executeWithoutResult(
        _ -> outbox().add(Letters.french(meeting, Occasion.INVITED, address)));
  }

  private Outbox outbox() {
    var settings = LocalMail.settings(greenMail.getSmtp().getPort());
    return new Outbox(rows, new MimeWriter(texts, settings), settings, new Bell(settings), clock);
  }

  private void deliverAll(int port) {
    LocalMail.deliverAll(requireNonNull(delivery), port);
  }

  private List<State> states() {
    return database.query(
        "select state from outbox_mail", (row, _) -> State.valueOf(row.getString(1)));
  }

  private int attempts() {
    var attempts = database.queryForObject("select attempts from outbox_mail", Integer.class);
    return attempts == null ? 0 : attempts;
  }

  private List<String> recipients() throws Exception {
    var found = new ArrayList<String>();
    for (var message : greenMail.getReceivedMessages()) {
      Arrays.stream(message.getAllRecipients()).forEach(one -> found.add(one.toString()));
    }
    return found;
  }

  /** Without what the server put before it. */
  private static String received(MimeMessage message) throws Exception {
    var bytes = new ByteArrayOutputStream();
    message.writeTo(bytes, new String[] {"Return-Path", "Received"});
    return bytes.toString(StandardCharsets.US_ASCII);
  }
}
