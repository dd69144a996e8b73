package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import eu.parvis.account.Administration;
import eu.parvis.account.Departures;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PersonProfile;
import eu.parvis.conference.Action;
import eu.parvis.conference.ConferenceLog;
import eu.parvis.conference.LogEntry;
import eu.parvis.conference.Occupant;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Verified;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.TestPolicies;
import java.io.IOException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is done to others over HTTP, and what of it is durable; shares its application. */
class ModerationPageTest extends CallRoomTest {

  @Autowired private Administration administration;
  @Autowired private Departures departures;
  @Autowired private RoomManagement management;
  @Autowired private ConferenceLog log;
  @Autowired private Attempts attempts;
  @Autowired private JdbcTemplate database;
  private Visitor olga;
  private Visitor guest;
  private ParticipantId chair;
  private ParticipantId anna;

  @BeforeEach
  void call() throws Exception {
    olga = visitors.signedIn(owner);
    chair = join(ask(olga, "Olga"));
    guest = new Visitor(port);
    anna = join(ask(guest, "Anna"));
  }

  @Test
  void aGuestIsAModeratorForAsLongAsTheAdmissionLasts() throws Exception {
    assertThat(order(olga, anna, "/role", "{'role':'moderator'}").status()).isEqualTo(204);

    assertThat(occupant(anna).role()).isEqualTo(Role.MODERATOR);
    assertThat(ask(guest, "Anna").json().path("role").asString()).isEqualTo("moderator");
    assertThat(order(guest, anna, "/role", "{'role':'member'}").status()).isEqualTo(204);
    assertThat(ask(guest, "Anna").json().path("role").asString()).isEqualTo("guest");
  }

