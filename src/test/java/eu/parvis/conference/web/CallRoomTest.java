package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.Knock;
import eu.parvis.conference.Membership;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import eu.parvis.testing.Patience;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A room of Olga's for each test, and who asks, waits and is in its call. */
@OnCallPage
@Timeout(180)
abstract class CallRoomTest {

  @LocalServerPort int port;
  @Autowired People people;
  @Autowired WelcomeLinks links;
  @Autowired Rooms rooms;
  @Autowired Conferences conferences;
  Visitors visitors;
  PersonProfile owner;
  RoomDetails room;
  final List<Membership> memberships = new ArrayList<>();
  private final LinkedBlockingQueue<ConferenceEvent.Lobby> tellings = new LinkedBlockingQueue<>();

  @BeforeEach
  final void openRoom() {
    visitors = new Visitors(port, people, links);
    owner = visitors.person("Olga");
    room = rooms.create(owner.id());
  }

  @AfterEach
  final void everybodyLeaves() throws Exception {
    conferences.of(room.id()).perform(_ -> memberships.forEach(Membership::leave));
  }

  final void access(AccessLevel level) {
    room = rooms.configure(room.id(), settings -> settings.withAccess(level));
  }

  final String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }

  final Answer ask(Visitor visitor, String name) throws IOException, InterruptedException {
    return visitor.post(api("/admission"), "{\"name\":\"" + name + "\"}");
  }

  /**
   * @param wish {@code at-once} to come in without waiting, {@code take} to use what was granted
   */
  final Answer ask(Visitor visitor, String name, String wish)
      throws IOException, InterruptedException {
    return visitor.post(
        api("/admission"), "{\"name\":\"%s\",\"wish\":\"%s\"}".formatted(name, wish));
  }

  final Answer take(Visitor visitor, String name) throws IOException, InterruptedException {
    return ask(visitor, name, "take");
  }

  final Membership join(Answer admitted, Role role) {
    return join(
        admitted,
        role,
        event -> {
          if (event instanceof ConferenceEvent.Lobby lobby) {
            tellings.add(lobby);
          }
        });
  }

  /** The same of whoever hears more than who waits. */
  final Membership join(Answer admitted, Role role, Consumer<ConferenceEvent> heard) {
    var grant = new StreamGrant(participant(admitted), room.id(), "Name", role, false);
    var joined = TestStreams.join(conferences.of(room.id()), grant, heard);
    memberships.add(joined);
    return joined;
  }

  final void leaves(Membership membership) throws Exception {
    conferences.of(room.id()).perform(_ -> membership.leave());
  }

  /** The owner, in the call. */
  final Visitor moderator() throws IOException, InterruptedException {
    var olga = visitors.signedIn(owner);
    var admitted = ask(olga, "Olga");
    assertThat(admitted.status()).isEqualTo(201);
    join(admitted, Role.OWNER);
    return olga;
  }

  /** How things stand, by the first event of a new stream. */
  final String state(Visitor visitor) throws IOException, InterruptedException {
    return visitor.firstEvent(api("/waiting")).replaceAll("(?s).*\"state\":\"([a-z]+)\".*", "$1");
  }

  /** What those in the call are told of one who waits. */
  final Knock knock(String name) throws InterruptedException {
    Predicate<Knock> named = knock -> knock.name().equals(name);
    return Patience.first(
        name, tellings, telling -> telling.waiting().stream().filter(named).findFirst());
  }

  /** The next telling by which those in the call see that so many wait. */
  final ConferenceEvent.Lobby shows(int waiting) throws InterruptedException {
    return Patience.first(
        waiting + " wait",
        tellings,
        telling -> Optional.of(telling).filter(told -> told.waiting().size() == waiting));
  }
}
