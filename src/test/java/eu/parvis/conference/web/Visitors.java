package eu.parvis.conference.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.conference.ParticipantId;
import eu.parvis.conference.web.Visitor.Answer;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import java.io.IOException;
import java.time.ZoneId;
import java.util.UUID;

/** People with an account, and their browsers. */
record Visitors(int port, People people, WelcomeLinks links) {

  /** Decides of all who wait, whenever moderators were told of them. */
  static final String EVERYBODY_SHOWN = "{\"until\":" + Long.MAX_VALUE + "}";

  private static final String PASSWORD = "correct-horse-battery-9";

  /** Somebody with an account, an agent. */
  PersonProfile person(String name) {
    return person(name, "example.org");
  }

  /** Somebody with an account who is no agent. */
  PersonProfile outsider(String name) {
    return person(name, "elsewhere.example");
  }

  private PersonProfile person(String name, String domain) {
    var address = new EmailAddress(UUID.randomUUID() + "@" + domain);
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
}
