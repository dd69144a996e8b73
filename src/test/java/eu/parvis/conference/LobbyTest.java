package eu.parvis.conference;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.ProfilePictures;
import eu.parvis.conference.Entrance.Applicant;
import eu.parvis.conference.Entrance.Outcome;
import eu.parvis.conference.Entrance.Wish;
import eu.parvis.conference.Lobby.Ticket;
import eu.parvis.conference.Waiting.State;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.ParvisTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows of those who wait. Shares {@link AdmissionsTest}'s application. */
@ParvisTest
@ExtendWith(OutputCaptureExtension.class)
class LobbyTest {

  private static final ParticipantName ANNA = new ParticipantName("Anna");

  @Autowired private People people;
  @Autowired private Rooms rooms;
  @Autowired private Lobby lobby;
  @Autowired private LobbyMessages messages;
  @Autowired private Entrance entrance;
  @Autowired private Admissions admissions;
  @Autowired private Newcomers newcomers;
  @Autowired private ProfilePictures pictures;
  @Autowired private JdbcClient database;
  @Autowired private Clock clock;
  private RoomDetails room;

  @BeforeEach
  void restrictedRoom() {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    var owner =
        people.add(new NewPerson("Olga", address, Language.FRENCH, false), ZoneOffset.UTC).id();
    room = rooms.create(owner);
    room = rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
  }

  private Ticket ask() throws AdmissionRefused, EntryRefused {
    return ((Outcome.Waits) enter(Optional.empty(), Wish.ASK)).ticket();
  }

  private Outcome enter(Optional<AdmissionSecret> ticket, Wish wish)
      throws AdmissionRefused, EntryRefused {
    return entrance.enter(
        room,
        ANNA,
        new Applicant(Optional.empty(), Optional.empty(), ticket, Optional.empty()),
        wish,
        () -> {});
  }

  private void unheardFor(Duration time) {
    database
        .sql("update waiting set seen_at = now() - make_interval(secs => ?) where room_id = ?")
        .param(time.toSeconds())
        .param(room.id().value())
        .update();
  }

  private boolean known(Ticket ticket) {
    return lobby.find(room.id(), ticket.secret()).isPresent();
  }

