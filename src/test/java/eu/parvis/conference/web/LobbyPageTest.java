package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.account.Administration;
import eu.parvis.account.Departures;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonId;
import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.LobbyDesk;
import eu.parvis.conference.LobbySeen;
import eu.parvis.conference.Verified;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Agenda;
import eu.parvis.room.Role;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.TestPolicies;
import eu.parvis.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asking, waiting and being let in, over HTTP. Shares {@link CallPageTest}'s server. */
class LobbyPageTest extends CallRoomTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private Administration administration;
  @Autowired private Departures departures;
  @Autowired private RoomManagement management;
  @Autowired private LobbyDesk desk;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private JdbcClient database;
  @Autowired private DataSource source;
  private Visitor guest;

  @BeforeEach
  void restrictedRoom() {
    access(AccessLevel.RESTRICTED);
    guest = new Visitor(port);
  }

  /** The switch is the admission that {@code StreamController} asks for. */
  @Tag("asvs-2.3.1")
  @Test
  void whoMayNotEnterWaitsAndIsNeverToldThatItIsForbidden() throws Exception {
    assertThat(guest.get(api("")).json().path("door").asString()).isEqualTo("ask");

    var asked = ask(guest, "Anna");

    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.json().path("state").asString()).isEqualTo("waiting");
    assertThat(asked.json().path("moderated").asBoolean()).isFalse();
    assertThat(asked.set())
        .singleElement()
        .asString()
        .startsWith("__Host-parvislobby-" + room.slug() + "=")
        .contains("HttpOnly", "Secure", "SameSite=Strict", "Path=/");
    var json = guest.get(api("")).json();
    assertThat(json.path("door").asString()).isEqualTo("waiting");
    assertThat(json.path("me").path("name").asString()).isEqualTo("Anna");
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("no-admission");
  }

  @Test
  void onlyTheHashOfTheTicketIsStored() throws Exception {
    ask(guest, "Anna");

    var row = database.sql("select waiting::text from waiting where room_id = ?");
    assertThat(row.param(room.id().value()).query(String.class).single())
        .doesNotContain(ticket(guest));
  }

  @Test
  void whoIsLetInTakesItOnceAndIsInTheCall() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    var knock = knock("Anna");
    assertThat(knock.account()).as("a guest").isNull();
    assertThat(knock.verified()).isEqualTo(Verified.NOTHING);

    assertThat(moderator.post(api("/lobby/" + knock.id() + "/admit"), "{}").status())
        .isEqualTo(204);

    assertThat(state(guest)).isEqualTo("admitted");
    var copy = new Visitor(port);
    copy.cookies.putAll(guest.cookies);
    assertThat(take(guest, "Anna").status()).isEqualTo(201);
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
    assertThat(take(copy, "Anna").code()).as("replayed").isEqualTo("no-grant");
    assertThat(nobodyWaits()).isTrue();
  }

  @Test
  void anotherPersonsTicketAndOneOfAnotherRoomLetNobodyIn() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    moderator.post(api("/lobby/" + knock("Anna").id() + "/admit"), "{}");

    var signedIn = visitors.signedIn(visitors.person("Max"));
    signedIn.cookies.putAll(guest.cookies);
    assertThat(take(signedIn, "Anna").code()).as("with an account").isEqualTo("no-grant");

    var other = rooms.create(owner.id());
    rooms.configure(other.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    var swapped = new Visitor(port);
    swapped.cookies.put("__Host-parvislobby-" + other.slug(), ticket(guest));
    assertThat(
            swapped
                .post(
                    "/api/rooms/" + other.slug() + "/admission",
                    "{\"name\":\"Anna\",\"wish\":\"take\"}")
                .code())
        .as("of another room")
        .isEqualTo("no-grant");

    var forged = new Visitor(port);
    forged.cookies.put("__Host-parvislobby-" + room.slug(), "A".repeat(43));
    assertThat(take(forged, "Anna").code()).as("forged").isEqualTo("no-grant");
    assertThat(take(new Visitor(port), "Anna").code()).as("none").isEqualTo("no-grant");
    assertThat(take(guest, "Anna").status()).as("whose it is").isEqualTo(201);
  }

  /** The switch is the name of the request in {@code Entrance.enter}. */
  @Test
  void whoIsLetInComesInUnderTheNameThatWasSeen() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    moderator.post(api("/lobby/" + knock("Anna").id() + "/admit"), "{}");

    assertThat(take(guest, "The minister").json().path("name").asString()).isEqualTo("Anna");
  }

  /** Pages cannot hear comments, and would not notice that a network forgot their connection. */
  @Test
  void aStreamShowsThatItStandsByAnEventOfItsOwn() throws Exception {
    ask(guest, "Anna");
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      assertThat(List.of(lines.readLine(), lines.readLine()))
          .containsExactly("event:beat", "data:");
    }
  }

  /** The switch is {@code LobbyDesk.replaced}. */
  @Test
  void whoWaitsByALinkThatIsReplacedWaitsNoMore() throws Exception {
    moderator();
    ask(guest, "Anna");
    knock("Anna");
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"");

      management.renewLink(room.id(), owner.id());

      assertThat(heard.next()).contains("\"state\":\"gone\"");
    }
    shows(0);
    assertThat(nobodyWaits()).isTrue();
    assertThat(ask(guest, "Anna").code()).isEqualTo("unknown-room");
  }

  /** The switch is {@code LobbyDesk.deleted}. */
  @Test
  void whoWaitsForARoomThatIsDeletedWaitsNoMore() throws Exception {
    ask(guest, "Anna");
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"");

      departures.delete(administrator(), owner.id(), Optional.empty());

      assertThat(heard.next()).contains("\"state\":\"gone\"");
    }
    assertThat(nobodyWaits()).isTrue();
  }

  /** The switch is {@code Lobby.forget} in {@code Suspensions}. */
  @Test
  void whoIsSuspendedStandsUnderNoVerifiedNameAnyMore() throws Exception {
    moderator();
    var max = visitors.person("Max");
    var browser = visitors.signedIn(max);
    ask(browser, "Max");
    assertThat(knock("Max").account()).isEqualTo("Max");

    administration.suspend(administrator(), max.id());

    shows(0);
    assertThat(nobodyWaits()).isTrue();
  }

  private PersonId administrator() {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people.add(new NewPerson("Ada", address, Language.ENGLISH, true), PARIS).id();
  }

  @Test
  void aGrantThatNobodyTookExpires() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    moderator.post(api("/lobby/" + knock("Anna").id() + "/admit"), "{}");
    database
        .sql("update waiting set decided_at = decided_at - interval '6 minutes' where room_id = ?")
        .param(room.id().value())
        .update();

    assertThat(take(guest, "Anna").code()).isEqualTo("no-grant");
    assertThat(state(guest)).isEqualTo("gone");
    assertThat(ask(guest, "Anna").status()).as("asks anew").isEqualTo(202);
  }

  @Test
  void whoIsRefusedIsToldSoAndMayAskAgainLater() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    moderator.post(api("/lobby/" + knock("Anna").id() + "/refuse"), "{}");

    assertThat(state(guest)).isEqualTo("refused");
    var again = ask(guest, "Anna");
    assertThat(again.code()).isEqualTo("not-let-in");
    assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 60);
    assertThat(nobodyWaits()).isTrue();

    database
        .sql("update waiting set decided_at = decided_at - interval '1 minute' where room_id = ?")
        .param(room.id().value())
        .update();
    assertThat(ask(guest, "Anna").status()).isEqualTo(202);
    moderator.post(api("/lobby/" + knock("Anna").id() + "/refuse"), "{}");
    assertThat(Integer.parseInt(ask(guest, "Anna").header("Retry-After")))
        .as("twice as long")
        .isGreaterThan(60);
  }

  @Test
  void allAreLetInAtOnce() throws Exception {
    var moderator = moderator();
    var others = List.of(new Visitor(port), new Visitor(port), new Visitor(port));
    for (var other : others) {
      ask(other, "Somebody");
    }
    shows(3);

    assertThat(moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN).status())
        .isEqualTo(204);

    for (var other : others) {
      assertThat(take(other, "Somebody").status()).isEqualTo(201);
    }
  }

  @Test
  void nobodyElseLetsAnybodyIn() throws Exception {
    var moderator = moderator();
    var insider = new Visitor(port);
    ask(insider, "Eve");
    knock("Eve");
    moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN);
    join(take(insider, "Eve"), Role.GUEST);
    ask(guest, "Anna");
    var path = api("/lobby/" + knock("Anna").id());

    for (var stranger : List.of(insider, guest, visitors.signedIn(owner))) {
      for (var order :
          List.of(
              path + "/admit",
              path + "/refuse",
              api("/lobby/admit-all"),
              api("/lobby/refuse-all"))) {
        assertThat(stranger.post(order, Visitors.EVERYBODY_SHOWN).code())
            .isIn("not-allowed", "no-admission");
      }
      assertThat(stranger.post(api("/lobby/message"), "{\"text\":\"Hello\"}").code())
          .isIn("not-allowed", "no-admission");
    }
    assertThat(moderator.get(path + "/admit").status()).as("GET changes nothing").isEqualTo(404);
    assertThat(state(guest)).isEqualTo("waiting");
  }

  @Test
  void whoWaitsIsToldWhatModeratorsSay() throws Exception {
    var moderator = moderator();
    ask(guest, "Anna");
    knock("Anna");

    assertThat(moderator.post(api("/lobby/message"), "{\"text\":\"In 5 minutes\"}").status())
        .isEqualTo(204);

    assertThat(events(guest)).contains("In 5 minutes");
    assertThat(ask(new Visitor(port), "Late").json().path("message").path("text").asString())
        .as("who comes later, too")
        .isEqualTo("In 5 minutes");
    for (var text : List.of("", "  ", "x".repeat(501), "evil \\u202e", "\\u0000")) {
      assertThat(moderator.post(api("/lobby/message"), "{\"text\":\"" + text + "\"}").code())
          .isEqualTo("text-invalid");
    }
  }

  @Test
  void whoIsSentBackWaitsWhateverTheAccessLevelUntilTheyAreLetInAgain() throws Exception {
    access(AccessLevel.PUBLIC);
    var moderator = moderator();
    var admitted = ask(guest, "Anna");
    join(admitted, Role.GUEST);
    var who = admitted.json().path("participant").asString();

    assertThat(sendBack(moderator, who).status()).isEqualTo(204);

    var knock = knock("Anna");
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("must-wait");
    assertThat(guest.get(api("")).json().path("door").asString()).isEqualTo("waiting");
    assertThat(ask(guest, "Anna").status()).isEqualTo(202);
    assertThat(state(guest)).isEqualTo("waiting");
    assertThat(take(guest, "Anna").code()).isEqualTo("no-grant");
    moderator.post(api("/lobby/" + knock.id() + "/admit"), "{}");
    var again = take(guest, "Anna");
    assertThat(again.json().path("participant").asString()).isEqualTo(who);
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void whoIsSentBackDoesNotComeInByLeavingTheLobbyNorByAnotherBrowser() throws Exception {
    access(AccessLevel.PUBLIC);
    var moderator = moderator();
    var account = visitors.person("Max");
    var max = visitors.signedIn(account);
    var admitted = ask(max, "Max");
    join(admitted, Role.MEMBER);

    sendBack(moderator, admitted.json().path("participant").asString());
    ask(max, "Max");
    max.post(api("/waiting/leave"), "{}");

    assertThat(ask(max, "Max").status()).isEqualTo(202);
    var other = visitors.signedInAgain(account);
    assertThat(ask(other, "Max").status()).isEqualTo(202);
    assertThat(state(max)).isEqualTo("waiting");
    shows(2);
    moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN);
    assertThat(take(max, "Max").status()).isEqualTo(201);
    assertThat(max.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void whoIsSentBackIsOutWithEveryBrowserOfTheAccount() throws Exception {
    access(AccessLevel.PUBLIC);
    var moderator = moderator();
    var account = visitors.person("Max");
    var first = visitors.signedIn(account);
    var second = visitors.signedInAgain(account);
    var admitted = ask(first, "Max");
    join(admitted, Role.MEMBER);
    var other = ask(second, "Max");
    join(other, Role.MEMBER);
    access(AccessLevel.RESTRICTED);
    conferences.of(room.id()).perform(_ -> {});
    assertThat(second.post(api("/token"), "{}").status()).as("who is in").isEqualTo(200);

    sendBack(moderator, admitted.json().path("participant").asString());

    assertThat(conferences.people(room.id())).doesNotContain(participant(other));
    assertThat(second.post(api("/token"), "{}").code()).isEqualTo("must-wait");
    knock("Max");
    moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN);
    assertThat(take(first, "Max").status()).isEqualTo(201);
    assertThat(second.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void aLockShutsOutWhoCouldHaveComeInAndDidNot() throws Exception {
    access(AccessLevel.PUBLIC);
    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.openWith("waitForModerator", true)));
    ask(guest, "Anna");
    var moderator = moderator();
    assertThat(state(guest)).isEqualTo("admitted");

    moderator.post(api("/lock"), "{\"locked\":true}");

    conferences.of(room.id()).perform(_ -> {});
    assertThat(take(guest, "Anna").code()).isEqualTo("no-grant");
    assertThat(state(guest)).isEqualTo("waiting");
    moderator.post(api("/lock"), "{\"locked\":false}");
    conferences.of(room.id()).perform(_ -> {});
    assertThat(take(guest, "Anna").status()).isEqualTo(201);
  }

  /** The switch is {@code Rules.keepsOut}: a stream may wait at the door for minutes. */
  @Test
  void aStreamThatWasOpenedBeforeTheRoomWasRestrictedDoesNotJoin() throws Exception {
    access(AccessLevel.PUBLIC);
    moderator();
    var opened = ask(guest, "Anna");
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);

    access(AccessLevel.RESTRICTED);
    assertRefused(opened);

    access(AccessLevel.PUBLIC);
    join(opened, Role.GUEST);
  }

  @Test
  void aStreamThatWasOpenedBeforeSomebodyHadToModerateDoesNotJoin() throws Exception {
    access(AccessLevel.PUBLIC);
    var opened = ask(guest, "Anna");

    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.openWith("waitForModerator", true)));
    assertRefused(opened);

    moderator();
    join(opened, Role.GUEST);
  }

  private void assertRefused(Answer admitted) {
    assertThatThrownBy(() -> join(admitted, Role.GUEST))
        .cause()
        .isInstanceOfSatisfying(
            JoinRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(JoinRefused.Reason.LOCKED));
  }

  private Answer sendBack(Visitor by, String participant) throws Exception {
    return by.post(api("/participants/" + participant + "/to-lobby"), "{}");
  }

  @Test
  void openingTheRoomLetsThoseInWhoWait() throws Exception {
    ask(guest, "Anna");

    access(AccessLevel.PUBLIC);

    assertThat(take(guest, "Anna").status()).isEqualTo(201);
  }

  /** The switch is {@code LobbyDesk.shut}; until then {@code ADMITTED} in {@code take} holds. */
  @Test
  void whomTheRoomOpenedToDoesNotComeInOnceItIsShutAgain() throws Exception {
    ask(guest, "Anna");
    access(AccessLevel.PUBLIC);
    conferences.of(room.id()).perform(_ -> {});
    assertThat(state(guest)).isEqualTo("admitted");

    access(AccessLevel.RESTRICTED);

    assertThat(take(guest, "Anna").code()).isEqualTo("no-grant");
    assertThat(state(guest)).isEqualTo("waiting");
    assertThat(ask(guest, "Anna").status()).isEqualTo(202);
  }

  @Test
  void whoAsksOnceTheRoomIsShutIsNotLetInByWhatItWasBefore() throws Exception {
    access(AccessLevel.PUBLIC);
    conferences.of(room.id()).perform(_ -> {});
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("lock table waiting in access exclusive mode");
      desk.review(room.id());
      Patience.until("the desk looks who waits", this::someoneLooks);
      access(AccessLevel.RESTRICTED);
      statement.execute(
          """
          insert into waiting
            (id, version, room_id, name, secret_hash, asked_at, seen_at, state, refusals)
          select gen_random_uuid(), 0, '%s', 'Anna', sha256(gen_random_uuid()::text::bytea), now(), now(), 'WAITING', 0
          """
              .formatted(room.id().value()));
      connection.commit();
    }
    conferences.of(room.id()).perform(_ -> {});

    assertThat(nobodyWaits()).isFalse();
  }

  /** Whether somebody is kept from reading who waits for a room. */
  private boolean someoneLooks() {
    return database
        .sql(
            """
            select exists (
              select from pg_locks join pg_stat_activity using (pid)
              where not granted and relation = 'waiting'::regclass
                and query like '%order by%asked_at%')
            """)
        .query(Boolean.class)
        .single();
  }

  @Test
  void whoAsksWhileMoreIsLookedAtIsNotGone() throws Exception {
    ask(guest, "Anna");
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      // Read before Anna asked, and told after her page was opened.
      events.publishEvent(new LobbySeen(room.id(), List.of(), false, "", true, Optional.empty()));
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"");

      database.sql("delete from waiting where room_id = ?").param(room.id().value()).update();
      desk.review(room.id());
      assertThat(heard.next()).contains("\"state\":\"gone\"");
    }
  }

  @Test
  void whoWaitsHearsAtOnceThatTheMeetingIsCancelled() throws Exception {
    ask(guest, "Anna");
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"");

      var start = ZonedDateTime.now(PARIS).plusDays(1);
      rooms.announce(room.id(), new Agenda.Cancelled("Budget", start, "Olga"));

      assertThat(heard.next()).contains("\"state\":\"closed\"");
    }
  }

  @Test
  void anAccountThatWaitsIsVerifiedUnderItsOwnName() throws Exception {
    moderator();
    var max = visitors.signedIn(visitors.person("Max Mustermann"));

    ask(max, "The minister");

    var knock = knock("The minister");
    assertThat(knock.account()).isEqualTo("Max Mustermann");
    access(AccessLevel.TRUSTED);
    assertThat(take(max, "Max").status()).isEqualTo(201);
  }

  @Test
  void whoWaitsForAModeratorComesInWithTheFirst() throws Exception {
    access(AccessLevel.PUBLIC);
    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.openWith("waitForModerator", true)));
    assertThat(ask(guest, "Anna").status()).isEqualTo(202);
    assertThat(state(guest)).isEqualTo("waiting");

    moderator();

    assertThat(events(guest)).contains("\"state\":\"admitted\"", "\"opened\":true");
    var admitted = take(guest, "Anna");
    assertThat(admitted.status()).isEqualTo(201);
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
    join(admitted, Role.GUEST);
    everybodyLeaves();
    assertThat(guest.post(api("/token"), "{}").status())
        .as("whoever was in comes back, as after a restart")
        .isEqualTo(200);
    assertThat(ask(new Visitor(port), "Late").status()).isEqualTo(202);
  }

  @Test
  void anAdmissionOfAPublicTimeOpensNoStreamOnceTheRoomIsRestricted() throws Exception {
    access(AccessLevel.PUBLIC);
    assertThat(ask(guest, "Anna").status()).isEqualTo(201);
    var inside = new Visitor(port);
    join(ask(inside, "Ida"), Role.GUEST);

    access(AccessLevel.RESTRICTED);

    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("must-wait");
    assertThat(ask(guest, "Anna").status()).isEqualTo(202);
    assertThat(inside.post(api("/token"), "{}").status()).as("who is in").isEqualTo(200);
  }

  @Test
  void whoWantsToComeInAtOnceOrNotAtAllDoesNotWait() throws Exception {
    var refused = ask(guest, "Anna", "at-once");

    assertThat(refused.code()).isEqualTo("must-wait");
    assertThat(guest.cookies).isEmpty();
    assertThat(nobodyWaits()).isTrue();
  }

  @Test
  void whoStopsWaitingIsForgotten() throws Exception {
    moderator();
    ask(guest, "Anna");
    knock("Anna");

    assertThat(guest.post(api("/waiting/leave"), "{}").status()).isEqualTo(204);

    shows(0);
    assertThat(nobodyWaits()).isTrue();
  }

  @Test
  void oneBrowserWaitsOnceUnderItsNewestName() throws Exception {
    ask(guest, "Anna");
    ask(guest, "Anna Berg");

    var names = database.sql("select name from waiting where room_id = ?");
    assertThat(names.param(room.id().value()).query(String.class).list())
        .containsExactly("Anna Berg");
  }

  /** The switch is the type in {@code WaitingController.events}. */
  @Tag("asvs-4.1.1")
  @Test
  void theStreamOfEventsIsPassedOnAtOnceAndHoldsNoSession() throws Exception {
    ask(guest, "Anna");

    var stream = guest.stream(api("/waiting"));

    assertThat(stream.headers().firstValue("Content-Type"))
        .hasValue("text/event-stream;charset=UTF-8");
    assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
    assertThat(stream.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(stream.headers().allValues("Set-Cookie")).isEmpty();
    stream.body().close();
  }

  private String ticket(Visitor visitor) {
    return visitor.cookies.getOrDefault("__Host-parvislobby-" + room.slug(), "");
  }

  /** The first event of a new stream. */
  private String events(Visitor visitor) throws IOException, InterruptedException {
    return visitor.firstEvent(api("/waiting"));
  }

  private boolean nobodyWaits() {
    var count =
        database.sql("select count(*) from waiting where room_id = ? and state = 'WAITING'");
    return count.param(room.id().value()).query(Integer.class).single() == 0;
  }
}
