package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.Admissions;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.StreamTokens;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.Agenda;
import eu.parvis.room.Role;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;

/**
 * The page of a call and its REST interface, over HTTP and with a real database. The property makes
 * an application of its own, as in {@code ForwardedHeadersTest}: an older one recognises no logins.
 */
class CallPageTest extends CallRoomTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Autowired private ServletWebServerApplicationContext server;
  @Autowired private StreamTokens tokens;
  @Autowired private Attempts attempts;
  @Autowired private Admissions admissions;
  private Visitor guest;

  @BeforeEach
  void guest() {
    guest = new Visitor(port);
  }

  @Test
  void thePageHasAStrictPolicy() throws Exception {
    var page = guest.get("/" + room.slug());

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy"))
        .contains(
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval';",
            "style-src 'self';",
            "connect-src 'self' ws://localhost:" + port,
            "frame-ancestors 'none'",
            "base-uri 'none'")
        .doesNotContain("unsafe-inline", "'unsafe-eval'");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(page.header("Permissions-Policy"))
        .contains("camera=(self)", "microphone=(self)", "display-capture=(self)");
  }

  @Test
  void anUnknownLinkGetsTheSameDocumentWith404() throws Exception {
    var page = guest.get("/zzz-zzzz-zzz");

    assertThat(page.status()).isEqualTo(404);
    assertThat(page.body()).contains("<parvis-room>");
    assertThat(guest.get("/api/rooms/zzz-zzzz-zzz").code()).isEqualTo("unknown-room");
    assertThat(guest.get("/api/rooms/..%3Bx").status()).isGreaterThanOrEqualTo(400);
    assertThat(guest.get("/api/rooms/no-slug").code()).isEqualTo("unknown-room");
  }

  @Test
  void capitalsLeadToTheLink() throws Exception {
    var answer = guest.get("/" + room.slug().value().toUpperCase(Locale.ROOT));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).isEqualTo("/" + room.slug());
  }

  @Test
  void aVisitCreatesNoSessionAndSetsNoCookieButTheAdmissionsAndThatOfAMiss() throws Exception {
    var before = sessions();

    var answers =
        List.of(
            guest.get("/" + room.slug()),
            guest.get(api("")),
            guest.get("/api/alive"),
            ask(guest, "Anna"),
            guest.post(api("/token"), "{\"screen\":false}"),
            guest.get(api("/nothing")),
            guest.post(api("/end"), "{}"));
    var lost = new Visitor(port);

    assertThat(answers).extracting(Answer::status).startsWith(200, 200, 204, 201, 200, 404);
    assertThat(guest.cookies).containsOnlyKeys("__Host-parvis-" + room.slug());
    assertThat(lost.get("/zzz-zzzz-zzz").status()).isEqualTo(404);
    assertThat(lost.cookies).as("a miss is its browser's").containsOnlyKeys(GuessCookie.NAME);
    assertThat(sessions()).isEqualTo(before);
  }

  private int sessions() {
    return Stream.of(tomcat().getHost().findChildren())
        .mapToInt(child -> ((Context) child).getManager().getActiveSessions())
        .sum();
  }

  private Tomcat tomcat() {
    if (!(server.getWebServer() instanceof TomcatWebServer web)) {
      throw new IllegalStateException("no Tomcat");
    }
    return web.getTomcat();
  }

  /** What they come to for each who waits, {@code ./parvis bench lobby} counts. */
  @Test
  void connectionsHaveSmallBuffers() {
    var connector = tomcat().getConnector();

    assertThat(connector.getProperty("socket.appReadBufSize")).hasToString("2048");
    assertThat(connector.getProperty("socket.appWriteBufSize")).hasToString("2048");
    assertThat(connector.getProperty("maxTrailerSize")).hasToString("1024");
  }

  /** The switch is {@code httpOnly} in {@code SecretCookie}. */
  @Tag("asvs-3.3.4")
  @Test
  void theAdmissionCookieIsBoundToTheHostAndUnseenByScripts() throws Exception {
    var admitted = ask(guest, "Anna");

    assertThat(admitted.set())
        .singleElement()
        .asString()
        .matches(
            "__Host-parvis-%s=[A-Za-z0-9_-]{43}; Path=/; Max-Age=2592000; Expires=[^;]+; "
                    .formatted(room.slug())
                + "Secure; HttpOnly; SameSite=Strict");
  }

  @Test
  void aBrowserStaysAdmittedToABoundedNumberOfRooms() throws Exception {
    for (char letter = 'a'; letter < 'a' + 26; letter++) {
      guest.cookies.put("__Host-parvis-aaa-aaaa-aa" + letter, "x".repeat(43));
      guest.cookies.put("__Host-parvis-bbb-bbbb-bb" + letter, "x".repeat(43));
    }

    var admitted = ask(guest, "Anna");

    assertThat(admitted.set()).hasSize(1 + 12).first().asString().contains(room.slug().value());
    assertThat(admitted.set().get(1))
        .startsWith("__Host-parvis-aaa-aaaa-aaa=; ")
        .contains("Max-Age=0");
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void aGuestIsToldOfTheRoomBeforeJoining() throws Exception {
    var start = ZonedDateTime.of(2099, 11, 23, 11, 0, 0, 0, PARIS);
    rooms.announce(room.id(), new Agenda.Open("Budget", start, start.plusHours(1), "Olga"));

    var json = guest.get(api("")).json();

    assertThat(json.toString().replaceFirst("\"now\":\"[^\"]+Z\",", ""))
        .isEqualTo(
            "{\"state\":\"open\",\"title\":\"Budget\",\"organizer\":\"Olga\","
                + "\"start\":\"2099-11-23T10:00:00Z\",\"end\":\"2099-11-23T11:00:00Z\","
                + "\"zone\":\"Europe/Paris\",\"cancelled\":null,\"full\":false,\"door\":\"open\",\"proof\":false,"
                + "\"me\":{\"name\":\"\",\"signedIn\":false,\"nameFixed\":false,\"role\":\"guest\"}}");
  }

  @Test
  void aCancelledMeetingAdmitsNobody() throws Exception {
    ask(guest, "Anna");
    var start = ZonedDateTime.of(2026, 11, 23, 11, 0, 0, 0, PARIS);
    rooms.announce(room.id(), new Agenda.Cancelled("Budget", start, "Olga"));

    assertThat(guest.get(api("")).json().path("state").asString()).isEqualTo("cancelled");
    assertThat(ask(guest, "Anna").code()).isEqualTo("cancelled");
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(410);
  }

  @Test
  void rolesComeFromTheLoginAndTheNameFromTheForm() throws Exception {
    var olga = visitors.signedIn(owner);
    var member = visitors.signedIn(visitors.person("Max"));

    assertThat(olga.get(api("")).json().path("me").toString())
        .isEqualTo("{\"name\":\"Olga\",\"signedIn\":true,\"nameFixed\":false,\"role\":\"owner\"}");
    assertThat(ask(olga, "Chair").json().path("role").asString()).isEqualTo("owner");
    assertThat(ask(member, "Max").json().path("role").asString()).isEqualTo("member");
    assertThat(ask(guest, "Olga").json().path("role").asString()).isEqualTo("guest");
    assertThat(olga.get(api("")).json().path("me").path("name").asString()).isEqualTo("Chair");
  }

  @Test
  void anAddressThatBringsTooManyParticipantsHasToWaitAndWhoeverIsAdmittedNeedNot()
      throws Exception {
    var address = "192.0.2.77";
    var early = new Visitor(port, address);
    assertThat(ask(early, "Anna").status()).isEqualTo(201);
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    for (int i = 1; i < Attempts.MAX_ADMISSIONS; i++) {
      attempts.admission(request);
    }

    var refused = ask(new Visitor(port, address), "Late");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too-many-admissions");
    assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 600);
    assertThat(ask(early, "Anna B").status()).isEqualTo(201);
    assertThat(ask(guest, "Gil").status()).isEqualTo(201);
  }

  @Test
  void anAdmissionThatHasEndedBringsNoFurtherOnesUncounted() throws Exception {
    var address = "192.0.2.78";
    var early = new Visitor(port, address);
    ask(early, "Anna");
    var old = Map.copyOf(early.cookies);
    admissions.markEnded(room.id());
    var request = new MockHttpServletRequest();
    request.setRemoteAddr(address);
    for (int i = 2; i < Attempts.MAX_ADMISSIONS; i++) {
      attempts.admission(request);
    }

    assertThat(ask(early, "Anna").status()).isEqualTo(201);
    early.cookies.putAll(old);
    assertThat(ask(early, "Anna").code()).isEqualTo("too-many-admissions");
  }

  @Test
  void aParticipantThatAsksForTokensWithoutEndHasToWait() throws Exception {
    var admitted = ask(guest, "Anna");
    for (int i = 0; i < Attempts.MAX_STREAMS; i++) {
      attempts.stream(participant(admitted));
    }

    var refused = guest.post(api("/token"), "{}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.code()).isEqualTo("too-many-streams");
    assertThat(refused.header("Retry-After")).isNotEmpty();
  }

  @Test
  void theFirstToArriveIsNoOwner() throws Exception {
    var json = ask(guest, "Anna").json();

    assertThat(json.path("role").asString()).isEqualTo("guest");
  }

  @Test
  void aCookieOfTheOwnerGivesNoRoleToWhoeverUsesTheBrowserAfterLogout() throws Exception {
    var olga = visitors.signedIn(owner);
    var asOwner = participant(ask(olga, "Olga"));
    assertThat(proposed(olga)).isEqualTo("Olga");
    signOut(olga);
    assertThat(proposed(olga)).isEmpty();

    var after = ask(olga, "Somebody");

    assertThat(after.json().path("role").asString()).isEqualTo("guest");
    assertThat(participant(after)).isNotEqualTo(asOwner);
  }

  /** The switch is {@code RoomAccess.recognised}. */
  @Test
  void aCookieOfTheOwnerOpensNoStreamOnceTheyAreSignedOut() throws Exception {
    var olga = visitors.signedIn(owner);
    ask(olga, "Olga");
    assertThat(olga.post(api("/token"), "{}").status()).isEqualTo(200);
    signOut(olga);

    var after = olga.post(api("/token"), "{}");

    assertThat(after.status()).isEqualTo(401);
    assertThat(after.code()).isEqualTo("no-admission");
    assertThat(ask(olga, "Somebody").json().path("role").asString()).isEqualTo("guest");
    assertThat(olga.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void aCookieOfTheOwnerOpensNoStreamForSomebodyElseWhoSignsIn() throws Exception {
    var olga = visitors.signedIn(owner);
    var secrets = Map.copyOf(olga.cookies);
    ask(olga, "Olga");
    var max = visitors.signedIn(visitors.person("Max"));
    olga.cookies.forEach((name, value) -> {
      if (!secrets.containsKey(name)) {
        max.cookies.put(name, value);
      }
    });

    assertThat(max.post(api("/token"), "{}").code()).isEqualTo("no-admission");
    assertThat(olga.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void whoIsInGoesOnAfterSigningOutUntilTheyLeave() throws Exception {
    var olga = visitors.signedIn(owner);
    var admitted = ask(olga, "Olga");
    var grant = new StreamGrant(participant(admitted), room.id(), "Olga", Role.OWNER, false);
    var conference = conferences.of(room.id());
    var stream = TestStreams.join(conference, grant, _ -> {});
    signOut(olga);

    assertThat(olga.post(api("/token"), "{}").status()).isEqualTo(200);
    assertThat(olga.post(api("/token"), "{\"screen\":true}").status()).isEqualTo(200);
    conference.perform(_ -> stream.park());
    assertThat(olga.post(api("/token"), "{}").status()).as("its network is away").isEqualTo(200);

    conference.perform(_ -> stream.leave());
    assertThat(olga.post(api("/token"), "{}").code()).isEqualTo("no-admission");
  }

  @Test
  void whoIsStillSignedInComesBackAfterARestartOfTheServer() throws Exception {
    var olga = visitors.signedIn(owner);
    ask(olga, "Olga");

    // Sessions are gone with the server, and nobody is in.
    olga.cookies.remove("parvis-session");

    assertThat(olga.cookies).containsKey("parvis-login");
    assertThat(olga.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  private static void signOut(Visitor visitor) {
    visitor.cookies.keySet().removeIf(name -> !name.startsWith("__Host-"));
  }

  @Test
  void aValidCookieKeepsTheParticipantUnderANewName() throws Exception {
    var first = ask(guest, "Anna");
    var second = ask(guest, "Anna B.");

    assertThat(participant(second)).isEqualTo(participant(first));
    assertThat(second.json().path("name").asString()).isEqualTo("Anna B.");
    assertThat(proposed(guest)).isEqualTo("Anna B.");
  }

  private String proposed(Visitor visitor) throws Exception {
    return visitor.get(api("")).json().path("me").path("name").asString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":null}",
        "{\"name\":\"   \"}",
        "{\"name\":\"a\\u0000b\"}",
        "{\"name\":\"a\\u202eb\"}",
        "{\"name\":\"a\\u2066b\"}"
      })
  void refusesWhatIsNoName(String body) throws Exception {
    var answer = guest.post(api("/admission"), body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.code()).isEqualTo("name-invalid");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(guest.cookies).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "[]",
        "{\"name\":",
        "{\"name\":{\"a\":1}}",
        "\"name\"",
        "{\"name\":\"Anna\",\"name\":\"Ben\"}"
      })
  void refusesWhatIsNoApplication(String body) throws Exception {
    var answer = guest.post(api("/admission"), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo("malformed");
    assertThat(answer.body()).doesNotContain("jackson", "exception", "eu.parvis");
  }

  @Test
  void refusesBodiesOfMoreThanFourKilobytes() throws Exception {
    var answer = guest.post(api("/admission"), "{\"name\":\"" + "x".repeat(4096) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo("too-large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://evil.example", "http://localhost", "http://localhost:1"})
  void refusesRequestsFromOtherOrigins(String origin) throws Exception {
    var path = api("/admission");
    var answer = guest.post(path, "{\"name\":\"Anna\"}", "application/json", origin);

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.code()).isEqualTo("wrong-origin");
    assertThat(guest.cookies).isEmpty();
  }

  /** The switch is {@code StateChangeFilter}. */
  @Tag("asvs-3.5.2")
  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "x"})
  void refusesWhatAFormOfAnotherSiteCanSend(String type) throws Exception {
    var origin = "http://localhost:" + port;
    var answer = guest.post(api("/admission"), "{\"name\":\"Anna\"}", type, origin);

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.code()).isEqualTo("not-json");
  }

  @Test
  void aTokenOpensAStreamOfTheParticipant() throws Exception {
    var admitted = ask(guest, "Anna");

    var json = guest.post(api("/token"), "{\"screen\":false}").json();

    assertThat(json.path("participant").asString()).isEqualTo(participant(admitted).toString());
    assertThat(json.path("xmpp").asString())
        .isEqualTo("ws://localhost:" + port + "/xmpp-websocket");
    assertThat(json.path("room").asString()).isEqualTo(room.id().value().toString());
    assertThat(json.path("screenOf").isNull()).isTrue();
    assertThat(json.path("expiresIn").asInt()).isEqualTo(60);
    var grant = tokens.redeem(json.path("token").asString());
    assertThat(grant)
        .isEqualTo(new StreamGrant(participant(admitted), room.id(), "Anna", Role.GUEST, false));
  }

  @Test
  void aTokenForAShareNamesItsParticipant() throws Exception {
    var participant = participant(ask(guest, "Anna"));

    var json = guest.post(api("/token"), "{\"screen\":true}").json();

    assertThat(json.path("screenOf").asString()).isEqualTo(participant.toString());
    assertThat(tokens.redeem(json.path("token").asString()).screen()).isTrue();
  }

  /** The switch is the admission that {@code StreamController} asks for. */
  @Tag("asvs-4.4.4")
  @Test
  void withoutAnAdmissionThereIsNoToken() throws Exception {
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(401);
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("no-admission");
  }

  /** The switch is the room in {@code ApplicantColumns.opens}. */
  @Tag("asvs-8.2.2")
  @Test
  void anAdmissionIntoOneRoomOpensNoOther() throws Exception {
    ask(guest, "Anna");
    var secret = guest.cookies.values().iterator().next();
    var other = rooms.create(owner.id());
    guest.cookies.put("__Host-parvis-" + other.slug(), secret);

    for (var path :
        List.of("/token", "/end", "/leave", "/participants/" + UUID.randomUUID() + "/remove")) {
      var answer = guest.post("/api/rooms/" + other.slug() + path, "{\"endpoint\":\"00000000\"}");
      assertThat(answer.code()).as(path).isEqualTo("no-admission");
    }
  }

  @Test
  void anOwnerOfAnotherRoomRulesNothingHere() throws Exception {
    var stranger = visitors.person("Otto");
    var visitor = visitors.signedIn(stranger);
    rooms.create(stranger.id());
    var admitted = ask(visitor, "Otto");
    join(admitted, Role.MEMBER);
    var victim = ask(guest, "Anna");
    join(victim, Role.GUEST);

    var remove = visitor.post(api("/participants/" + participant(victim) + "/remove"), "{}");

    assertThat(remove.status()).isEqualTo(403);
    assertThat(remove.code()).isEqualTo("not-allowed");
    assertThat(visitor.post(api("/end"), "{}").code()).isEqualTo("not-allowed");
    assertThat(conferences.people(room.id())).hasSize(2);
  }

  @Test
  void theOwnerMutesRemovesAndEnds() throws Exception {
    var olga = visitors.signedIn(owner);
    var chair = ask(olga, "Olga");
    join(chair, Role.OWNER);
    var anna = ask(guest, "Anna");
    join(anna, Role.GUEST);
    var target = "/participants/" + participant(anna);

    assertThat(olga.post(api(target + "/mute"), "{\"kind\":\"audio\"}").status()).isEqualTo(204);
    assertThat(olga.post(api(target + "/mute"), "{\"kind\":\"smell\"}").status()).isEqualTo(400);
    assertThat(olga.post(api(target + "/remove"), "{}").status()).isEqualTo(204);
    assertThat(conferences.people(room.id())).containsExactly(participant(chair));
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("removed");
    assertThat(ask(guest, "Anna again").code()).isEqualTo("removed");

    assertThat(olga.post(api("/end"), "{}").status()).isEqualTo(204);
    assertThat(conferences.people(room.id())).isEmpty();
    assertThat(olga.post(api("/token"), "{}").code()).isEqualTo("ended");
    assertThat(ask(guest, "Anna").status()).isEqualTo(201);
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void aFullRoomAdmitsNobodyElse() throws Exception {
    rooms.limit(room.id(), 1);
    var inside = ask(guest, "Anna");
    var late = new Visitor(port);
    ask(late, "Ben");
    join(inside, Role.GUEST);

    assertThat(late.get(api("")).json().path("full").asBoolean()).isTrue();
    assertThat(late.post(api("/token"), "{}").code()).isEqualTo("room-full");
    assertThat(ask(new Visitor(port), "Cleo").status()).isEqualTo(409);
    assertThat(guest.get(api("")).json().path("full").asBoolean()).isFalse();
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void aLeavingPageEndsItsOwnStreamAlone() throws Exception {
    var anna = ask(guest, "Anna");
    var other = new Visitor(port);
    ask(other, "Ben");
    var grant = new StreamGrant(participant(anna), room.id(), "Anna", Role.GUEST, false);
    TestStreams.join(conferences.of(room.id()), grant, "ab12cd34", _ -> {});

    other.post(api("/leave"), "{\"endpoint\":\"ab12cd34\"}");
    conferences.of(room.id()).perform(conference -> {});
    assertThat(conferences.people(room.id())).hasSize(1);

    var left = guest.post(api("/leave"), "{\"endpoint\":\"ab12cd34\"}");
    conferences.of(room.id()).perform(conference -> {});
    assertThat(left.status()).isEqualTo(204);
    assertThat(conferences.people(room.id())).isEmpty();
  }

  @Test
  void otherMethodsAndPathsAreProblemsToo() throws Exception {
    assertThat(guest.get(api("/token")).code()).isEqualTo("not-found");
    assertThat(guest.post(api("/participants/x/mute"), "{\"kind\":\"audio\"}").status())
        .isEqualTo(400);
    assertThat(guest.get(api("/token")).header("Content-Type"))
        .startsWith("application/problem+json");
  }
}
