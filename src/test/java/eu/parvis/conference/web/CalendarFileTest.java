package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.TimeSpan;
import eu.parvis.meeting.MeetingDetails;
import eu.parvis.meeting.MeetingPlan;
import eu.parvis.meeting.Meetings;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Files for calendars, over HTTP. Shares {@link CallPageTest}'s server. */
@OnCallPage
class CalendarFileTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Meetings meetings;
  private Visitors visitors;
  private PersonProfile olga;
  private MeetingDetails meeting;
  private ZonedDateTime start;
  private Visitor guest;

  @BeforeEach
  void plan() {
    visitors = new Visitors(port, people, links);
    olga = visitors.person("Olga");
    start = ZonedDateTime.now(PARIS).truncatedTo(ChronoUnit.MINUTES).plusDays(1);
    var plan = new MeetingPlan("Budget", new TimeSpan(start, Duration.ofHours(1)));
    meeting = meetings.schedule(olga, plan);
    guest = new Visitor(port);
  }

  /**
   * The switch is the name of the file in {@code CalendarController}, were it that of the meeting.
   */
  @Tag("asvs-5.4.2")
  @Test
  void aGuestSavesTheMeetingOfTheLink() throws Exception {
    var answer = guest.get("/api/rooms/" + meeting.slug() + "/calendar.ics");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/calendar").contains("utf-8");
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo("attachment; filename=\"%s.ics\"".formatted(meeting.slug()));
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.set()).isEmpty();
    assertThat(answer.body())
        .startsWith("BEGIN:VCALENDAR\r\n")
        .contains("SUMMARY:Budget", "URL:http://localhost:%d/".formatted(port) + meeting.slug())
        .doesNotContain("mailto:", olga.email().value());
  }

  @Test
  void whatIsNoLinkOrHasNoTimeIsNoFile() throws Exception {
    var untimed = meetings.schedule(olga, new MeetingPlan("Now", null));

    assertThat(guest.get("/api/rooms/zzz-zzzz-zzz/calendar.ics").code()).isEqualTo("unknown-room");
    assertThat(guest.get("/api/rooms/" + untimed.slug() + "/calendar.ics").code())
        .isEqualTo("not-found");
  }

  @Test
  void theOrganizerSavesAMeetingOfTheirList() throws Exception {
    var answer = visitors.signedIn(olga).get(own());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Disposition")).startsWith("attachment");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.body()).contains("SUMMARY:Budget");
  }

  @Test
  void nobodyElseSavesIt() throws Exception {
    assertThat(visitors.signedIn(visitors.person("Max")).get(own()).status()).isEqualTo(404);
    var stranger = guest.get(own());
    assertThat(stranger.body()).doesNotContain("VCALENDAR");
    assertThat(stranger.status()).isEqualTo(404);
  }

  private String own() {
    return "/meetings/%s/%s.ics".formatted(meeting.id(), start.toLocalDate());
  }
}
