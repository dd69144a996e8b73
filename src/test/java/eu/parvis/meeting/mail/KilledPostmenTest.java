package eu.parvis.meeting.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import eu.parvis.kernel.PublicUrl;
import eu.parvis.testing.TestDatabase;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A process that is killed between the server's 250 and the commit, with every worker just there:
 * nobody is forgotten, and what comes twice is the same.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KilledPostmenTest {

  private static final int PEOPLE = 200;
  private static final int WORKERS = 4;
  private static final int BEFORE_THE_KILL = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  private final String database = TestDatabase.createDatabase();
  private final DriverManagerDataSource source =
      new DriverManagerDataSource(database, "postgres", "");
  private final JdbcTemplate template = new JdbcTemplate(source);
  private final List<Process> processes = new ArrayList<>();

  @AfterEach
  void end() throws InterruptedException {
    for (var process : processes) {
      process.destroyForcibly().waitFor();
    }
    server.stop();
  }

  @Test
  void everybodyIsInvitedAndAtMostOneMailAWorkerComesTwice() throws Exception {
    Flyway.configure().dataSource(source).load().migrate();
    write();
    server.start();

    var first = start();
    await("mail leaves", () -> server.getReceivedMessages().length, BEFORE_THE_KILL);
    try (var connection = source.getConnection()) {
      holdCommitsBack(connection);
      await("every worker is between the 250 and its commit", this::waiting, WORKERS);
      first.destroyForcibly().waitFor();
      connection.rollback();
    }
    var left = count("WAITING");
    assertThat(left).isGreaterThanOrEqualTo(WORKERS);

    start();
    await("all have left", () -> count("SENT"), PEOPLE);

    var copies = copies();
    assertThat(copies).hasSize(PEOPLE);
    assertThat(copies.values()).allSatisfy(texts -> assertThat(texts.distinct()).hasSize(1));
    var repeated = copies.values().stream().mapToInt(texts -> texts.all().size() - 1).sum();
    assertThat(repeated).isBetween(1, WORKERS);
  }

  /** Whoever changes a row waits; who takes one does not. */
  private static void holdCommitsBack(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.createStatement()) {
      statement.execute("lock table outbox_mail in share mode");
    }
  }

  private int waiting() {
    return number(
        """
        select count(*) from pg_locks
        where relation = 'outbox_mail'::regclass and mode = 'RowExclusiveLock' and not granted
        """);
  }

  private int count(String state) {
    return number("select count(*) from outbox_mail where state = '" + state + "'");
  }

  private int number(String sql) {
    var number = template.queryForObject(sql, Integer.class);
    return number == null ? 0 : number;
  }

  private void write() {
    var settings = LocalMail.settings(0);
    var texts = new ResourceBundleMessageSource();
    texts.setBasename("i18n/mail");
    texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
    var outbox =
        new Outbox(
            new OutboxRows(template),
            new MimeWriter(texts, settings),
            settings,
            new Bell(settings),
            Clock.systemUTC());
    var meeting = UUID.randomUUID();
    new TransactionTemplate(new DataSourceTransactionManager(source))
        .executeWithoutResult(_ -> {
          template.execute("set local session_replication_role = replica"); // no meeting is needed
          IntStream.range(0, PEOPLE)
              .mapToObj("guest%d@example.fr"::formatted)
              .forEach(address -> outbox.add(Letters.french(meeting, Occasion.INVITED, address)));
        });
  }

  private Process start() throws Exception {
    var process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Post.class.getName(),
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--parvis.mail.host=127.0.0.1",
                "--parvis.mail.port=" + server.getSmtp().getPort(),
                "--parvis.mail.security=none",
                "--parvis.mail.from=parvis@example.fr",
                "--parvis.mail.workers=" + WORKERS)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  private static void await(String what, IntSupplier number, int least) {
    var end = Instant.now().plus(PATIENCE);
    while (number.getAsInt() < least) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private record Copies(List<String> all) {
    Set<String> distinct() {
      return new HashSet<>(all);
    }
  }

  private Map<String, Copies> copies() throws Exception {
    var copies = new HashMap<String, Copies>();
    for (var message : server.getReceivedMessages()) {
      var recipient = message.getRecipients(Message.RecipientType.TO)[0].toString();
      copies
          .computeIfAbsent(recipient, _ -> new Copies(new ArrayList<>()))
          .all()
          .add(text(message));
    }
    return copies;
  }

  private static String text(MimeMessage message) throws Exception {
    var bytes = new ByteArrayOutputStream();
    message.writeTo(bytes, new String[] {"Return-Path", "Received"});
    return bytes.toString(StandardCharsets.US_ASCII);
  }

  /** The part of the product that hands mail over, as a process. */
  @Configuration(proxyBeanMethods = false)
  @Import({OutboxRows.class, Delivery.class, Bell.class, MailConfiguration.class})
  @ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class
  })
  static class Post {

    public static void main(String[] arguments) throws InterruptedException {
      new SpringApplicationBuilder(Post.class).web(WebApplicationType.NONE).run(arguments);
      Thread.currentThread().join();
    }

    @Bean
    PublicUrl publicUrl() {
      return new PublicUrl(URI.create("https://parvis.example.fr"));
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
