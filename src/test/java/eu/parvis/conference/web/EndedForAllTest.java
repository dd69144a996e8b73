package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What whoever waits hears once the call is ended for all. Shares {@link CallPageTest}'s server.
 */
class EndedForAllTest extends CallRoomTest {

  @Autowired private JdbcClient database;
  private Visitor guest;

  @BeforeEach
  void guest() {
    guest = new Visitor(port);
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
    knock("Anna");
    moderator.post(api("/lobby/admit-all"), Visitors.EVERYBODY_SHOWN);
    assertThat(state()).isEqualTo("admitted");

    moderator.post(api("/end"), "{}");

    assertThat(take(guest, "Anna").code()).isEqualTo("no-grant");
    assertThat(state()).isEqualTo("ended");
  }

  @Test
  void aRefusalOutlastsTheEnd() throws Exception {
    access(AccessLevel.RESTRICTED);
    var moderator = moderator();
    ask();
    moderator.post(api("/lobby/" + knock("Anna").id() + "/refuse"), "{}");

    moderator.post(api("/end"), "{}");

    assertThat(state()).isEqualTo("refused");
    assertThat(ask().code()).isEqualTo("not-let-in");
  }

  @Test
  void howOftenSomebodyWasRefusedOutlastsTheEnd() throws Exception {
    access(AccessLevel.RESTRICTED);
    var first = moderator();
    ask();
    first.post(api("/lobby/" + knock("Anna").id() + "/refuse"), "{}");
    database
        .sql("update waiting set decided_at = decided_at - interval '1 minute' where room_id = ?")
        .param(room.id().value())
        .update();
    assertThat(ask().status()).isEqualTo(202);

    first.post(api("/end"), "{}");

    assertThat(state()).isEqualTo("ended");
    var second = moderator();
    assertThat(ask().status()).as("as soon as they want").isEqualTo(202);
    second.post(api("/lobby/" + knock("Anna").id() + "/refuse"), "{}");
    assertThat(Integer.parseInt(ask().header("Retry-After"))).as("twice as long").isGreaterThan(60);
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

  private Answer ask() throws IOException, InterruptedException {
    return ask(guest, "Anna");
  }

  private String state() throws IOException, InterruptedException {
    return state(guest);
  }
}
