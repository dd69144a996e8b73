package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.Administration;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.PasswordLinkMade;
import eu.parvis.account.People;
import eu.parvis.account.PeopleFilter;
import eu.parvis.account.PersonId;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.ProfilePictures;
import eu.parvis.account.RememberedLogins;
import eu.parvis.account.TestPeople;
import eu.parvis.account.Welcome;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@RecordApplicationEvents
@ViewPackages(classes = PeopleView.class)
class AccountViewsTest extends SpringBrowserlessTest {

  private static final String NOBODY =
      "Nobody has such a name or address. Search with fewer letters, or add the person.";

  @Autowired private Administration administration;
  @Autowired private ApplicationEvents events;
  @Autowired private People people;
  @Autowired private ProfilePictures pictures;
  @Autowired private WelcomeLinks links;
  @Autowired private RememberedLogins logins;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  private PersonProfile administrator;

  @BeforeEach
  void signIn() {
    administrator = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @Test
  void anAdministratorAddsSomebodyAndGetsALinkThatOpens() {
    navigate(PeopleView.class);
    press("Add a person");
    test(find(TextField.class).withLabel("Name").single()).setValue("Dominique");
    test(find(EmailField.class).single()).setValue("dominique.lebrun@example.org");
    press("Add");
    var link = find(TextField.class).withLabel("Link").single().getValue();
    assertThat(link).contains("/welcome/");
    var token = link.substring(link.lastIndexOf('/') + 1);
    var added = people.find(new EmailAddress("dominique.lebrun@example.org")).orElseThrow();
    assertThat(links.open(token)).contains(new Welcome.Invited(added));
    find(WelcomeLinkDialog.class).single().close();
    lists("dominique");
    assertThat(findInView(Span.class).withText("Dominique").all()).hasSize(1);
  }

  @Test
  void anAddressThatIsTakenIsRefusedAtItsField() {
    navigate(PeopleView.class);
    press("Add a person");
    test(find(TextField.class).withLabel("Name").single()).setValue("Somebody");
    test(find(EmailField.class).single()).setValue(administrator.email().value());
    press("Add");
    assertThat(find(EmailField.class).single().getErrorMessage())
        .isEqualTo("Somebody already has this address. Look for them in the list");
    assertThat(find(Dialog.class).all()).hasSize(1);
  }

  @Test
  void aLinkIsShownWithTheFocusOnWhatCopiesIt() {
    new WelcomeLinkDialog(administrator, "http://localhost/welcome/a").open();
    var copy = find(Button.class).withText("Copy link").single();
    assertThat(Focus.asked()).containsExactly(copy.getElement().getNode());
  }

  @Test
  void theFocusGoesBackToThePersonWhoseLinkWasRenewedOrRevoked() {
    var email = new EmailAddress("frida.focus@example.org");
    people.add(new NewPerson("Frida Focus", email, Language.ENGLISH, false), administrator.zone());
    lists("frida focus");
    test(named("Manage Frida Focus")).click();
    press("New one-time link");
    find(WelcomeLinkDialog.class).single().close();
    assertThat(Focus.asked()).endsWith(named("Manage Frida Focus").getElement().getNode());
    test(named("Manage Frida Focus")).click();
    press("Revoke link");
    assertThat(Focus.asked()).endsWith(named("Manage Frida Focus").getElement().getNode());
    assertThat(announced()).endsWith("The link of Frida Focus cannot be used any more");
  }

  @Test
  void aLinkIsMailedWhereMailLeaves() {
    var sent = new ArrayList<>();
    var mailing = testPeople.mailing(sent);
    var path = links.renew(known("Mila Mailed"));
    var mila = people.find(new EmailAddress("mila.mailed@example.org")).orElseThrow();
    var dialog = new WelcomeLinkDialog(mila, "http://localhost" + path);
    var told = new ArrayList<String>();
    dialog.offersMail(
        () -> {
          mailing.send(mila, path);
          return true;
        },
        told::add);
    dialog.open();
    press("Send by mail");
    assertThat(sent)
        .containsExactly(
            new PasswordLinkMade(
                mila, path, WelcomeLinks.VALIDITY, PasswordLinkMade.Reason.INVITED));
    assertThat(told).containsExactly("The link is on its way to mila.mailed@example.org.");
  }

  @Test
  void anAccountIsSuspendedAndReinstatedAfterAQuestion() {
    var simon = known("Simon Suspend");
    lists("simon suspend");
    test(named("Manage Simon Suspend")).click();
    press("Suspend the account");
    assertThat(administration.entry(simon).orElseThrow().suspended()).isFalse();
    assertThat(Focus.asked())
        .as("what changes nothing")
        .endsWith(find(Button.class).withText("Cancel").single().getElement().getNode());
    press("Cancel");
    assertThat(administration.entry(simon).orElseThrow().suspended()).isFalse();
    assertThat(Focus.asked()).endsWith(named("Manage Simon Suspend").getElement().getNode());

    test(named("Manage Simon Suspend")).click();
    press("Suspend the account");
    press("Suspend the account");
    assertThat(administration.entry(simon).orElseThrow().suspended()).isTrue();
    assertThat(findInView(Span.class).withText("Suspended").all()).isNotEmpty();
    assertThat(Focus.asked()).endsWith(named("Manage Simon Suspend").getElement().getNode());
    assertThat(announced()).endsWith("The account of Simon Suspend is suspended");

    test(named("Manage Simon Suspend")).click();
    assertThat(find(Button.class).withText("New one-time link").all()).isEmpty();
    press("Lift the suspension");
    press("Lift the suspension");
    assertThat(administration.entry(simon).orElseThrow().suspended()).isFalse();
    assertThat(announced()).endsWith("Simon Suspend can sign in again");
  }

  @Test
  void anAdministratorIsAppointedAndRemovedAfterAQuestion() {
    var ada = known("Ada Appointed");
    lists("ada appointed");
    test(named("Manage Ada Appointed")).click();
    press("Make administrator");
    press("Make administrator");
    assertThat(people.find(ada).orElseThrow().administrator()).isTrue();
    assertThat(announced()).endsWith("Ada Appointed is an administrator now");
    test(named("Manage Ada Appointed")).click();
    press("Remove as administrator");
    press("Remove as administrator");
    assertThat(people.find(ada).orElseThrow().administrator()).isFalse();
    assertThat(announced()).endsWith("Ada Appointed is no longer an administrator");
  }

  @Test
  void thePictureOfSomebodyIsRemovedAfterAQuestion() throws Exception {
    var paul = known("Paul Pictured");
    lists("paul pictured");
    test(named("Manage Paul Pictured")).click();
    assertThat(find(Button.class).withText("Remove the picture").all()).as("no picture").isEmpty();
    pictures.keep(paul, png());
    lists("paul pictured");
    assertThat(findInView(Image.class).all()).hasSize(1);

    test(named("Manage Paul Pictured")).click();
    press("Remove the picture");
    press("Cancel");
    assertThat(pictures.find(paul)).isPresent();
    test(named("Manage Paul Pictured")).click();
    press("Remove the picture");
    press("Remove the picture");
    assertThat(pictures.find(paul)).isEmpty();
    assertThat(findInView(Image.class).all()).isEmpty();
    assertThat(announced()).endsWith("The picture of Paul Pictured is removed");
    assertThat(Focus.asked()).endsWith(named("Manage Paul Pictured").getElement().getNode());
  }

  private static byte[] png() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  @Test
  void nobodyTakesTheirOwnAccountAway() {
    people.prefer(administrator.id(), "Olga Own", Language.ENGLISH, administrator.zone());
    lists("olga own");
    test(named("Manage Olga Own")).click();
    assertThat(find(Button.class).withText("New one-time link").all()).hasSize(1);
    assertThat(find(Button.class).withText("Suspend the account").all()).isEmpty();
    assertThat(find(Button.class).withText("Remove as administrator").all()).isEmpty();
  }

  @Test
  void peopleAreSearchedByNameAndAddressAndTheCountIsTold() {
    known("Quentin Queried");
    navigate(PeopleView.class);
    test(findInView(TextField.class).withLabel("Name or address").single()).setValue("quen quer");
    assertThat(findInView(PersonRow.class).all()).hasSize(1);
    assertThat(announced()).endsWith("1 person");
    test(findInView(TextField.class).withLabel("Name or address").single()).setValue("nobody here");
    assertThat(findInView(PersonRow.class).all()).isEmpty();
    assertThat(announced()).endsWith(NOBODY);
    assertThat(findInView(Paragraph.class).withText(NOBODY).all()).hasSize(1);
  }

  @Test
  void peopleAreShownByWhatTheyAreAsWell() {
    var vera = known("Vera Filtered");
    known("Viktor Filtered");
    lists("filtered");
    shows("Suspended");
    assertThat(announced())
        .endsWith(
            "Nobody who is shown has such a name or address. Show everybody, or search with fewer"
                + " letters.");
    administration.suspend(administrator.id(), vera);
    shows("Not signed in yet");
    assertThat(announced()).endsWith("2 people");
    shows("Suspended");
    assertThat(findInView(Span.class).withText("Vera Filtered").all()).hasSize(1);
    assertThat(announced()).endsWith("1 person");

    press("Add a person");
    test(find(TextField.class).withLabel("Name").single()).setValue("Vanda Filtered");
    test(find(EmailField.class).single()).setValue("vanda.filtered@example.org");
    press("Add");
    assertThat(filter().getValue()).as("nobody is missed").isEqualTo(PeopleFilter.EVERYBODY);
    assertThat(findInView(TextField.class).withLabel("Name or address").single().getValue())
        .isEmpty();
  }

  private void shows(String choice) {
    test(filter()).selectItem(choice);
  }

  @SuppressWarnings("unchecked")
  private Select<PeopleFilter> filter() {
    return findInView(Select.class).single();
  }

  @Test
  void anAddressMaySayWhomToLookFor() {
    known("Rosa Routed");
    lists("rosa routed");
    assertThat(findInView(PersonRow.class).all()).hasSize(1);
    assertThat(findInView(TextField.class).withLabel("Name or address").single().getValue())
        .isEqualTo("rosa routed");
    assertThat(filter().getValue()).isEqualTo(PeopleFilter.EVERYBODY);
  }

  @ParameterizedTest
  @CsvSource({
    "everybody, EVERYBODY",
    "administrators, ADMINISTRATORS",
    "suspended, SUSPENDED",
    "not-signed-in, NOT_SIGNED_IN",
    "nonsense, EVERYBODY"
  })
  void anAddressMaySayWhichOfThem(String word, PeopleFilter meant) {
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("show", word));
    assertThat(filter().getValue()).isEqualTo(meant);
  }

