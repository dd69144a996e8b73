package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.PersonProfile;
import eu.parvis.conference.Action;
import eu.parvis.conference.ConferenceLog;
import eu.parvis.conference.Knock;
import eu.parvis.conference.LogEntry;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of whom it is decided when it is decided of all, and what is kept of it. */
class LobbyOrdersTest extends CallRoomTest {

  @Autowired private ConferenceLog log;
  @Autowired private JdbcClient database;
  private Visitor moderator;

  @BeforeEach
  void aModeratorInARestrictedRoom() throws Exception {
    access(AccessLevel.RESTRICTED);
    moderator = moderator();
  }

  @Test
  void allAreRefusedAtOnceAndToldWhatOneIsTold() throws Exception {
    var guests = List.of(new Visitor(port), new Visitor(port), new Visitor(port));
    for (var guest : guests) {
      ask(guest, "Somebody");
    }
    var shown = shows(3).telling();

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
    var shown = shows(1).telling();
    var ben = new Visitor(port);
    ask(ben, "Ben");
    askedEarlier("Late");
    shows(3);

    assertThat(decides("/lobby/admit-all", shown).status()).isEqualTo(204);

    assertThat(state(anna)).isEqualTo("admitted");
    assertThat(state(ben)).isEqualTo("waiting");
    var two = shows(2).telling();
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
    var shown = shows(1).telling();

    ask(anna, "The minister");
    decides("/lobby/admit-all", shown);
    var minister = knock("The minister").id();
    decides("/lobby/" + minister + "/admit", shown);

    assertThat(state(anna)).isEqualTo("waiting");
    assertThat(moderator.post(api("/lobby/" + minister + "/admit"), "{}").status())
        .as("by a page that was loaded before an upgrade")
        .isEqualTo(204);
    assertThat(state(anna)).isEqualTo("admitted");
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
    var four = shows(4).waiting();
    one(four, "Anna", "/admit");
    one(four, "Ben", "/refuse");
    one(four, "Ben", "/refuse");
    moderator.post(api("/lobby/message"), "{\"text\":\"Soon\"}");
    moderator.post(api("/lobby/message"), "{\"text\":\"\"}");
    decides("/lobby/admit-all", shows(2).telling());
    decides("/lobby/admit-all", Long.MAX_VALUE);
    ask(new Visitor(port), "Eve");
    decides("/lobby/refuse-all", shows(1).telling());

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
    one(shows(1).waiting(), "Max", "/admit");

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
}
