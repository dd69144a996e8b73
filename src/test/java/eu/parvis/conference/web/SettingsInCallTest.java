package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Action;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.Knock;
import eu.parvis.conference.Membership;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.Permissions;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.media.MediaKind;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Agenda;
import eu.parvis.room.Grantee;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.RoomManagement;
import eu.parvis.room.RoomSettings;
import eu.parvis.room.Rooms;
import eu.parvis.room.TestPolicies;
import eu.parvis.testing.Patience;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What is decided of a room holds at once for who is in, who waits and who comes; shares {@link
 * CallPageTest}'s server.
 */
@OnCallPage
@Timeout(180)
class SettingsInCallTest {

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Rooms rooms;
  @Autowired private RoomManagement management;
  @Autowired private Conferences conferences;
  private final List<Membership> memberships = new ArrayList<>();
  private final LinkedBlockingQueue<List<Knock>> knocks = new LinkedBlockingQueue<>();
  private final LinkedBlockingDeque<Permissions> told = new LinkedBlockingDeque<>();
  private Visitors visitors;
  private RoomDetails room;
  private Visitor olga;
  private Visitor guest;
  private Membership chair;
  private Membership anna;

  /** A call of its owner and a guest, who speaks and shows herself. */
  @BeforeEach
  void call() throws Exception {
    visitors = new Visitors(port, people, links);
    PersonProfile owner = visitors.person("Olga");
    room = rooms.create(owner.id());
    olga = visitors.signedIn(owner);
    chair = join(ask(olga));
    guest = new Visitor(port);
    anna = join(ask(guest));
    turn(() -> {
      anna.muted(MediaKind.AUDIO, false);
      anna.muted(MediaKind.VIDEO, false);
      return anna;
    });
  }

  @AfterEach
  void leave() {
    turn(() -> {
      memberships.forEach(Membership::leave);
      return memberships;
    });
  }

