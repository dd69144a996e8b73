package eu.parvis.meeting.feed;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import eu.parvis.testing.ParvisTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;

/** A feed over HTTP, as programs that know nothing of a login ask for it. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class FeedTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @LocalServerPort private int port;
  @Autowired private CalendarFeeds feeds;
  @Autowired private Administration administration;
  @Autowired private Meetings meetings;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;
  @Autowired private JdbcTemplate database;
  private final HttpClient client = HttpClient.newHttpClient();
  private PersonProfile camille;
  private String path;

  @BeforeEach
  void subscribe() {
    camille = testPeople.active(Language.FRENCH, false);
    plan("Budget");
    path = feeds.renew(camille.id());
  }

  @Test
  void isACalendarForWhoeverHasTheAddress() throws Exception {
    var answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith("text/calendar").contains("utf-8");
    assertThat(header(answer, "Content-Disposition")).isEqualTo("inline; filename=\"parvis.ics\"");
    assertThat(header(answer, "Cache-Control")).contains("private", "no-cache");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .endsWith("END:VCALENDAR\r\n")
        .contains("SUMMARY:Budget")
        .contains("SOURCE;VALUE=URI:http://localhost:" + port);
  }

  @Test
  void saysThatNothingHasChangedAndWhatHas() throws Exception {
    var first = get(path);
    clock.advance(Duration.ofMinutes(2));

    var byTag = get(path, "If-None-Match", header(first, "ETag"));
    var byDate = get(path, "If-Modified-Since", header(first, "Last-Modified"));
    assertThat(byTag.statusCode()).isEqualTo(304);
    assertThat(byTag.body()).isEmpty();
    assertThat(header(byTag, "ETag")).isEqualTo(header(first, "ETag"));
    assertThat(byDate.statusCode()).isEqualTo(304);

    plan("Conseil");
    var after = get(path, "If-None-Match", header(first, "ETag"));
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).contains("SUMMARY:Conseil");
    assertThat(get(path, "If-Modified-Since", header(first, "Last-Modified")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aSuspendedAccountsFeedIsNothingUntilItIsReinstated() throws Exception {
    var administrator = testPeople.active(Language.FRENCH, true);
    administration.suspend(administrator.id(), camille.id());
    assertThat(get(path).statusCode()).isEqualTo(404);
    administration.reinstate(administrator.id(), camille.id());
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void aHeadIsTheSameWithoutTheText() throws Exception {
    var head = send(request(path).method("HEAD", BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "ETag")).isEqualTo(header(get(path), "ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "PROPFIND"})
  void nothingElseIsDoneHere(String method) throws Exception {
    var answer = send(request(path).method(method, BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isBetween(400, 405);
    assertThat(answer.body()).doesNotContain("VCALENDAR");
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherAddressEndsTheFirstAndARevokedOneIsNothing() throws Exception {
    var second = feeds.renew(camille.id());
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get(second).statusCode()).isEqualTo(200);
    feeds.revoke(camille.id());
    assertThat(get(second).statusCode()).isEqualTo(404);
    assertThat(feeds.since(camille.id())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/feed/x.ics",
        "/feed/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics",
        "/feed/%00.ics",
        "/feed/a/b.ics",
        "/feed/",
        "/feed/.ics"
      })
  void aWrongAddressIsToldNothing(String wrong) throws Exception {
    var answer = get(wrong, "X-Forwarded-For", "192.0.2.50");

    assertThat(answer.statusCode()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("VCALENDAR", "Exception", "eu.parvis");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void theAddressWithoutItsEndingIsNone() throws Exception {
    assertThat(get(path.replace(".ics", "")).statusCode()).isEqualTo(404);
    assertThat(get(path.replace(".ics", "A.ics")).statusCode()).isEqualTo(404);
  }

  @Test
  void onlyAHashOfTheAddressIsStored() {
    var token = path.substring("/feed/".length(), path.length() - ".ics".length());
    var stored =
        database.queryForObject(
            "select encode(token_hash, 'escape') || created_at from calendar_feed where person_id = ?",
            String.class,
            camille.id().value());
    assertThat(token).hasSize(43);
    assertThat(stored).doesNotContain(token);
  }

  /** The switch is {@code misses} in {@code FeedController}, a {@code Tally}. */
  @Tag("asvs-2.4.1")
  @Test
  void whoGuessesHasToWaitAndNobodyElseBesideThem() throws Exception {
    var guesser = "192.0.2.77";
    for (var n = 0; n < FeedController.MOST_MISSES; n++) {
      assertThat(get("/feed/guess%d.ics".formatted(n), "X-Forwarded-For", guesser).statusCode())
          .isEqualTo(404);
    }
    var refused = get("/feed/guess.ics", "X-Forwarded-For", guesser);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(Integer.parseInt(header(refused, "Retry-After"))).isBetween(1, 601);
    assertThat(get(path, "X-Forwarded-For", guesser).statusCode()).isEqualTo(200);
    clock.advance(FeedController.WINDOW.plusSeconds(2));
    assertThat(get("/feed/guess.ics", "X-Forwarded-For", guesser).statusCode()).isEqualTo(404);
  }

  /** The switch is {@code reads} in {@code FeedController}, a {@code Tally}. */
  @Tag("asvs-2.4.1")
  @Test
  void whoAsksWithoutEndHasToWait() throws Exception {
    for (var n = 0; n < FeedController.MOST_READS; n++) {
      assertThat(get(path).statusCode()).isEqualTo(200);
    }
    assertThat(get(path).statusCode()).isEqualTo(429);
    clock.advance(FeedController.WINDOW.plusSeconds(2));
    assertThat(get(path).statusCode()).isEqualTo(200);
  }

  private void plan(String title) {
    var start = clock.instant().plus(Duration.ofDays(1)).atZone(PARIS);
    var when = new TimeSpan(start.withNano(0), Duration.ofHours(1));
    meetings.schedule(camille, new MeetingPlan(title, when));
  }

  private HttpResponse<String> get(String at, String... headers)
      throws IOException, InterruptedException {
    var request = request(at);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String at) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + at));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
