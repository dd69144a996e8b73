package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Forgetting, under People, whom the identity provider knows as somebody. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = PeopleView.class)
class ForgetIdentityTest extends SpringBrowserlessTest {

  @Autowired private ApplicationEvents events;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;

  @Test
  void theIdentityOfSomebodyIsForgottenAfterAQuestionAndThenTheNameCanBeChanged() {
    var administrator = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    var email = new EmailAddress("iris.identity@example.org");
    var person = new NewPerson("Iris Identity", email, Language.ENGLISH, false);
    var iris = people.add(person, administrator.zone()).id();
    lists();
    test(manage()).click();
    assertThat(find(Button.class).withText("Forget the identity").all()).as("none").isEmpty();
    find(PersonDialog.class).single().close();
    testPeople.knownToProvider(people.find(iris).orElseThrow());
    lists();

    test(manage()).click();
    assertThat(find(Button.class).withText("Change the name").all()).isEmpty();
    press("Forget the identity");
    assertThat(find(Paragraph.class).all())
        .extracting(Paragraph::getText)
        .anyMatch(text -> text.contains("with the address iris.identity@example.org"));
    press("Cancel");
    assertThat(people.hasIdentity(iris)).isTrue();
    test(manage()).click();
    press("Forget the identity");
    press("Forget the identity");
    assertThat(people.hasIdentity(iris)).isFalse();
    assertThat(events.stream(Announcement.class).map(Announcement::text))
        .endsWith("The identity of Iris Identity is forgotten");
    assertThat(Focus.asked()).endsWith(manage().getElement().getNode());

    test(manage()).click();
    assertThat(find(Button.class).withText("Change the name").all()).hasSize(1);
  }

  private static void lists() {
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("search", "iris identity"));
  }

  private Button manage() {
    return find(Button.class).all().stream()
        .filter(button -> button.getAriaLabel().filter("Manage Iris Identity"::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }
}
