package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Membership;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What whoever waits hears once the call is ended for all. Shares {@link CallPageTest}'s server.
 */
@OnCallPage
@Timeout(180)
class EndedForAllTest {

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Rooms rooms;
  @Autowired private Conferences conferences;
  @Autowired private JdbcClient database;
  private final List<Membership> memberships = new ArrayList<>();
  private Visitors visitors;
  private PersonProfile owner;
  private RoomDetails room;
  private Visitor guest;

  @BeforeEach
  void room() {
    visitors = new Visitors(port, people, links);
    owner = visitors.person("Olga");
    room = rooms.create(owner.id());
    guest = new Visitor(port);
  }

  @AfterEach
  void leave() throws Exception {
    conferences.of(room.id()).perform(_ -> memberships.forEach(Membership::leave));
  }

  @Test
  void whomALockKeptOutOfAPublicRoomIsNotBroughtIntoItOnceItIsEmpty() throws Exception {
    access(AccessLevel.PUBLIC);
    var moderator = moderator();
    moderator.post(api("/lock"), "{\"locked\":true}");
    assertThat(ask().status()).isEqualTo(202);

    assertHearsOfTheEnd(moderator);

    assertThat(state()).as("also of a page that is loaded again").isEqualTo("ended");
    assertThat(guest.get(api("")).json().path("door").asString()).isEqualTo("open");
    assertThat(ask().status()).as("by their own wish").isEqualTo(201);
  }

  @Test
  void whoWaitsForARoomOfAgentsHearsThatTheMeetingHasEnded() throws Exception {
    access(AccessLevel.TRUSTED);
    var moderator = moderator();
    assertThat(ask().status()).isEqualTo(202);

    assertHearsOfTheEnd(moderator);

    assertThat(guest.get(api("")).json().path("door").asString()).isEqualTo("ask");
    assertThat(ask().status()).as("at once, and by their own wish").isEqualTo(202);
    assertThat(state()).isEqualTo("waiting");
  }

  @Test
  void whoWasSentBackIsNotBroughtInByTheEnd() throws Exception {
    access(AccessLevel.PUBLIC);
    var moderator = moderator();
    var admitted = ask();
    join(admitted, Role.GUEST);
    var who = admitted.json().path("participant").asString();
    moderator.post(api("/participants/" + who + "/to-lobby"), "{}");
    assertThat(ask().status()).isEqualTo(202);

    assertHearsOfTheEnd(moderator);

    assertThat(ask().status()).as("by their own wish").isEqualTo(201);
  }

  @Test
  void whoWasLetInAndDidNotComeHoldsNoGrantAfterTheEnd() throws Exception {
    access(AccessLevel.RESTRICTED);
    var moderator = moderator();
    ask();
    moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN);
    assertThat(state()).isEqualTo("admitted");

    moderator.post(api("/end"), "{}");

    assertThat(guest.post(api("/admission"), "{\"name\":\"Anna\",\"wish\":\"take\"}").code())
        .isEqualTo("no-grant");
    assertThat(state()).isEqualTo("ended");
  }

  @Test
  void aRefusalOutlastsTheEnd() throws Exception {
    access(AccessLevel.RESTRICTED);
    var moderator = moderator();
    ask();
    moderator.post(api("/lobby/" + waiting() + "/refuse"), "{}");

    moderator.post(api("/end"), "{}");

    assertThat(state()).isEqualTo("refused");
    assertThat(ask().code()).isEqualTo("not-let-in");
  }

  private void assertHearsOfTheEnd(Visitor moderator) throws Exception {
    try (var body = guest.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"");

      assertThat(moderator.post(api("/end"), "{}").status()).isEqualTo(204);

      assertThat(heard.next()).contains("\"state\":\"ended\"");
    }
  }

  private void access(AccessLevel level) {
    room = rooms.configure(room.id(), settings -> settings.withAccess(level));
  }

  /** The owner, in the call. */
  private Visitor moderator() throws IOException, InterruptedException {
    var olga = visitors.signedIn(owner);
    join(olga.post(api("/admission"), "{\"name\":\"Olga\"}"), Role.OWNER);
    return olga;
  }

  private String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }

  private Answer ask() throws IOException, InterruptedException {
    return guest.post(api("/admission"), "{\"name\":\"Anna\"}");
  }

  private String waiting() {
    var id = database.sql("select id::text from waiting where room_id = ?");
    return id.param(room.id().value()).query(String.class).single();
  }

  /** What the first event of a new stream says. */
  private String state() throws IOException, InterruptedException {
    return guest.firstEvent(api("/waiting")).replaceAll("(?s).*\"state\":\"([a-z]+)\".*", "$1");
  }

  private void join(Answer admitted, Role role) {
    var grant = new StreamGrant(Visitors.participant(admitted), room.id(), "Name", role, false);
    memberships.add(TestStreams.join(conferences.of(room.id()), grant, _ -> {}));
  }
}
