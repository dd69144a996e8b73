package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Action;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.ConferenceLog;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Knock;
import eu.parvis.conference.LogEntry;
import eu.parvis.conference.Membership;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.Patience;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of whom it is decided when it is decided of all, and what is kept of it. */
@OnCallPage
@Timeout(180)
class LobbyOrdersTest {

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Rooms rooms;
  @Autowired private Conferences conferences;
  @Autowired private ConferenceLog log;
  @Autowired private JdbcClient database;
  private final List<Membership> memberships = new ArrayList<>();
  private final LinkedBlockingQueue<ConferenceEvent.Lobby> told = new LinkedBlockingQueue<>();
  private Visitors visitors;
  private RoomDetails room;
  private Visitor moderator;

  @BeforeEach
  void aModeratorInARestrictedRoom() throws Exception {
    visitors = new Visitors(port, people, links);
    var owner = visitors.person("Olga");
    room = rooms.create(owner.id());
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    moderator = visitors.signedIn(owner);
    join(ask(moderator, "Olga"), Role.OWNER);
  }

  @AfterEach
  void leave() throws Exception {
    conferences.of(room.id()).perform(_ -> memberships.forEach(Membership::leave));
  }

  @Test
  void allAreRefusedAtOnceAndToldWhatOneIsTold() throws Exception {
    var guests = List.of(new Visitor(port), new Visitor(port), new Visitor(port));
    for (var guest : guests) {
      ask(guest, "Somebody");
    }
    var shown = shows(3);

    assertThat(decides("/lobby/refuse-all", shown).status()).isEqualTo(204);

    for (var guest : guests) {
      assertThat(state(guest)).isEqualTo("refused");
      var again = ask(guest, "Somebody");
      assertThat(again.code()).isEqualTo("not-let-in");
      assertThat(Integer.parseInt(again.header("Retry-After"))).isBetween(1, 60);
    }
    shows(0);
  }

  /** The switch is {@code LobbyDesk.told} in {@code LobbyOrders}. */
  @Test
  void whoeverWasNotShownYetIsNotDecidedOf() throws Exception {
    var anna = new Visitor(port);
    ask(anna, "Anna");
    var shown = shows(1);
    var ben = new Visitor(port);
    ask(ben, "Ben");
    askedEarlier("Late");
    shows(3);

    assertThat(decides("/lobby/admit-all", shown).status()).isEqualTo(204);

    assertThat(state(anna)).isEqualTo("admitted");
    assertThat(state(ben)).isEqualTo("waiting");
    var two = shows(2);
    var chloe = new Visitor(port);
    ask(chloe, "Chloé");
    assertThat(decides("/lobby/refuse-all", two).status()).isEqualTo(204);
    assertThat(state(ben)).isEqualTo("refused");
    assertThat(state(chloe)).isEqualTo("waiting");
  }

  @Test
  void whoTookAnotherNameSinceIsNotLetInUnderIt() throws Exception {
    var anna = new Visitor(port);
    ask(anna, "Anna");
    var shown = shows(1);

    ask(anna, "The minister");
    decides("/lobby/admit-all", shown);

    assertThat(state(anna)).isEqualTo("waiting");
  }

  @Test
  void decidingOfAllWithoutSayingWhomOneSawIsBadInput() throws Exception {
    var anna = new Visitor(port);
    ask(anna, "Anna");
    shows(1);

    for (var all : List.of("/lobby/admit-all", "/lobby/refuse-all")) {
      for (var body : List.of("{}", "{\"until\":null}", "{\"until\":\"now\"}", "")) {
        var answer = moderator.post(api(all), body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.code()).as(body).isEqualTo("malformed");
      }
    }
    assertThat(state(anna)).isEqualTo("waiting");
  }