  /** Everything that is decided of a room: a setting that is new has no case yet, and fails. */
  static Stream<String> settings() {
    return Stream.of(RoomSettings.class, Policies.class)
        .flatMap(type -> Stream.of(type.getRecordComponents()))
        .filter(part -> part.getType() != Policies.class)
        .map(RecordComponent::getName);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void takesEffectAtOnceInACallThatGoesOn(String setting) throws Exception {
    switch (setting) {
      case "name" -> aNameIsToldToWhoIsInAndWhoWaits();
      case "access" -> whoComesWaitsAndWhoIsInStays();
      case "participantLimit" -> nobodyIsPutOutAndNobodyMoreComes();
      case "speak" -> isShut(setting, Action.SPEAK, MediaKind.AUDIO);
      case "show" -> isShut(setting, Action.SHOW, MediaKind.VIDEO);
      case "share" -> aShareEnds();
      case "chat" -> isTaken(setting, Action.CHAT);
      case "react" -> isTaken(setting, Action.REACT);
      case "rename" -> nobodyRenamesThemselves();
      case "admit" -> whoIsInLetsOthersInAndDoesNoMore();
      case "startMuted" -> whoComesBeginsMutedAndWhoIsInDoesNot();
      case "waitForModerator" -> whoComesWaitsOnceTheModeratorHasLeft();
      default -> throw new AssertionError("nothing shows what " + setting + " does in a call");
    }
  }

  private void aNameIsToldToWhoIsInAndWhoWaits() throws Exception {
    olga.post(api("/lock"), "{\"locked\":true}");
    var late = new Visitor(port);
    ask(late);
    try (var body = late.stream(api("/waiting")).body();
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      var heard = lines.lines().filter(line -> line.startsWith("data:{")).iterator();
      assertThat(heard.next()).contains("\"state\":\"waiting\"", "\"title\":\"\"");

      call("Cabinet <b>");

      assertThat(heard.next()).contains("\"state\":\"waiting\"", "\"title\":\"Cabinet <b>\"");
    }
    assertThat(newest().title()).isEqualTo("Cabinet <b>");
    assertThat(guest.get(api("")).json().path("title").asString()).isEqualTo("Cabinet <b>");
  }

  private void whoComesWaitsAndWhoIsInStays() throws Exception {
    access(AccessLevel.RESTRICTED);

    assertIn(anna);
    assertThat(guest.post(api("/token"), "{}").status()).isEqualTo(200);
    var late = new Visitor(port);
    assertThat(ask(late).status()).isEqualTo(202);

    access(AccessLevel.PUBLIC);
    assertThat(take(late).status()).isEqualTo(201);
  }

  private void nobodyIsPutOutAndNobodyMoreComes() throws Exception {
    var late = new Visitor(port);
    var admitted = ask(late);
    rooms.limit(room.id(), 1);

    assertIn(anna);
    assertIn(chair);
    assertThat(late.get(api("")).json().path("full").asBoolean()).isTrue();
    assertThat(ask(late).code()).isEqualTo("room-full");
    assertThatThrownBy(() -> join(admitted))
        .cause()
        .isInstanceOfSatisfying(
            JoinRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(JoinRefused.Reason.FULL));
    anna = join(ask(guest));
    assertIn(anna);

    rooms.limit(room.id(), 3);
    assertIn(join(ask(late)));
  }

  private void isShut(String policy, Action action, MediaKind kind) throws Exception {
    decide(policy, Role.MODERATOR);

    assertThat(turn(anna::occupant).denied()).containsExactly(action);
    assertThat(isMuted(anna, kind)).isTrue();
    assertThat(turn(chair::occupant).denied()).isEmpty();

    decide(policy, Role.GUEST);
    assertThat(turn(anna::occupant).denied()).isEmpty();
  }

  private void aShareEnds() throws Exception {
    var grant = new StreamGrant(anna.occupant().participant(), room.id(), "", Role.GUEST, true);
    var left = new CompletableFuture<ConferenceEvent>();
    TestStreams.join(
        conferences.of(room.id()),
        grant,
        event -> {
          if (event instanceof ConferenceEvent.SharerLeft) {
            left.complete(event);
          }
        });

    decide("share", Role.MODERATOR);

    assertThat(left).isCompleted();
    assertThat(turn(anna::occupant).denied()).containsExactly(Action.SHARE);
    assertThat(turn(chair::occupant).denied()).isEmpty();
  }

  private void isTaken(String policy, Action action) throws Exception {
    decide(policy, Role.MEMBER);

    assertThat(turn(() -> anna.may(action))).isFalse();
    assertThat(turn(() -> chair.may(action))).isTrue();
    assertThat(newest().may()).doesNotContain(action);

    decide(policy, Role.GUEST);
    assertThat(turn(() -> anna.may(action))).isTrue();
    assertThat(newest().may()).contains(action);
  }

  private void nobodyRenamesThemselves() throws Exception {
    isTaken("rename", Action.RENAME_THEMSELVES);

    decide("rename", Role.MODERATOR);
    var path = api("/participants/" + anna.occupant().participant() + "/name");
    assertThat(guest.post(path, "{\"name\":\"Ann\"}").status()).isEqualTo(403);
    assertThat(olga.post(path, "{\"name\":\"Ann\"}").status()).isEqualTo(204);
  }

  private void whoIsInLetsOthersInAndDoesNoMore() throws Exception {
    olga.post(api("/lock"), "{\"locked\":true}");
    var late = new Visitor(port);
    ask(late);
    var all = api("/lobby/admit-all");
    assertThat(guest.post(all, Visitors.EVERYBODY_SHOWN).status()).isEqualTo(403);

    decide("admit", Role.GUEST);

    assertThat(knocks.poll(Patience.LIMIT.toSeconds(), TimeUnit.SECONDS))
        .extracting(Knock::name)
        .containsExactly("Anna");
    assertThat(guest.post(all, Visitors.EVERYBODY_SHOWN).status()).isEqualTo(204);
    assertThat(take(late).status()).isEqualTo(201);
    decide("admit", Role.MODERATOR);
    assertThat(guest.post(all, Visitors.EVERYBODY_SHOWN).status()).isEqualTo(403);
  }

  private void whoComesBeginsMutedAndWhoIsInDoesNot() throws Exception {
    decide("startMuted", true);

    assertThat(isMuted(anna, MediaKind.AUDIO)).isFalse();
    assertThat(isMuted(speaking(join(ask(new Visitor(port)))), MediaKind.AUDIO)).isTrue();

    turn(() -> {
      memberships.forEach(Membership::leave);
      return memberships;
    });
    assertThat(isMuted(speaking(join(ask(guest))), MediaKind.AUDIO))
        .as("who was in, of whom this process knows nothing any more")
        .isFalse();

    decide("startMuted", false);
    assertThat(isMuted(speaking(join(ask(new Visitor(port)))), MediaKind.AUDIO)).isFalse();
  }

  private void whoComesWaitsOnceTheModeratorHasLeft() throws Exception {
    decide("waitForModerator", true);
    assertThat(ask(new Visitor(port)).status()).isEqualTo(201);

    turn(() -> {
      chair.leave();
      return chair;
    });
    assertIn(anna);
    var late = new Visitor(port);
    assertThat(ask(late).status()).isEqualTo(202);

    decide("waitForModerator", false);
    assertThat(take(late).status()).isEqualTo(201);
  }

  /** A meeting gives its title to the call, and the room its name to what has none. */
  @Test
  void whatTakesPlaceIsToldToo() throws Exception {
    rooms.announce(room.id(), new Agenda.Open("Budget", null, null, "Olga"));
    settle();
    assertThat(newest().title()).isEqualTo("Budget");

    call("Cabinet");
    assertThat(newest().title()).isEqualTo("Budget");

    rooms.announce(room.id(), Agenda.nothing("Olga"));
    settle();
    assertThat(newest().title()).isEqualTo("Cabinet");
  }

  /** Said on the room's own page, and not in the call. */
  @Test
  void whoModeratesAndWhoOwnsTheRoomDoesSoInItsCall() throws Exception {
    var max = visitors.person("Max");
    var member = join(ask(visitors.signedIn(max)));
    assertThat(turn(member::occupant).role()).isEqualTo(Role.MEMBER);

    management.give(room.id(), new Grantee.Account(max.id()), Role.MODERATOR, room.owner());
    settle();
    assertThat(turn(member::occupant).role()).isEqualTo(Role.MODERATOR);

    management.transfer(room.id(), max.id(), room.owner());
    settle();
    assertThat(turn(member::occupant).role()).isEqualTo(Role.OWNER);
    assertThat(turn(chair::occupant).role()).isEqualTo(Role.MODERATOR);
  }

  /** The switches are what {@code Rules.read} and {@code Admissions.roleNow} do without a room. */
  @Test
  void everybodyIsWhatTheyWereOnceTheMeetingIsDeleted() throws Exception {
    rooms.announce(room.id(), new Agenda.Open("Budget", null, null, "Olga"));
    decide("speak", Role.MODERATOR);

    rooms.vacate(room.id());
    rooms.limit(room.id(), 3);
    settle();

    assertThat(turn(anna::occupant).denied()).containsExactly(Action.SPEAK);
    assertThat(turn(chair::occupant).role()).isEqualTo(Role.OWNER);
    assertThat(newest().title()).isEqualTo("Budget");
  }

  private void call(String name) throws Exception {
    rooms.configure(room.id(), settings -> settings.withName(name));
    settle();
  }

  private void access(AccessLevel level) throws Exception {
    rooms.configure(room.id(), settings -> settings.withAccess(level));
    settle();
  }

  private void decide(String policy, Object what) throws Exception {
    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.with(settings.policies(), policy, what)));
    settle();
  }

  /** Until who is in has heard of what was changed. */
  private void settle() {
    turn(() -> room);
  }

  private <T> T turn(Supplier<T> what) {
    var found = new CompletableFuture<T>();
    conferences.of(room.id()).execute(() -> found.complete(what.get()));
    return found.join();
  }

  private void assertIn(Membership member) {
    assertThat(conferences.people(room.id())).contains(turn(member::occupant).participant());
  }

  private boolean isMuted(Membership member, MediaKind kind) {
    var occupant = turn(member::occupant);
    return kind == MediaKind.AUDIO ? occupant.audioMuted() : occupant.videoMuted();
  }

  private Membership speaking(Membership member) {
    return turn(() -> {
      member.muted(MediaKind.AUDIO, false);
      return member;
    });
  }

  /** What Anna was told last of what she may, and of the room. */
  private Permissions newest() {
    return Objects.requireNonNull(told.peekLast());
  }

  private void heard(ParticipantId who, ConferenceEvent event) {
    if (anna != null && !who.equals(anna.occupant().participant())) {
      return;
    }
    if (event instanceof ConferenceEvent.PermissionsChanged changed) {
      told.add(changed.permissions());
    } else if (event instanceof ConferenceEvent.Lobby(List<Knock> waiting, _)) {
      knocks.add(waiting);
    }
  }

  private Membership join(Answer admitted) {
    var participant = Visitors.participant(admitted);
    var grant = new StreamGrant(participant, room.id(), "", Role.GUEST, false);
    var joined =
        TestStreams.join(conferences.of(room.id()), grant, event -> heard(participant, event));
    memberships.add(joined);
    return joined;
  }

  private String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }

  private Answer ask(Visitor visitor) throws IOException, InterruptedException {
    return visitor.post(api("/admission"), "{\"name\":\"Anna\"}");
  }

  private Answer take(Visitor visitor) throws IOException, InterruptedException {
    return visitor.post(api("/admission"), "{\"name\":\"Anna\",\"wish\":\"take\"}");
  }
}
