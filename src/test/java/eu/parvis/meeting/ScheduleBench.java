package eu.parvis.meeting;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.testing.ParvisTest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Measures the calendar with many people and prints one line of JSON; {@code ./parvis bench
 * schedule} runs it. Every twentieth question is of somebody with 5,000 meetings.
 */
@ParvisTest
class ScheduleBench {

  private static final int READS = 1_000;
  private static final int WRITES = 200;
  private static final int BUSY_EVERY = 20;
  private static final int ATTENDEES = 20;
  private static final int PAGE = 21;
  private static final int GRID = 501;
  private static final URI BASE = URI.create("https://parvis.example");

  @Autowired private DataSource source;
  @Autowired private JdbcClient database;
  @Autowired private MeetingCalendar calendar;
  @Autowired private Calendars calendars;
  @Autowired private Responses responses;
  @Autowired private Meetings meetings;
  @Autowired private People people;

  private final ScheduleData data = ScheduleData.WHOLE.share(Integer.getInteger("bench.parts", 1));
  private final Random random = new Random(20261126);

  @Test
  void schedule() throws SQLException {
    data.write(source);
    // What tests do without: every commit is on the disk.
    for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
      database.sql("alter system set " + setting + " = on").update();
    }
    database.sql("select pg_reload_conf()").query(Boolean.class).single();
    var line =
        "{\"people\":%d,\"meetings\":%d,\"attendees\":%d,\"calendarMonth\":%s,\"home\":%s,\"createMeeting\":%s,\"feed\":%s}"
            .formatted(
                data.people(),
                data.meetings(),
                data.attendees(),
                measure(READS, this::month),
                measure(READS, this::home),
                measure(WRITES, this::create),
                measure(READS, this::feed));
    System.out.println("\n" + line);
  }

  private void month(PersonProfile person) {
    var from = now().minus(Duration.ofDays(random.nextInt(300)));
    var found =
        calendar.between(
            person.id(), from, from.plus(Duration.ofDays(42)), MeetingFilter.NONE, GRID);
    responses.of(person.id(), found);
  }

  private void home(PersonProfile person) {
    for (var found :
        List.of(
            calendar.upcoming(person.id(), now(), MeetingFilter.NONE, 0, PAGE),
            calendar.past(person.id(), now(), MeetingFilter.NONE, 0, PAGE))) {
      responses.counts(found);
      responses.of(person.id(), found);
    }
  }

  private void feed(PersonProfile person) {
    calendars.feed(person, BASE, BASE);
  }

  private void create(PersonProfile person) {
    var first = 1 + random.nextInt(data.people() - ATTENDEES);
    var invited =
        IntStream.range(first, first + ATTENDEES)
            .mapToObj(
                n -> Invitee.required(new EmailAddress("p" + n + "@bench.example"), "Person " + n))
            .toList();
    var when =
        new TimeSpan(
            now().atZone(ZoneId.of("Europe/Paris")).plusDays(random.nextInt(1, 99)),
            Duration.ofHours(1));
    var edit = new Edit(new MeetingPlan("Réunion", when), new Invitation("", true, invited), true);
    meetings.schedule(person, edit, null);
  }

  private static Instant now() {
    return Instant.now();
  }

  /** In milliseconds, after as many again to warm up as a tenth. */
  private String measure(int times, Consumer<PersonProfile> question) {
    for (int n = 0; n < times / 10; n++) {
      question.accept(somebody(n));
    }
    var millis = new double[times];
    for (int n = 0; n < times; n++) {
      var person = somebody(n);
      var begin = System.nanoTime();
      question.accept(person);
      millis[n] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    return IntStream.of(50, 95, 99)
        .mapToObj(percent ->
            String.format(Locale.ROOT, "\"p%d\":%.1f", percent, millis[times * percent / 100]))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private PersonProfile somebody(int n) {
    var number =
        n % BUSY_EVERY == 0 ? 1 + random.nextInt(data.busy()) : 1 + random.nextInt(data.people());
    return people.find(ScheduleData.person(number)).orElseThrow();
  }
}
