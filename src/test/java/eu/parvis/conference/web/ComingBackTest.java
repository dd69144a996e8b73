package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Conferences;
import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.Membership;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.TestStreams;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Policies;
import eu.parvis.room.Role;
import eu.parvis.room.RoomDetails;
import eu.parvis.room.Rooms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Who comes back once what let them in has changed: whoever was in does, whoever only had a stream
 * prepared at the door does not. The switch is {@code Door.admitPerson}. Shares {@link
 * CallPageTest}'s server.
 */
@OnCallPage
@Timeout(180)
class ComingBackTest {

  @LocalServerPort private int port;
  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private Rooms rooms;
  @Autowired private Grants grants;
  @Autowired private Conferences conferences;
  private final List<Membership> memberships = new ArrayList<>();
  private Visitors visitors;
  private PersonProfile owner;
  private RoomDetails room;

  @BeforeEach
  void room() {
    visitors = new Visitors(port, people, links);
    owner = visitors.person("Olga");
    room = rooms.create(owner.id());
  }

  @AfterEach
  void everybodyLeaves() throws Exception {
    conferences.of(room.id()).perform(_ -> memberships.forEach(Membership::leave));
  }

  @Test
  void ofATrustedRoomThatIsRestrictedWhoWasInAlone() throws Exception {
    access(AccessLevel.TRUSTED);
    moderator();
    var max = visitors.signedIn(visitors.person("Max"));
    var asked = asks(max);
    var ida = visitors.signedIn(visitors.person("Ida"));
    var inside = asks(ida);
    leaves(join(inside, Role.GUEST));

    access(AccessLevel.RESTRICTED);

    assertWaits(max, asked);
    assertComesBack(ida, inside);
  }

  @Test
  void ofThoseWhoseGrantIsTakenWhoWasInAlone() throws Exception {
    access(AccessLevel.RESTRICTED);
    moderator();
    var mona = visitors.person("Mona");
    var ines = visitors.person("Ines");
    grants.give(room.id(), new Grantee.Account(mona.id()), Role.MEMBER);
    grants.give(room.id(), new Grantee.Account(ines.id()), Role.MEMBER);
    var max = visitors.signedIn(mona);
    var asked = asks(max);
    var ida = visitors.signedIn(ines);
    var inside = asks(ida);
    leaves(join(inside, Role.MEMBER));

    grants.take(room.id(), new Grantee.Account(mona.id()));
    grants.take(room.id(), new Grantee.Account(ines.id()));

    assertWaits(max, asked);
    assertComesBack(ida, inside);
  }

  @Test
  void ofARoomWhoseModeratorLeftWhoWasInAlone() throws Exception {
    access(AccessLevel.PUBLIC);
    rooms.configure(room.id(), settings -> settings.withPolicies(waitForModerator()));
    var olga = moderator();
    var max = new Visitor(port);
    var asked = asks(max);
    var ida = new Visitor(port);
    var inside = asks(ida);
    leaves(join(inside, Role.GUEST));

    leaves(olga);

    assertWaits(max, asked);
    assertComesBack(ida, inside);
  }

  /** At the door the page gets everything ready by itself. */
  private Answer asks(Visitor visitor) throws IOException, InterruptedException {
    var admitted = visitor.post(api("/admission"), "{\"name\":\"Somebody\",\"wish\":\"at-once\"}");
    assertThat(admitted.status()).isEqualTo(201);
    assertThat(visitor.post(api("/token"), "{}").status()).isEqualTo(200);
    return admitted;
  }

  private void assertWaits(Visitor visitor, Answer asked) throws Exception {
    assertThat(visitor.post(api("/token"), "{}").code()).isEqualTo("must-wait");
    assertThatThrownBy(() -> join(asked, Role.GUEST))
        .as("by the stream that stands at the door")
        .cause()
        .isInstanceOfSatisfying(
            JoinRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(JoinRefused.Reason.LOCKED));
    assertThat(visitor.post(api("/admission"), "{\"name\":\"Somebody\"}").status()).isEqualTo(202);
  }

  private void assertComesBack(Visitor visitor, Answer inside) throws Exception {
    assertThat(visitor.post(api("/token"), "{}").status()).isEqualTo(200);
    join(inside, Role.GUEST);
    assertThat(conferences.people(room.id())).contains(participant(inside));
  }

  private void access(AccessLevel level) {
    room = rooms.configure(room.id(), settings -> settings.withAccess(level));
  }

  private static Policies waitForModerator() {
    var everybody = Role.GUEST;
    return new Policies(
        everybody,
        everybody,
        everybody,
        everybody,
        everybody,
        everybody,
        Role.MODERATOR,
        false,
        true);
  }

  /** The owner, in the call. */
  private Membership moderator() throws IOException, InterruptedException {
    return join(asks(visitors.signedIn(owner)), Role.OWNER);
  }

  private Membership join(Answer admitted, Role role) {
    var grant = new StreamGrant(participant(admitted), room.id(), "Name", role, false);
    var membership = TestStreams.join(conferences.of(room.id()), grant, _ -> {});
    memberships.add(membership);
    return membership;
  }

  private void leaves(Membership membership) throws Exception {
    conferences.of(room.id()).perform(_ -> membership.leave());
  }

  private String api(String rest) {
    return "/api/rooms/" + room.slug() + rest;
  }
}