  @Test
  void ofSeveralWhoTakeOneGrantAtOnceOneGetsIn() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.ADMITTED);
    var start = new CountDownLatch(1);
    Callable<Boolean> take =
        () -> {
          start.await();
          try {
            return enter(Optional.of(ticket.secret()), Wish.TAKE) instanceof Outcome.In;
          } catch (EntryRefused e) {
            return false;
          }
        };
    try (var threads = Executors.newFixedThreadPool(4)) {
      var taken = IntStream.range(0, 4).mapToObj(_ -> threads.submit(take)).toList();
      start.countDown();
      var in = 0;
      for (var one : taken) {
        in += one.get() ? 1 : 0;
      }
      assertThat(in).isEqualTo(1);
    }
  }

  @Test
  void whosePageIsGoneForLongIsForgottenAndWhoReloadsIsNot() throws Exception {
    var ticket = ask();
    unheardFor(Lobby.UNHEARD.minusSeconds(10));
    lobby.deleteOld();
    assertThat(known(ticket)).isTrue();

    unheardFor(Lobby.UNHEARD.plusSeconds(1));
    assertThat(lobby.deleteOld()).contains(room.id());
    assertThat(known(ticket)).isFalse();
  }

  @Test
  void nobodyIsForgottenBecauseTheServerWasAway() throws Exception {
    var ticket = ask();
    unheardFor(Duration.ofMinutes(30));
    lobby.begin();
    lobby.deleteOld();
    assertThat(known(ticket)).isTrue();

    unheardFor(Duration.ofHours(2));
    lobby.begin();
    lobby.deleteOld();
    assertThat(known(ticket)).as("from another day").isFalse();
  }

  /** The switch is {@code MOST_WAITING} in {@code Lobby}. */
  @Tag("asvs-2.3.2")
  @Test
  void aRoomHasAMostOfPeopleWhoWait() throws Exception {
    database
        .sql(
            """
            insert into waiting (id, version, room_id, name, secret_hash, asked_at, seen_at, state,
                                 refusals)
            select gen_random_uuid(), 0, ?, 'Guest', sha256(gen_random_uuid()::text::bytea), now(),
                   now(), 'WAITING', 0
            from generate_series(1, ?)
            """)
        .param(room.id().value())
        .param(Lobby.MOST_WAITING)
        .update();

    assertThat(refusal(Optional.empty(), Wish.ASK)).isEqualTo(EntryRefused.Reason.TOO_MANY_WAIT);
  }

  private EntryRefused.Reason refusal(Optional<AdmissionSecret> ticket, Wish wish)
      throws AdmissionRefused {
    try {
      throw new AssertionError(enter(ticket, wish));
    } catch (EntryRefused e) {
      return e.reason();
    }
  }

  /** The switch is {@code ADMITTED} in {@code WaitingRows.take}. */
  @Test
  void whomTheRoomOpenedToTakesNothingWhileItIsShut() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.OPENED);

    assertThat(refusal(Optional.of(ticket.secret()), Wish.TAKE))
        .isEqualTo(EntryRefused.Reason.NO_GRANT);
  }

  @Test
  void whoeverIsInHoldsNoGrantAnyMore() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.OPENED);
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.PUBLIC));
    room = rooms.find(room.id()).orElseThrow();
    assertThat(enter(Optional.of(ticket.secret()), Wish.ASK)).isInstanceOf(Outcome.In.class);

    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.RESTRICTED));
    room = rooms.find(room.id()).orElseThrow();
    assertThat(refusal(Optional.of(ticket.secret()), Wish.TAKE))
        .isEqualTo(EntryRefused.Reason.NO_GRANT);
  }

  @Test
  void whomAShutRoomHadOpenedForWaitsOnInTheirOwnPlace() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.OPENED);

    var again = enter(Optional.of(ticket.secret()), Wish.ASK);

    assertThat(again).isInstanceOf(Outcome.Waits.class);
    assertThat(lobby.of(room.id()))
        .singleElement()
        .matches(row -> row.id().equals(ticket.waiting().id()))
        .matches(row -> row.waiting().state() == State.WAITING)
        .matches(row -> row.waiting().decidedAt() == null);
  }

  @Test
  void theEndForAllIsForgottenByWhoLeavesAndLetsWhoStaysAskAtOnce() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.REFUSED);
    lobby.askAgain(ended(ticket, State.REFUSED), ANNA);

    lobby.askAgain(ended(ticket, State.ENDED), ANNA);
    var again = lobby.find(room.id(), ticket.secret()).orElseThrow();
    assertThat(again.state()).isEqualTo(State.WAITING);

    lobby.cancel(ended(ticket, State.ENDED).id());
    assertThat(known(ticket)).isFalse();
  }

  /** Ends the call for all; what the request stands as then. */
  private Waiting ended(Ticket ticket, State state) {
    lobby.end(room.id());
    var ended = lobby.find(room.id(), ticket.secret()).orElseThrow();
    assertThat(ended.state()).isEqualTo(state);
    assertThat(ended.granted(clock.instant())).isFalse();
    assertThat(ended.pause(clock.instant()).isZero()).isEqualTo(state == State.ENDED);
    return ended;
  }

  @Test
  void whatWasAllowedForOneCallLapsesWithIt() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.ADMITTED);
    var in = (Outcome.In) enter(Optional.of(ticket.secret()), Wish.TAKE);
    var admission = in.admitted().admission();
    assertThat(entrance.admits(room, admission)).isTrue();

    admissions.lapse(room.id());

    var later = admissions.find(room.id(), admission.participant()).orElseThrow();
    assertThat(entrance.admits(room, later)).isFalse();
  }

  @Test
  void whatWasAllowedForACallLapsesThoughTheServerWasKilledInIt() throws Exception {
    var ticket = ask();
    lobby.decide(room.id(), List.of(ticket.waiting().id()), State.ADMITTED);
    var in = (Outcome.In) enter(Optional.of(ticket.secret()), Wish.TAKE);
    var participant = in.admitted().admission().participant();

    try (var world = new TestConferences(10)) {
      desk(world.conferences()).begin();

      world.time().pass(LobbyDesk.AFTERMATH.minusSeconds(1));
      assertThat(admits(participant)).isTrue();
      world.time().pass(Duration.ofSeconds(1));
      assertThat(admits(participant)).isFalse();
    }
  }

  /** The switches are {@code entered_at} in {@code AdmissionRows.forget} and its rooms of calls. */
  @Test
  void whoWasInIsANewcomerAgainOnceTheCallIsOver() throws Exception {
    rooms.configure(room.id(), settings -> settings.withAccess(AccessLevel.PUBLIC));
    room = rooms.find(room.id()).orElseThrow();
    var in = (Outcome.In) enter(Optional.empty(), Wish.ASK);
    var participant = Set.of(in.admitted().admission().participant());
    assertThat(newcomers.enter(room.id(), participant)).isOne();

    try (var world = new TestConferences(10)) {
      desk(world.conferences()).begin();

      world.time().pass(LobbyDesk.AFTERMATH.minusSeconds(1));
      assertThat(newcomers.enter(room.id(), participant)).isZero();
      world.time().pass(Duration.ofSeconds(1));
      assertThat(newcomers.enter(room.id(), participant)).isOne();
    }
  }

  private LobbyDesk desk(Conferences conferences) {
    return new LobbyDesk(
        conferences,
        entrance,
        lobby,
        messages,
        admissions,
        newcomers,
        rooms,
        pictures,
        _ -> {},
        clock);
  }

  private boolean admits(ParticipantId participant) {
    return entrance.admits(room, admissions.find(room.id(), participant).orElseThrow());
  }

  @Test
  void aLongListIsToldLessOftenWhateverWhoWaitsDoes() throws Exception {
    for (var i = 0; i < 150; i++) {
      ask();
    }
    var heard = new ArrayList<ConferenceEvent>();
    try (var world = new TestConferences(10)) {
      var conference = world.conferences().of(room.id());
      var owner = new StreamGrant(ParticipantId.random(), room.id(), "Olga", Role.OWNER, false);
      conference.perform(joining -> {
        try {
          joining.join(owner, "00000001", heard::add);
        } catch (JoinRefused e) {
          throw new IllegalStateException(e);
        }
      });
      var desk = desk(world.conferences());

      for (var i = 0; i < 20; i++) {
        desk.review(room.id());
        world.time().pass(Duration.ofMillis(150));
      }
    }

    assertThat(heard.stream().filter(ConferenceEvent.Lobby.class::isInstance).count())
        .isBetween(2L, 5L);
  }

  @Test
  void pausesAfterRefusalsGrowToHalfAnHour() {
    var at = Instant.parse("2026-11-26T10:00:00Z");
    for (var refusals : List.of(1, 2, 6, 60)) {
      var refused =
          new Waiting(
              new WaitingId(UUID.randomUUID()),
              room.id(),
              null,
              null,
              "Anna",
              at,
              State.REFUSED,
              at,
              refusals);
      var minutes = Math.min(1L << Math.min(refusals - 1, 10), 32);
      assertThat(refused.pause(at)).isEqualTo(Duration.ofMinutes(minutes));
      assertThat(refused.pause(at.plus(Duration.ofMinutes(minutes)))).isZero();
    }
  }

  @Test
  void messagesAreTextOfALengthAndTheNewestCounts() {
    var now = Instant.now();
    assertThat(LobbyMessage.parse("x".repeat(500), now)).isPresent();
    assertThat(LobbyMessage.parse("x".repeat(501), now)).isEmpty();
    assertThat(LobbyMessage.parse("first line\nsecond", now)).isPresent();
    assertThat(LobbyMessage.parse("a\u202Eb", now)).isEmpty();
    assertThat(LobbyMessage.parse("\u200B\u200D\n\uFE0F", now)).as("shows nothing").isEmpty();
    messages.say(room.id(), LobbyMessage.parse("One", now).orElseThrow());
    messages.say(room.id(), LobbyMessage.parse("Two", now).orElseThrow());
    assertThat(messages.of(room.id()).map(LobbyMessage::text)).contains("Two");
    messages.delete(room.id());
    assertThat(messages.of(room.id())).isEmpty();
  }

  @Test
  void nobodysNameIsInTheLog(CapturedOutput log) throws Exception {
    ask();
    messages.say(room.id(), LobbyMessage.parse("Patience", Instant.now()).orElseThrow());
    assertThat(log.getAll()).doesNotContain("Anna", "Patience");
  }
}
