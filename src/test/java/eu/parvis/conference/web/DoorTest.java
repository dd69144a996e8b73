package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.ConferenceEvent;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Agenda;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomManagement;
import eu.parvis.testing.Patience;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a link tells before, during and after its meeting. Shares {@link CallPageTest}'s server. */
class DoorTest extends CallRoomTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LATE = Duration.ofMinutes(31);

  @Autowired private RoomManagement management;
  private Visitor guest;

  @BeforeEach
  void guest() {
    guest = new Visitor(port);
  }

  @Test
  void tellsTheServersTimeWithThatOfTheMeeting() throws Exception {
    var start = now().plus(HOUR);
    meeting(start, start.plus(HOUR), null);

    var json = guest.get(api("")).json();

    assertThat(json.path("state").asString()).isEqualTo("open");
    assertThat(json.path("start").asString()).isEqualTo(start.toInstant().toString());
    assertThat(Instant.parse(json.path("now").asString()))
        .isBetween(now().toInstant().minusSeconds(30), Instant.now());
    assertThat(ask(guest, "Anna").status()).as("one may be early").isEqualTo(201);
  }

  @Test
  void tellsOfACancelledOneBeforeTheNext() throws Exception {
    var start = now().plusDays(7);
    var agenda = new Agenda.Open("Budget", start, start.plus(HOUR), "Olga", null, now());
    rooms.announce(room.id(), agenda);

    assertThat(guest.get(api("")).json().path("cancelled").asString())
        .isEqualTo(now().toInstant().toString());
  }

  @Test
  void theDoorIsOpenForHalfAnHourAfterTheEnd() throws Exception {
    meeting(now().minus(HOUR), now().minus(LATE.minusMinutes(3)), null);

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("open");
    assertThat(ask(guest, "Anna").status()).isEqualTo(201);
  }

  @Test
  void aMeetingWithoutATimeIsNeverOver() throws Exception {
    rooms.announce(room.id(), new Agenda.Open("Budget", null, null, "Olga"));

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("open");
  }

  @Test
  void whatIsOverSaysSoAndWhatFollowsAndAdmitsNobody() throws Exception {
    var next = now().plusDays(7);
    meeting(now().minus(HOUR), now().minus(LATE), next);

    var json = guest.get(api("")).json();

    assertThat(json.path("state").asString()).isEqualTo("over");
    assertThat(json.path("next").asString()).isEqualTo(next.toInstant().toString());
    assertThat(json.path("mayReopen").asBoolean()).isFalse();
    assertThat(json.has("me")).isFalse();
    assertThat(ask(guest, "Anna").code()).isEqualTo("over");
    assertThat(guest.cookies).isEmpty();
  }

  @Test
  void whileSomebodyIsInItIsNotOver() throws Exception {
    var admitted = ask(guest, "Anna");
    join(admitted, Role.GUEST);
    meeting(now().minus(HOUR), now().minus(LATE), null);

    var late = new Visitor(port);

    assertThat(late.get(api("")).json().path("state").asString()).isEqualTo("open");
    assertThat(ask(late, "Anna").status()).isEqualTo(201);
  }

  @Test
  void whoeverWasInComesBackAfterTheEndAlsoWhenNobodyIsIn() throws Exception {
    ask(guest, "Anna");
    meeting(now().minus(HOUR), now().minus(LATE), null);

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("over");
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void theOrganizerReopensItForEverybody() throws Exception {
    meeting(now().minus(HOUR), now().minus(LATE), null);
    var olga = visitors.signedIn(owner);
    assertThat(olga.get(api("")).json().path("mayReopen").asBoolean()).isTrue();

    assertThat(olga.post(api("/reopen"), "{}").status()).isEqualTo(204);

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("open");
    assertThat(ask(guest, "Anna").status()).isEqualTo(201);
  }

  @Test
  void aMemberReopensItIfTheRoomLetsThemIn() throws Exception {
    meeting(now().minus(HOUR), now().minus(LATE), null);
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var max = visitors.signedIn(visitors.person("Max"));
    assertThat(max.get(api("")).json().path("mayReopen").asBoolean()).isFalse();
    assertThat(max.post(api("/reopen"), "{}").code()).isEqualTo("not-allowed");

    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.TRUSTED));
    assertThat(max.get(api("")).json().path("mayReopen").asBoolean()).isTrue();
    assertThat(max.post(api("/reopen"), "{}").status()).isEqualTo(204);
    assertThat(max.get(api("")).json().path("state").asString()).isEqualTo("open");
  }

  @Test
  void nobodyElseReopensIt() throws Exception {
    meeting(now().minus(HOUR), now().minus(LATE), null);

    assertThat(guest.post(api("/reopen"), "{}").code()).isEqualTo("not-allowed");
    assertThat(guest.post("/api/rooms/zzz-zzzz-zzz/reopen", "{}").code()).isEqualTo("unknown-room");
    assertThat(visitors.signedIn(owner).get(api("/reopen")).status())
        .as("GET changes nothing")
        .isEqualTo(404);
    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("over");
  }

  @Test
  void aReopenedRoomIsOverAgainHalfAnHourLaterUnlessSomebodyCame() {
    var over = new Agenda.Open("Budget", now().minus(HOUR), now().minus(LATE), "Olga");
    var reopened = now().toInstant();
    var details =
        new RoomDetails(
            room.id(),
            room.slug(),
            "",
            owner.id(),
            AccessLevel.PUBLIC,
            Policies.open(),
            9,
            over,
            reopened);

    assertThat(details.over(reopened.plus(Duration.ofMinutes(29)))).isFalse();
    assertThat(details.over(reopened.plus(Duration.ofMinutes(30)))).isTrue();
  }

  @Test
  void anArchivedAndAReplacedLinkAnswerAsOneThatNeverWas() throws Exception {
    ask(guest, "Anna");
    var never = guest.get("/api/rooms/aaa-aaaa-aaa");
    management.renewLink(room.id(), owner.id());
    var replaced = guest.get(api(""));
    var other = management.create(owner.id(), "Council");
    management.archive(other.id(), owner.id());
    var archived = guest.get("/api/rooms/" + other.slug());

    assertThat(never.code()).isEqualTo("unknown-room");
    for (var dead : List.of(replaced, archived)) {
      assertThat(dead.status()).isEqualTo(never.status());
      assertThat(dead.json().path("code")).isEqualTo(never.json().path("code"));
      assertThat(dead.json().propertyNames()).isEqualTo(never.json().propertyNames());
    }
    var nobody = new Visitor(port, "198.51.100.8").get("/zzz-zzzz-zzz");
    for (var dead : List.of("/aaa-aaaa-aaa", "/" + room.slug(), "/" + other.slug())) {
      var page = new Visitor(port, "198.51.100.8").get(dead);
      assertThat(page.status()).isEqualTo(404);
      assertThat(page.set()).singleElement().asString().startsWith(GuessCookie.NAME + "=");
      assertThat(page.response().headers().map().keySet())
          .isEqualTo(nobody.response().headers().map().keySet());
    }
    assertThat(guest.post(api("/admission"), "{\"name\":\"Anna\"}").code())
        .as("who was admitted once and is not in")
        .isEqualTo("unknown-room");
  }

  /** The switch is {@code calls.note} in {@code StreamController.token}. */
  @Test
  void whatOthersGuessedKeepsNobodyOutWhoseColleaguesAreInACall() throws Exception {
    var office = "198.51.100.7";
    var colleague = new Visitor(port, office);
    var admitted = ask(colleague, "Anna");
    for (int i = 0; i < Attempts.MAX_MISSES; i++) {
      new Visitor(port, office).get("/api/rooms/aaa-aaaa-aaa");
    }
    assertThat(new Visitor(port, office).get(api("")).code()).isEqualTo("too-many-attempts");

    assertThat(colleague.post(api("/token"), "{}").status()).isEqualTo(200);
    join(admitted, Role.GUEST);

    assertThat(new Visitor(port, office).get(api("")).status()).isEqualTo(200);
  }

  @Test
  void whoIsInWhenTheLinkIsReplacedGoesOnAndNobodyElseComesByIt() throws Exception {
    join(ask(guest, "Anna"), Role.GUEST);
    var late = new Visitor(port);
    ask(late, "Anna");
    management.renewLink(room.id(), owner.id());

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("open");
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
    assertThat(late.post(api("/token"), "{}").code()).isEqualTo("unknown-room");
    assertThat(new Visitor(port).get(api("")).code()).isEqualTo("unknown-room");
  }

  @Test
  void whoIsInHearsOfTheNewLinkAndTakesTheirAdmissionAlong() throws Exception {
    var heard = new LinkedBlockingQueue<ConferenceEvent>();
    join(ask(guest, "Anna"), Role.GUEST, heard::add);
    var participant = guest.post(api("/admission"), "{\"name\":\"Anna\"}").json();
    var link = management.renewLink(room.id(), owner.id()).slug();

    ConferenceEvent event;
    do {
      event =
          Objects.requireNonNull(
              heard.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS), "not told in time");
    } while (!event.equals(new ConferenceEvent.LinkReplaced(link)));
    assertThat(new Visitor(port).post(api("/link"), "{}").code()).isEqualTo("unknown-room");
    var taken = guest.post(api("/link"), "{}");
    assertThat(taken.json().path("link").asString()).isEqualTo(link.value());

    var again = guest.post("/api/rooms/" + link + "/admission", "{\"name\":\"Anna\"}");
    assertThat(again.json().path("participant")).isEqualTo(participant.path("participant"));
    assertThat(guest.post("/api/rooms/" + link + "/token", "{}").status()).isEqualTo(200);
  }

  private void meeting(ZonedDateTime start, ZonedDateTime end, @Nullable ZonedDateTime next) {
    rooms.announce(room.id(), new Agenda.Open("Budget", start, end, "Olga", next, null));
  }

  private static ZonedDateTime now() {
    return ZonedDateTime.now(PARIS).truncatedTo(ChronoUnit.MINUTES);
  }
}
