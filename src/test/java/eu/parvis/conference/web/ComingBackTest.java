package eu.parvis.conference.web;

import static eu.parvis.conference.web.Visitors.participant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.Membership;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.room.AccessLevel;
import eu.parvis.room.Grantee;
import eu.parvis.room.Grants;
import eu.parvis.room.Role;
import eu.parvis.room.TestPolicies;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who comes back once what let them in has changed: whoever was in does, whoever only had a stream
 * prepared at the door does not. The switch is {@code Door.admitPerson}. Shares {@link
 * CallPageTest}'s server.
 */
class ComingBackTest extends CallRoomTest {

  @Autowired private Grants grants;

  @Test
  void ofATrustedRoomThatIsRestrictedWhoWasInAlone() throws Exception {
    access(AccessLevel.TRUSTED);
    chair();
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
    chair();
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
    rooms.configure(
        room.id(),
        settings -> settings.withPolicies(TestPolicies.openWith("waitForModerator", true)));
    var olga = chair();
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
    var admitted = ask(visitor, "Somebody", "at-once");
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
    assertThat(ask(visitor, "Somebody").status()).isEqualTo(202);
  }

  private void assertComesBack(Visitor visitor, Answer inside) throws Exception {
    assertThat(visitor.post(api("/token"), "{}").status()).isEqualTo(200);
    join(inside, Role.GUEST);
    assertThat(conferences.people(room.id())).contains(participant(inside));
  }

  /** The owner's stream, in the call. */
  private Membership chair() throws IOException, InterruptedException {
    return join(asks(visitors.signedIn(owner)), Role.OWNER);
  }
}
