package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.Administration;
import eu.parvis.account.Departures;
import eu.parvis.account.MailedLinks;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.SignedIn;
import eu.parvis.account.TestPeople;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;

/** What the views of accounts leave to an identity provider. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = PeopleView.class)
class ProviderViewsTest extends SpringBrowserlessTest {

  private static final AccountSettings NO_PASSWORDS = new AccountSettings(false, Set.of());

  @Autowired private Administration administration;
  @Autowired private Departures departures;
  @Autowired private MailedLinks mail;
  @Autowired private People people;
  @Autowired private ProfilePictures pictures;
  @Autowired private WelcomeLinks links;
  @Autowired private WelcomeAddress addresses;
  @Autowired private SignedIn signedIn;
  @Autowired private MovableClock clock;
  @Autowired private ApplicationEventPublisher events;
  @Autowired private TestPeople testPeople;

  private PersonProfile administrator;

  @BeforeEach
  void signIn() {
    administrator = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void theProviderSaysWhatOneIsCalled() {
    testPeople.knownToProvider(administrator);
    navigate(ProfileView.class);
    var name = findInView(TextField.class).withLabel("Name").single();
    assertThat(name.isReadOnly()).isTrue();
    assertThat(name.getHelperText()).isEqualTo("Your organisation says what you are called.");
    name.setValue("Somebody Else");
    test(find(Button.class).withText("Save").single()).click();
    assertThat(people.find(administrator.id()).map(PersonProfile::name))
        .as("whatever a browser sends")
        .contains(administrator.name());
  }

  @Test
  void languageAndZoneStayOnesOwn() {
    testPeople.knownToProvider(administrator);
    people.prefer(administrator.id(), "", Language.FRENCH, administrator.zone());
    assertThat(people.find(administrator.id()).map(PersonProfile::language))
        .contains(Language.FRENCH);
  }

  @Test
  void whoHasNoPasswordChangesNone() {
    people.entrust(demoted().id());
    navigate(ProfileView.class);
    assertThat(findInView(PasswordField.class).all()).isEmpty();
    assertThat(findInView(Button.class).withText("Save").all()).hasSize(1);
  }

  @Test
  void withoutPasswordsNobodyIsGivenALink() {
    var email = new EmailAddress("paula.provider@example.org");
    people.add(
        new NewPerson("Paula Provider", email, Language.ENGLISH, false), administrator.zone());
    var view = view();
    test(find(TextField.class, view).withLabel("Name or address").single())
        .setValue("paula provider");
    test(named("Manage Paula Provider", view)).click();
    assertThat(find(Button.class, find(PersonDialog.class).single()).all())
        .extracting(HasText::getText)
        .contains("Suspend the account")
        .doesNotContain("New one-time link", "Revoke link");
    assertThat(find(Paragraph.class, view).all())
        .extracting(HasText::getText)
        .contains("Signs in by the organisation’s identity provider")
        .doesNotContain("Can sign in", "Cannot sign in: no password, no open link");
  }

  @Test
  void withoutPasswordsWhoIsAddedGetsNoLinkEither() {
    var view = view();
    test(find(Button.class, view).withText("Add a person").single()).click();
    test(find(TextField.class).withLabel("Name").single()).setValue("Petra Provider");
    test(find(EmailField.class).single()).setValue("petra.provider@example.org");
    test(find(Button.class).withText("Add").single()).click();
    assertThat(people.find(new EmailAddress("petra.provider@example.org"))).isPresent();
    assertThat(find(Dialog.class).all()).noneMatch(Component::isVisible);
  }

  private Button named(String name, PeopleView view) {
    return find(Button.class, view).all().stream()
        .filter(button -> button.getAriaLabel().filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private PeopleView view() {
    var actions =
        new PersonActions(
            administration, links, addresses, mail, departures, people, pictures, NO_PASSWORDS);
    var view =
        new PeopleView(
            administration, people, pictures, actions, NO_PASSWORDS, signedIn, clock, events);
    UI.getCurrentOrThrow().add(view);
    view.refresh();
    return view;
  }

  /** The person who looks, as one who administers nothing. */
  private PersonProfile demoted() {
    var person = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(person);
    return person;
  }
}