  @Test
  void whoHasAnAccountIsAModeratorOfTheRoomFromThenOn() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max), "Max"));

    order(olga, member, "/role", "{'role':'moderator'}");
    assertThat(role(max)).isEqualTo(Role.MODERATOR);
    assertThat(occupant(member).role()).isEqualTo(Role.MODERATOR);

    order(olga, member, "/role", "{'role':'member'}");
    assertThat(role(max)).isEqualTo(Role.MEMBER);
    assertThat(occupant(member).role()).isEqualTo(Role.MEMBER);
  }

  @Test
  void theRoomPassesToAnotherAndTheOneWhoHadItModerates() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max), "Max"));

    assertThat(order(olga, anna, "/role", "{'role':'owner'}").status()).isEqualTo(403);
    assertThat(order(olga, member, "/role", "{'role':'owner'}").status()).isEqualTo(204);

    assertThat(role(max)).isEqualTo(Role.OWNER);
    assertThat(role(owner)).isEqualTo(Role.MODERATOR);
    assertThat(occupant(chair).role()).isEqualTo(Role.MODERATOR);
    assertThat(order(olga, member, "/remove", "{'ban':false}").status()).isEqualTo(403);
  }

  /** The switch is {@code isAgent} in {@code DurableRegister.transfer}. */
  @Test
  void theRoomPassesToNobodyOutsideTheOrganisation() throws Exception {
    var member = join(ask(visitors.signedIn(visitors.outsider("Max")), "Max"));

    assertThat(order(olga, member, "/role", "{'role':'owner'}").status()).isEqualTo(403);

    assertThat(role(owner)).isEqualTo(Role.OWNER);
    assertThat(log.latest(room.id(), 10)).isEmpty();
  }

  @Test
  void whoWasRemovedMayAskAgainUnlessBanned() throws Exception {
    order(olga, anna, "/remove", "{'ban':false}");
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("ended");
    var again = ask(guest, "Anna");
    assertThat(again.status()).isEqualTo(201);

    order(olga, join(again), "/remove", "{'ban':true}");
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("removed");
    assertThat(ask(guest, "Anna").code()).isEqualTo("removed");
  }

  @Test
  void aBanThatIsTakenBackHoldsWithNoBrowserAnyMore() throws Exception {
    var max = visitors.person("Max");
    var browser = visitors.signedIn(max);
    var another = visitors.signedInAgain(max);
    var member = join(ask(browser, "Max"));
    order(olga, join(ask(another, "Max")), "/remove", "{'ban':true}");
    order(olga, member, "/remove", "{'ban':true}");
    assertThat(ask(browser, "Max").code()).isEqualTo("removed");

    assertThat(order(guest, member, "/lift-ban", "{}").status()).isEqualTo(403);
    assertThat(order(olga, member, "/lift-ban", "{}").status()).isEqualTo(204);

    assertThat(ask(browser, "Max").status()).isEqualTo(201);
    assertThat(ask(another, "Max").status()).isEqualTo(201);
    assertThat(log.latest(room.id(), 1))
        .extracting(LogEntry::action, LogEntry::by, LogEntry::target)
        .containsExactly(tuple(Action.LIFT_BAN, "Olga", "Max"));
  }

  @Test
  void archivingARoomEndsItsCallAndWhatWasDecidedInIt() throws Exception {
    olga.post(api("/lock"), "{\"locked\":true}");

    management.archive(room.id(), owner.id());

    conferences.of(room.id()).perform(conference -> assertThat(conference.occupants()).isEmpty());
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("unknown-room");
    management.restore(room.id(), owner.id());
    assertThat(guest.post(api("/token"), "{}").code()).isEqualTo("ended");
    assertThat(ask(guest, "Anna").status()).as("no longer locked").isEqualTo(201);
  }

  @Test
  void inALockedRoomEverybodyWaitsButThoseWhoWereIn() throws Exception {
    var absent = new Visitor(port);
    ask(absent, "Absent");
    assertThat(olga.post(api("/lock"), "{\"locked\":true}").status()).isEqualTo(204);

    assertThat(ask(new Visitor(port), "Late").json().path("state").asString()).isEqualTo("waiting");
    assertThat(ask(absent, "Absent").json().path("state").asString()).isEqualTo("waiting");
    assertThat(ask(guest, "Anna").status()).isEqualTo(201);
    join(ask(guest, "Anna"));

    olga.post(api("/lock"), "{\"locked\":false}");
    assertThat(ask(absent, "Absent").status()).isEqualTo(201);
  }

  @Test
  void whatIsForbiddenOutlastsTheStreamAndThePage() throws Exception {
    assertThat(order(olga, anna, "/allow", "{'what':'speak','allowed':false}").status())
        .isEqualTo(204);
    assertThat(occupant(anna).denied()).containsExactly(Action.SPEAK);

    assertThat(occupant(join(ask(guest, "Anna"))).denied()).containsExactly(Action.SPEAK);
    assertThat(order(olga, anna, "/allow", "{'what':'smell','allowed':false}").status())
        .isEqualTo(400);
  }

  @Test
  void policiesThatAreChangedInACallAreThoseOfTheRoom() throws Exception {
    assertThat(olga.post(api("/policies"), "{\"speak\":\"moderator\"}").status()).isEqualTo(204);

    assertThat(policies().speak()).isEqualTo(Role.MODERATOR);
    assertThat(policies().show()).isEqualTo(Role.GUEST);
    assertThat(occupant(anna).denied()).containsExactly(Action.SPEAK);
    assertThat(olga.post(api("/policies"), "{\"speak\":\"king\"}").status()).isEqualTo(400);
    assertThat(guest.post(api("/policies"), "{\"speak\":\"guest\"}").status()).isEqualTo(403);
  }

  @Test
  void aNewNameStays() throws Exception {
    assertThat(order(guest, anna, "/name", "{'name':'Ann'}").status()).isEqualTo(204);
    assertThat(order(olga, anna, "/name", "{'name':'Anne'}").status()).isEqualTo(204);
    assertThat(order(olga, anna, "/name", "{'name':'\\u202eenna'}").code())
        .isEqualTo("name-invalid");
    assertThat(order(guest, chair, "/name", "{'name':'Nobody'}").status()).isEqualTo(403);

    assertThat(occupant(anna).name()).isEqualTo("Anne");
    assertThat(guest.get(api("")).json().path("me").path("name").asString()).isEqualTo("Anne");
  }

  /** The switch is {@code Entrance.kept}. */
  @Test
  void whoMayNotRenameThemselvesDoesNotByComingInAgain() throws Exception {
    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.with(policies(), "rename", Role.MODERATOR)));
    order(olga, anna, "/name", "{'name':'Anne'}");

    assertThat(order(guest, anna, "/name", "{'name':'The minister'}").status()).isEqualTo(403);
    join(ask(guest, "The minister"));
    assertThat(occupant(anna).name()).isEqualTo("Anne");

    var me = guest.get(api("")).json().path("me");
    assertThat(me.path("name").asString()).isEqualTo("Anne");
    assertThat(me.path("nameFixed").asBoolean()).isTrue();
    assertThat(ask(olga, "Olga P.").json().path("name").asString()).isEqualTo("Olga P.");
    olga.post(api("/end"), "{}");
    assertThat(ask(guest, "Anna").json().path("name").asString())
        .as("in another call")
        .isEqualTo("Anna");
  }

  /** The switch is {@code Verified.of}. */
  @Test
  void anAccountVouchesForItsOwnNameAlone() throws Exception {
    var max = visitors.signedIn(visitors.person("Max"));
    var member = join(ask(max, "Max"));
    assertThat(occupant(member).verified()).isEqualTo(Verified.NAME);

    order(max, member, "/name", "{'name':'The minister'}");
    assertThat(occupant(member).verified()).isEqualTo(Verified.NOTHING);
    assertThat(occupant(member).account()).isTrue();

    order(olga, member, "/name", "{'name':'Max'}");
    assertThat(occupant(member).verified()).isEqualTo(Verified.NAME);
    assertThat(occupant(anna).verified()).isEqualTo(Verified.NOTHING);
  }

  /** The switch is {@code findActive} in {@code DurableRegister.transfer}. */
  @Test
  void theRoomPassesToNobodyWhoseAccountIsSuspended() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max), "Max"));
    administration.suspend(administrator(max).id(), max.id());

    assertThat(order(olga, member, "/role", "{'role':'owner'}").code()).isEqualTo("not-allowed");
    assertThat(role(owner)).isEqualTo(Role.OWNER);
  }

  @Test
  void whatWasDoneIsKeptOnceAndForAll() throws Exception {
    order(olga, anna, "/mute", "{'kind':'audio'}");
    order(olga, anna, "/to-lobby", "{}");
    order(olga, anna, "/remove", "{'ban':true}");

    assertThat(log.latest(room.id(), 10))
        .extracting(LogEntry::action, LogEntry::by, LogEntry::target, LogEntry::detail)
        .containsExactly(
            tuple(Action.BAN, "Olga", "Anna", ""),
            tuple(Action.SEND_TO_LOBBY, "Olga", "Anna", ""),
            tuple(Action.MUTE, "Olga", "Anna", "audio"));
    assertThatExceptionOfType(DataAccessException.class)
        .isThrownBy(() ->
            database.update(
                "update conference_log set by_name = 'Eve' where room_id = ?", room.id().value()))
        .withStackTraceContaining("written once");
  }

  /** The switch is {@code by_person} and {@code target_person} in {@code ConferenceLog.write}. */
  @Test
  void theLogKnowsWhoseAccountsItsNamesAreAndLosesThemWithTheAccount() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max), "Max"));
    order(olga, member, "/role", "{'role':'moderator'}");
    order(olga, member, "/name", "{'name':'Maximilian'}");

    departures.delete(administrator(max).id(), max.id(), Optional.empty());

    assertThat(log.latest(room.id(), 10))
        .extracting(LogEntry::action, LogEntry::by, LogEntry::target, LogEntry::detail)
        .containsExactly(
            tuple(Action.RENAME, "Olga", "", ""), tuple(Action.GIVE_ROLE, "Olga", "", "moderator"));
  }

  /** The switch is {@code Exclusions}: an account is put out, not one of its browsers. */
  @Test
  void aBanPutsOutEveryBrowserOfAnAccountAndLetsNoneBackIn() throws Exception {
    var max = visitors.person("Max");
    var first = visitors.signedIn(max);
    var second = visitors.signedInAgain(max);
    var third = visitors.signedInAgain(max);
    var banned = join(ask(first, "Max"));
    var other = join(ask(second, "Max"));
    ask(third, "Max");

    assertThat(order(olga, banned, "/remove", "{'ban':true}").status()).isEqualTo(204);

    assertThat(conferences.people(room.id())).containsOnly(chair, anna).doesNotContain(other);
    assertThat(second.post(api("/token"), "{}").code()).isEqualTo("removed");
    assertThat(third.post(api("/token"), "{}").code()).isEqualTo("removed");
    assertThat(ask(third, "Max").code()).isEqualTo("removed");
    assertThat(order(olga, banned, "/lift-ban", "{}").status()).isEqualTo(204);
    assertThat(third.post(api("/token"), "{}").status()).isEqualTo(200);
  }

  @Test
  void whatIsForbiddenHoldsWithAnotherBrowserOfTheAccount() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max), "Max"));
    order(olga, member, "/allow", "{'what':'share','allowed':false}");

    var again = join(ask(visitors.signedInAgain(max), "Max"));

    assertThat(occupant(again).denied()).containsExactly(Action.SHARE);
  }

  /** Each change of a name is a line of the log, and news for everybody. */
  @Test
  void whoGivesOrdersWithoutEndHasToWait() throws Exception {
    for (var i = 0; i < Attempts.MAX_ORDERS; i++) {
      attempts.order(anna);
    }

    var refused = order(guest, anna, "/name", "{'name':'Ann'}");

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
    assertThat(order(olga, anna, "/name", "{'name':'Anne'}").status()).isEqualTo(204);
  }

  @Test
  void nothingIsDoneToAParticipantOfAnotherRoom() throws Exception {
    var max = visitors.person("Max");
    var other = rooms.create(owner.id());
    var elsewhere =
        visitors
            .signedIn(max)
            .post("/api/rooms/" + other.slug() + "/admission", "{\"name\":\"Max\"}");
    var stranger = Visitors.participant(elsewhere);

    order(olga, stranger, "/role", "{'role':'moderator'}");
    order(olga, stranger, "/remove", "{'ban':true}");
    order(olga, stranger, "/to-lobby", "{}");

    assertThat(role(max)).isEqualTo(Role.MEMBER);
    assertThat(log.latest(room.id(), 10)).isEmpty();
  }

  private PersonProfile administrator(PersonProfile like) {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    return people.add(new NewPerson("Ada", address, Language.ENGLISH, true), like.zone());
  }

  private Policies policies() {
    return rooms.find(room.id()).orElseThrow().policies();
  }

  private Role role(PersonProfile person) {
    return rooms.role(rooms.find(room.id()).orElseThrow(), Optional.of(person.id()));
  }

  private Occupant occupant(ParticipantId participant) {
    var found = new CompletableFuture<Collection<Occupant>>();
    conferences.of(room.id()).execute(() -> found.complete(present()));
    return found.join().stream()
        .filter(occupant -> occupant.participant().equals(participant))
        .findFirst()
        .orElseThrow();
  }

  private Collection<Occupant> present() {
    return conferences.of(room.id()).occupants();
  }

  private Answer order(Visitor by, ParticipantId target, String what, String json)
      throws IOException, InterruptedException {
    return by.post(api("/participants/" + target + what), json.replace('\'', '"'));
  }

  private ParticipantId join(Answer admitted) {
    join(admitted, Role.GUEST);
    return participant(admitted);
  }
}