  /** The list begins with the first hundred, and tests share a database. */
  private static void lists(String words) {
    UI.getCurrentOrThrow().navigate("people", QueryParameters.of("search", words));
  }

  private PersonId known(String name) {
    var email = new EmailAddress(name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org");
    return people
        .add(new NewPerson(name, email, Language.ENGLISH, false), administrator.zone())
        .id();
  }

  private List<String> announced() {
    return events.stream(Announcement.class).map(Announcement::text).toList();
  }

  private Button named(String name) {
    return find(Button.class).all().stream()
        .filter(button -> button.getAriaLabel().filter(name::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aSpentLinkSaysWhatToDo() {
    navigate(WelcomeView.class, Map.of("token", "a".repeat(43)));
    assertThat(findInView(H1.class).single().getText())
        .isEqualTo("This link cannot be used any more");
  }

  @Test
  void anInvitedPersonIsToldInTheirLanguageWhatThePasswordLacks() {
    var invited = testPeople.invited(Language.FRENCH, false);
    var token = TestPeople.token(links.renew(invited.id()));
    navigate(WelcomeView.class, Map.of("token", token));
    assertThat(findInView(H1.class).single().getText()).isEqualTo("Bienvenue, Camille Martin");
    test(findInView(PasswordField.class).single()).setValue("court");
    press("Définir le mot de passe et se connecter");
    assertThat(findInView(PasswordField.class).single().getErrorMessage())
        .isEqualTo("Utilisez au moins 12 caractères");
    assertThat(links.open(token)).isPresent();
  }

  /**
   * The switches are {@code PasswordField} and {@code setAutocomplete} in {@code PasswordSection}.
   */
  @Tag("asvs-6.2.6")
  @Tag("asvs-6.2.7")
  @Test
  void passwordsAreHiddenAndComeFromWhereTheBrowserKeepsThem() {
    navigate(ProfileView.class);
    assertThat(fields())
        .filteredOn(field -> autocomplete(field).contains("password"))
        .hasOnlyElementsOfType(PasswordField.class)
        .extracting(AccountViewsTest::autocomplete)
        .containsExactly("current-password", "new-password");
  }

  /** The switch is any field of {@code WelcomeView} for a question, or a hint at the answer. */
  @Tag("asvs-6.4.2")
  @Test
  void whoSetsAPasswordIsAskedForNothingElse() {
    var invited = testPeople.invited(Language.ENGLISH, false);
    var token = TestPeople.token(links.renew(invited.id()));
    navigate(WelcomeView.class, Map.of("token", token));
    assertThat(fields())
        .extracting(AccountViewsTest::autocomplete)
        .containsExactly("username", "new-password");
  }

  /** The switch is any field of the profile in which an address, the account's name, is typed. */
  @Tag("asvs-7.5.1")
  @Test
  void nobodyGivesTheirAccountAnotherAddress() {
    navigate(ProfileView.class);
    assertThat(fields())
        .filteredOn(TextFieldBase.class::isInstance)
        .extracting(AccountViewsTest::autocomplete)
        .containsExactly("name", "current-password", "new-password");
  }

  private List<Component> fields() {
    return findInView(Component.class).all().stream().filter(HasValue.class::isInstance).toList();
  }

  private static String autocomplete(Component field) {
    return Objects.requireNonNullElse(field.getElement().getAttribute("autocomplete"), "");
  }

  /** The switches are the comparison and {@code setPassword} in {@code People.changePassword}. */
  @Tag("asvs-6.2.2")
  @Tag("asvs-6.2.3")
  @Test
  void thePasswordIsChangedOnlyByWhoKnowsThePresentOne() {
    navigate(ProfileView.class);
    test(findInView(PasswordField.class).withLabel("Present password").single()).setValue("wrong");
    test(findInView(PasswordField.class).withLabel("New password").single())
        .setValue("another horse another staple");
    press("Change the password");
    assertThat(findInView(PasswordField.class).withLabel("Present password").single())
        .matches(PasswordField::isInvalid);
    test(findInView(PasswordField.class).withLabel("Present password").single())
        .setValue(TestPeople.PASSWORD);
    press("Change the password");
    assertThat(findInView(PasswordField.class).withLabel("Present password").single())
        .matches(field -> !field.isInvalid() && field.isEmpty());
    assertThat(
            people.changePassword(
                administrator.id(),
                "another horse another staple",
                TestPeople.PASSWORD,
                Optional.empty()))
        .as("the new one is the present one")
        .isEqualTo(People.PasswordChange.DONE);
  }

  /** The switch is {@code guesses} in {@code People.changePassword}. */
  @Test
  void whoFindsAnOpenBrowserDoesNotGuessThePasswordThere() {
    navigate(ProfileView.class);
    test(findInView(PasswordField.class).withLabel("New password").single())
        .setValue("another horse another staple");
    var present = findInView(PasswordField.class).withLabel("Present password").single();
    for (int i = 0; i < People.MOST_GUESSES; i++) {
      test(present).setValue("guess " + i);
      press("Change the password");
      assertThat(present.getErrorMessage()).startsWith("This is not your present password");
    }

    test(present).setValue(TestPeople.PASSWORD);
    press("Change the password");
    assertThat(present.getErrorMessage()).startsWith("Too many attempts");

    clock.advance(People.GUESSES_WINDOW.plusSeconds(1));
    press("Change the password");
    assertThat(present).matches(field -> !field.isInvalid() && field.isEmpty());
  }

  /** The switch is {@code prove} in {@code OwnLogins}. */
  @Tag("asvs-7.5.2")
  @Test
  void browsersAreSignedOutOnlyByWhoKnowsThePassword() {
    testPeople.elsewhere(administrator);
    testPeople.elsewhere(administrator);
    navigate(ProfileView.class);
    press("Sign out everywhere else");
    proves("wrong");
    assertThat(find(ProofDialog.class).single().isOpened()).isTrue();
    assertThat(proof().getErrorMessage()).startsWith("This is not your present password");
    assertThat(logins.list(administrator.id())).hasSize(2);

    proves(TestPeople.PASSWORD);
    assertThat(logins.list(administrator.id())).isEmpty();
    assertThat(announced()).endsWith("You are signed out everywhere else");
    assertThat(find(ProofDialog.class).all()).noneMatch(ProofDialog::isOpened);
    assertThat(Focus.asked())
        .as("the button is gone")
        .endsWith(find(H2.class).withId("sessions-title").single().getElement().getNode());
  }

  /** The switch is the one {@code Tally} of {@code People.tryPassword}. */
  @Tag("asvs-7.5.2")
  @Test
  void thePasswordIsNotGuessedWhereBrowsersAreSignedOutEither() {
    testPeople.elsewhere(administrator);
    navigate(ProfileView.class);
    press("Sign out everywhere else");
    for (int i = 0; i < People.MOST_GUESSES; i++) {
      proves("guess " + i);
    }
    proves(TestPeople.PASSWORD);
    assertThat(proof().getErrorMessage()).startsWith("Too many attempts");
    assertThat(logins.list(administrator.id())).hasSize(1);
  }

  @Test
  void whoHasNoPasswordIsToldWhereToGetOne() {
    var person = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(person);
    people.entrust(person.id());
    testPeople.elsewhere(person);
    navigate(ProfileView.class);
    press("Sign out everywhere else");
    assertThat(announced())
        .containsExactly(
            "Signing browsers out takes a password, and this account has none. Ask an"
                + " administrator for a one-time link, which sets one.");
    assertThat(findInView(Div.class).withClassName("note").single().isVisible()).isTrue();
    assertThat(logins.list(person.id())).hasSize(1);
  }

  @Test
  void whosePasswordWasTakenAwayMeanwhileIsToldSo() {
    var person = testPeople.active(Language.ENGLISH, false);
    testPeople.signIn(person);
    testPeople.elsewhere(person);
    navigate(ProfileView.class);
    press("Sign out everywhere else");
    people.entrust(person.id());
    proves(TestPeople.PASSWORD);
    assertThat(find(ProofDialog.class).all()).noneMatch(ProofDialog::isOpened);
    assertThat(announced())
        .containsExactly(
            "Signing browsers out takes a password, and this account has none. Ask an"
                + " administrator for a one-time link, which sets one.");
  }

  private PasswordField proof() {
    return find(PasswordField.class, find(ProofDialog.class).single()).single();
  }

  private void proves(String password) {
    test(proof()).setValue(password);
    test(find(Button.class, find(ProofDialog.class).single()).withText("Sign out").single())
        .click();
  }

  @Test
  void anAdministratorCorrectsAName() {
    var email = new EmailAddress("nora.named@example.org");
    var person = new NewPerson("Nora Named", email, Language.ENGLISH, false);
    var nora = people.add(person, administrator.zone()).id();
    lists("nora named");
    test(named("Manage Nora Named")).click();
    press("Change the name");
    test(find(TextField.class).withLabel("Name").single()).setValue("\u200B");
    press("Save");
    assertThat(find(TextField.class).withLabel("Name").single().isInvalid()).isTrue();
    test(find(TextField.class).withLabel("Name").single()).setValue("Nora Name");
    press("Save");

    assertThat(people.find(nora).orElseThrow().name()).isEqualTo("Nora Name");
    assertThat(announced()).endsWith("The name is Nora Name now");
    assertThat(Focus.asked()).endsWith(named("Manage Nora Name").getElement().getNode());
  }

  @Test
  void aPersonKeepsAnotherName() {
    navigate(ProfileView.class);
    test(findInView(TextField.class).withLabel("Name").single()).setValue("Camille Durand");
    press("Save");
    assertThat(people.find(administrator.id()).orElseThrow().name()).isEqualTo("Camille Durand");
  }

  private void press(String text) {
    test(find(Button.class).withText(text).single()).click();
  }
}
