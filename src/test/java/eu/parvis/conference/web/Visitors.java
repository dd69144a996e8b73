package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.Conference;
import eu.parvis.conference.ConferenceEvent;
import eu.parvis.conference.JoinRefused;
import eu.parvis.conference.Membership;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.StreamGrant;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** People with an account, their browsers, and how whoever was admitted goes into a call. */
record Visitors(int port, People people, WelcomeLinks links) {

  private static final String PASSWORD = "correct-horse-battery-9";

  /** Somebody with an account. */
  PersonProfile person(String name) {
    var address = new EmailAddress(UUID.randomUUID() + "@example.org");
    var fresh = new NewPerson(name, address, Language.ENGLISH, false);
    return people.add(fresh, ZoneId.of("Europe/Paris"));
  }

  /** A browser with which somebody has just signed in, for the first time. */
  Visitor signedIn(PersonProfile person) throws IOException, InterruptedException {
    var link = links.renew(person.id());
    links.accept(link.substring(link.lastIndexOf('/') + 1), PASSWORD);
    return signedInAgain(person);
  }

  /** Another browser of theirs. */
  Visitor signedInAgain(PersonProfile person) throws IOException, InterruptedException {
    var visitor = new Visitor(port);
    var answer = visitor.signIn(person.email().value(), PASSWORD);
    assertThat(answer.header("Location")).doesNotContain("error", "refused");
    return visitor;
  }

  static ParticipantId participant(Answer admitted) {
    return new ParticipantId(UUID.fromString(admitted.json().path("participant").asString()));
  }

  /** Joins without a stream, as signalling does with a token that it redeemed. */
  static Membership join(
      Conference conference, StreamGrant grant, Consumer<ConferenceEvent> listener) {
    var endpoint = UUID.randomUUID().toString().substring(0, 8);
    return join(conference, grant, endpoint, listener);
  }

  static Membership join(
      Conference conference,
      StreamGrant grant,
      String endpoint,
      Consumer<ConferenceEvent> listener) {
    var joined = new CompletableFuture<Membership>();
    conference.execute(() -> {
      try {
        joined.complete(conference.join(grant, endpoint, listener));
      } catch (JoinRefused e) {
        joined.completeExceptionally(e);
      }
    });
    return joined.join();
  }
}
