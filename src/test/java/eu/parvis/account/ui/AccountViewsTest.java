package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import eu.parvis.account.MovableClock;
import eu.parvis.account.NewPerson;
import eu.parvis.account.People;
import eu.parvis.account.PersonProfile;
import eu.parvis.account.TestPeople;
import eu.parvis.account.Welcome;
import eu.parvis.account.WelcomeLinks;
import eu.parvis.kernel.EmailAddress;
import eu.parvis.kernel.Language;
import eu.parvis.testing.Focus;
import eu.parvis.testing.ParvisTest;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = PeopleView.class)
class AccountViewsTest extends SpringBrowserlessTest {

  @Autowired private People people;
  @Autowired private WelcomeLinks links;
  @Autowired private TestPeople testPeople;

  private PersonProfile administrator;

  @BeforeEach
  void signIn() {
    administrator = testPeople.active(Language.ENGLISH, true);
    testPeople.signIn(administrator);
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  @AfterEach
  void signOut() {
    testPeople.signOut();
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
    navigate(PeopleView.class);
    test(named("New one-time link for Frida Focus")).click();
    find(WelcomeLinkDialog.class).single().close();
    var renew = named("New one-time link for Frida Focus").getElement().getNode();
    assertThat(Focus.asked()).endsWith(renew);
    test(named("Revoke the link of Frida Focus")).click();
    renew = named("New one-time link for Frida Focus").getElement().getNode();
    assertThat(Focus.asked()).endsWith(renew);
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
