package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.browserless.internal.ElementUtilsKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.Administration;
import eu.parvis.account.Departures;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.SignedIn;
import eu.parvis.account.StandingChanged;
import eu.parvis.account.TestPeople;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import tools.jackson.databind.node.JsonNodeFactory;

/** Two administrators at one account: whoever comes second is told, and sees how it is by now. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = PeopleView.class)
class SecondAdministratorTest extends SpringBrowserlessTest {

  private static final String GONE = "The account of Gus Gone was deleted in the meantime";
  private static final String SUSPENDED =
      "The account of Gus Gone was suspended in the meantime. No link leads into it";

  @Autowired private Administration administration;
  @Autowired private ApplicationEvents events;
  @Autowired private ApplicationEventPublisher publisher;
  @Autowired private Departures departures;
  @Autowired private JdbcTemplate database;
  @Autowired private People people;
  @Autowired private ProfilePictures pictures;
  @Autowired private SignedIn signedIn;
  @Autowired private TestPeople testPeople;
  @Autowired private WelcomeAddress addresses;
  @Autowired private WelcomeLinks links;
  @Autowired private MovableClock clock;

  /** Begins with a letter: the database reads digits around an e as a number, and cuts after it. */
  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  private PersonProfile first;
  private PersonProfile person;

  @BeforeEach
  void theSecondOpensTheList() {
    first = testPeople.active(Language.ENGLISH, true);
    var second = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(second);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    var email = new EmailAddress(word + "@example.org");
    person = people.add(new NewPerson("Gus Gone", email, Language.ENGLISH, false), second.zone());
    links.renew(person.id());
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("search", word));
  }

  @Test
  void whoIsGoneIsNotManaged() {
    delete();
    manages();
    tellsThatWhoeverItWasIsGone();
  }

  @ParameterizedTest
  @ValueSource(strings = {"New one-time link", "Revoke link"})
  void whoIsGoneHasNoLink(String action) {
    manages();
    delete();
    press(action);
    tellsThatWhoeverItWasIsGone();
  }

  @ParameterizedTest
  @CsvSource({
    "Change the name, Save",
    "Make administrator, Make administrator",
    "Suspend the account, Suspend the account",
    "Remove the picture, Remove the picture",
    "Delete the account, Delete for good"
  })
  void whoIsGoneIsSaidSoAfterTheQuestionAsWell(String action, String confirm) {
    pictured();
    manages();
    press(action);
    delete();
    press(confirm);
    tellsThatWhoeverItWasIsGone();
  }

  @Test
  void whoIsGoneHasNoIdentityToForget() {
    testPeople.knownToProvider(person);
    manages();
    press("Forget the identity");
    delete();
    press("Forget the identity");
    tellsThatWhoeverItWasIsGone();
  }

  @Test
  void whoIsGoneHasNoData() {
    manages();
    delete();
    var file = find(Anchor.class).withText("Save the person’s data").single().getElement();
    ElementUtilsKt._fireDomEvent(
        file, new DomEvent(file, "click", JsonNodeFactory.instance.objectNode()));
    tellsThatWhoeverItWasIsGone();
  }

  @Test
  void whoIsGoneGetsNoMail() {
    var sent = mailing();
    manages();
    press("New one-time link");
    delete();
    press("Send by mail");
    assertThat(sent).isEmpty();
    tellsThatWhoeverItWasIsGone();
  }

  @Test
  void whoIsSuspendedGetsNoMail() {
    var sent = mailing();
    manages();
    press("New one-time link");
    administration.suspend(first.id(), person.id());
    press("Send by mail");
    assertThat(sent).isEmpty();
    tellsThatNoLinkLeadsIn();
  }

  @Test
  void whoIsSuspendedHasNoLink() {
    manages();
    administration.suspend(first.id(), person.id());
    press("New one-time link");
    tellsThatNoLinkLeadsIn();
  }

  @Test
  void whatTheFirstDidIsNotDoneTwice() {
    manages();
    press("Suspend the account");
    administration.suspend(first.id(), person.id());
    press("Suspend the account");
    assertThat(events.stream(StandingChanged.class))
        .containsExactly(new StandingChanged.Suspended(person.id(), first.id()));
    assertThat(announced()).endsWith("The account of Gus Gone is suspended");
    assertThat(find(Span.class).withText("Suspended").all()).hasSize(1);
  }

  @Test
  void whatCanBeDoneIsAsItIsByNow() {
    administration.suspend(first.id(), person.id());
    manages();
    assertThat(find(Button.class, find(PersonDialog.class).single()).all())
        .extracting(Button::getText)
        .contains("Lift the suspension")
        .doesNotContain("Suspend the account");
    assertThat(find(Paragraph.class, find(PersonDialog.class).single()).all())
        .extracting(Paragraph::getText)
        .startsWith("Nobody can sign in with this account");
  }

  @Test
  void whatHappenedIsShownUntilTheListIsLookedAtAnew() {
    delete();
    manages();
    assertThat(shown()).contains(GONE);
    test(search()).setValue("somebody else");
    assertThat(shown()).doesNotContain(GONE);
  }

  private void tellsThatWhoeverItWasIsGone() {
    assertThat(announced()).endsWith(GONE);
    assertThat(shown()).contains(GONE);
    assertThat(find(PersonRow.class).all()).isEmpty();
    assertThat(find(Dialog.class).all()).noneMatch(Dialog::isOpened);
    assertThat(Focus.asked()).endsWith(search().getElement().getNode());
  }

  private void tellsThatNoLinkLeadsIn() {
    assertThat(announced()).endsWith(SUSPENDED);
    assertThat(shown()).contains(SUSPENDED);
    assertThat(find(Span.class).withText("Suspended").all()).hasSize(1);
    assertThat(find(Dialog.class).all()).noneMatch(Dialog::isOpened);
    assertThat(Focus.asked()).endsWith(manage().getElement().getNode());
  }

  private void delete() {
    departures.delete(first.id(), person.id(), Optional.empty());
  }

  private void pictured() {
    database.update(
        "insert into person_picture (person_id, jpeg, changed_at) values (?, ?, now())",
        person.id().value(),
        new byte[] {1});
  }

  /** The same list where mail leaves; what leaves. */
  private List<Object> mailing() {
    var sent = new ArrayList<>();
    var settings = new AccountSettings(true, Set.of());
    var actions =
        new PersonActions(
            administration,
            links,
            addresses,
            testPeople.mailing(sent),
            departures,
            people,
            pictures,
            settings);
    var view =
        new PeopleView(
            administration, people, pictures, actions, settings, signedIn, clock, publisher);
    getCurrentView().getElement().removeFromParent();
    UI.getCurrentOrThrow().add(view);
    test(search()).setValue(word);
    return sent;
  }

  private void manages() {
    test(manage()).click();
  }

  private Button manage() {
    return find(Button.class).withText("Manage").single();
  }

  private TextField search() {
    return find(TextField.class).withLabel("Name or address").single();
  }

  private List<String> shown() {
    return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }
}