  @Test
  void whoLetWhomInAndWhomNotIsWrittenDownOneLineForAll() throws Exception {
    for (var name : List.of("Anna", "Ben", "Chloé", "Dora")) {
      ask(new Visitor(port), name);
    }
    var four = shown(4);
    one(four, "Anna", "/admit");
    one(four, "Ben", "/refuse");
    one(four, "Ben", "/refuse");
    moderator.post(api("/lobby/message"), "{\"text\":\"Soon\"}");
    moderator.post(api("/lobby/message"), "{\"text\":\"\"}");
    decides("/lobby/admit-all", shows(2));
    decides("/lobby/admit-all", Long.MAX_VALUE);
    ask(new Visitor(port), "Eve");
    decides("/lobby/refuse-all", shows(1));

    assertThat(log.latest(room.id(), 9))
        .extracting(LogEntry::action, LogEntry::by, LogEntry::target, LogEntry::detail)
        .containsExactly(
            tuple(Action.ADMIT, "Olga", null, "-1"),
            tuple(Action.ADMIT, "Olga", null, "+2"),
            tuple(Action.ADMIT, "Olga", null, "message"),
            tuple(Action.ADMIT, "Olga", "Ben", "-"),
            tuple(Action.ADMIT, "Olga", "Anna", "+"));
  }

  /** Whose names go with them; the switch is the part of {@code ConferenceLog} about requests. */
  @Test
  void anAccountThatIsLetInIsKnownToTheLog() throws Exception {
    var max = visitors.person("Max");
    ask(visitors.signedIn(max), "Max");
    one(shown(1), "Max", "/admit");

    assertThat(targets(max)).isOne();
  }

  private int targets(PersonProfile person) {
    return database
        .sql("select count(*) from conference_log where room_id = ? and target_person = ?")
        .params(room.id().value(), person.id().value())
        .query(Integer.class)
        .single();
  }

  /** Somebody whose request is stored after later ones were told of. */
  private void askedEarlier(String name) {
    database
        .sql(
            """
            insert into waiting
              (id, version, room_id, name, secret_hash, asked_at, seen_at, state, refusals)
            values (gen_random_uuid(), 0, ?, ?, sha256(gen_random_uuid()::text::bytea),
              now() - interval '1 minute', now(), 'WAITING', 0)
            """)
        .params(room.id().value(), name)
        .update();
  }

  private void one(List<Knock> shown, String name, String decision) throws Exception {
    var who =
        shown.stream().filter(knock -> knock.name().equals(name)).findFirst().orElseThrow().id();
    assertThat(moderator.post(api("/lobby/" + who + decision), "{}").status()).isEqualTo(204);
  }

  private Answer decides(String all, long shown) throws Exception {
    return moderator.post(api(all), "{\"until\":" + shown + "}");
  }

  /** The telling by which moderators see that so many wait. */
  private long shows(int waiting) throws InterruptedException {
    return telling(waiting).telling();
  }

  private List<Knock> shown(int waiting) throws InterruptedException {
    return telling(waiting).waiting();
  }

  private ConferenceEvent.Lobby telling(int waiting) throws InterruptedException {
    var limit = System.nanoTime() + Patience.LIMIT.toNanos();
    while (true) {
      var heard = told.poll(limit - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (heard == null) {
        throw new AssertionError("moderators were not told in time that " + waiting + " wait");
      }
      if (heard.waiting().size() == waiting) {
        return heard;
      }
    }
  }

  private String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }

  private Answer ask(Visitor visitor, String name) throws Exception {
    return visitor.post(api("/admission"), "{\"name\":\"" + name + "\"}");
  }

  private String state(Visitor visitor) throws Exception {
    return visitor.firstEvent(api("/waiting")).replaceAll("(?s).*\"state\":\"([a-z]+)\".*", "$1");
  }

  private void join(Answer admitted, Role role) {
    var grant = new StreamGrant(participant(admitted), room.id(), "Name", role, false);
    memberships.add(TestStreams.join(conferences.of(room.id()), grant, this::heard));
  }

  private void heard(ConferenceEvent event) {
    if (event instanceof ConferenceEvent.Lobby lobby) {
      told.add(lobby);
    }
  }
}
