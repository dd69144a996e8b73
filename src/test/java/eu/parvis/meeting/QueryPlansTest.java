package eu.parvis.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.PersonId;
import eu.parvis.meeting.MeetingFilter.Kind;
import eu.parvis.meeting.PublishedMeetings.Window;
import eu.parvis.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** How PostgreSQL looks things up among a twentieth of what the product is measured with. */
class QueryPlansTest {

  private static final ScheduleData DATA = ScheduleData.WHOLE.share(20);
  private static final MeetingFilter FOUND = new MeetingFilter("reunion 7", Kind.SERIES, false);

  private static String url;
  private static JdbcClient database;

  @BeforeAll
  static void write() throws SQLException {
    url = TestDatabase.createDatabase();
    Flyway.configure().dataSource(url, "postgres", null).load().migrate();
    var source = new DriverManagerDataSource(url, "postgres", "");
    DATA.write(source);
    database = JdbcClient.create(source);
  }

  @Test
  void aMonthIsARangeOfIndexes() {
    var now = Instant.now();
    for (var filter : List.of(MeetingFilter.NONE, FOUND)) {
      readsNoTableWhole(
          CalendarQuery.between(
              now.minus(Duration.ofDays(15)), now.plus(Duration.ofDays(27)), filter));
    }
  }

  @Test
  void theListsAreRangesOfIndexes() {
    for (var filter : List.of(MeetingFilter.NONE, FOUND)) {
      readsNoTableWhole(CalendarQuery.upcoming(Instant.now(), filter));
      readsNoTableWhole(CalendarQuery.past(Instant.now(), filter));
    }
  }

  @Test
  void aFeedIsARangeOfIndexes() {
    var now = Instant.now();
    var window = new Window(now.minus(Duration.ofDays(90)), now, now.plus(Duration.ofDays(540)));
    for (var person : new int[] {1, DATA.people() / 2}) {
      for (var text : List.of(PublishedMeetings.MEETINGS, PublishedMeetings.ROWS)) {
        var statement = database.sql("explain " + text).param("most", 5_000).param("now", utc(now));
        var plan =
            PublishedMeetings.within(statement, ScheduleData.person(person), window)
                .query(String.class)
                .list();
        assertThat(String.join("\n", plan))
            .as("person %d", person)
            .contains("Index")
            .doesNotContain("Seq Scan");
      }
    }
  }

  /** One of anybody would be kept after ten runs: the driver keeps the statement after five. */
  @Test
  void aFeedHasAPlanOfItsOwnHoweverOftenItWasAskedFor() {
    var connection = new SingleConnectionDataSource(url, "postgres", "", true);
    try {
      var transaction = new TransactionTemplate(new DataSourceTransactionManager(connection));
      var client = JdbcClient.create(connection);
      var published = new PublishedMeetings(client);
      var now = Instant.now();
      var window = new Window(now.minus(Duration.ofDays(90)), now, now.plus(Duration.ofDays(540)));
      for (var n = 0; n < 20; n++) {
        var person = ScheduleData.person(DATA.people() - n);
        transaction.executeWithoutResult(_ -> {
          var meetings = published.meetings(person, window, 50);
          assertThat(published.rows(person, window, meetings, 5_000)).isNotEmpty();
        });
      }
      var plans =
          client
              .sql(
                  """
                  select custom_plans, generic_plans from pg_prepared_statements
                  where statement like '%occurrence%'
                  """)
              .query((row, _) -> List.of(row.getLong(1), row.getLong(2)))
              .list();
      assertThat(plans)
          .hasSize(2)
          .allSatisfy(counts -> {
            assertThat(counts.getFirst()).isGreaterThan(5);
            assertThat(counts.getLast()).isZero();
          });
    } finally {
      connection.destroy();
    }
  }

  @Test
  void remindersAreRangesOfIndexes() {
    var now = Instant.now();
    for (var reminder : Reminder.values()) {
      var text = "explain " + ReminderRows.BEGINNING;
      var from = now.plus(reminder.least());
      var to = now.plus(reminder.most()).plusSeconds(20);
      var plan =
          ReminderRows.beginning(database, text, reminder, from, to).query(String.class).list();
      assertThat(String.join("\n", plan)).contains("occurrence_start").doesNotContain("Seq Scan");
    }
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }

  @Test
  void answersToAPageOfMeetingsAreLookedUpMeetingByMeeting() {
    var found =
        CalendarQuery.upcoming(Instant.now(), MeetingFilter.NONE)
            .find(database, ScheduleData.person(DATA.people() / 2), 0, 21);
    assertThat(found).isNotEmpty();
    for (var text : List.of(Responses.COUNTS, Responses.OF_PERSON)) {
      var statement =
          database
              .sql("explain " + text)
              .param("meetings", joined(found, key -> key.meeting().toString()))
              .param("days", joined(found, key -> key.day().toString()));
      if (text.contains(":person")) {
        statement.param("person", ScheduleData.person(1).value());
      }
      assertThat(String.join("\n", statement.query(String.class).list()))
          .contains("Index")
          .doesNotContain("Seq Scan on attendee ");
    }
  }

  private static String joined(
      List<CalendarQuery.Found> found, Function<Occurrence.Key, String> value) {
    return found.stream().map(one -> value.apply(one.key())).collect(Collectors.joining(","));
  }

  private static void readsNoTableWhole(CalendarQuery query) {
    for (var person : new int[] {1, DATA.people() / 2}) {
      assertThat(plan(query, ScheduleData.person(person)))
          .as("person %d", person)
          .contains("Index")
          .doesNotContain("Seq Scan");
    }
  }

  private static String plan(CalendarQuery query, PersonId person) {
    return String.join(
        "\n",
        query
            .statement(database, "explain " + query.text(), person, 0, 21)
            .query(String.class)
            .list());
  }
}
