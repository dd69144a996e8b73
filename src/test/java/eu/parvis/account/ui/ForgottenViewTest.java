package eu.parvis.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.EmailField;
import eu.parvis.account.MovableClock;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Announcement;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** The page for whoever forgot the password. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
@ViewPackages(classes = PeopleView.class)
class ForgottenViewTest extends SpringBrowserlessTest {

  @Autowired private TestPeople testPeople;

  private final List<Object> sent = new ArrayList<>();
  private final List<Object> told = new ArrayList<>();

  @BeforeEach
  void open() {
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
  }

  private ForgottenView view() {
    var view = new ForgottenView(testPeople.mailing(sent), told::add);
    UI.getCurrentOrThrow().add(view);
    view.ask();
    return view;
  }

  private List<String> asks(String address) {
    var view = view();
    test(find(EmailField.class, view).single()).setValue(address);
    test(find(Button.class, view).single()).click();
    return find(Paragraph.class, view).all().stream()
        .map(HasText::getText)
        .map(text -> text.replace(address, "…"))
        .toList();
  }

  @Test
  void saysTheSameWhetherThereIsAnAccountOrNot() {
    var person = testPeople.active(Language.ENGLISH, false);
    var known = asks(person.email().value());
    assertThat(sent).hasSize(1);
    var unknown = asks("nobody.forgot@example.org");
    assertThat(sent).hasSize(1);
    assertThat(known)
        .isEqualTo(unknown)
        .first()
        .asString()
        .startsWith("If … is the address of an account");
    assertThat(told).hasSize(2).allMatch(Announcement.class::isInstance);
    assertThat(find(H1.class).all()).extracting(HasText::getText).contains("Look at your mail");
  }

  /** The switch is any other field of {@code ForgottenView}, such as the answer to a question. */
  @Tag("asvs-6.4.2")
  @Test
  void theAddressIsAllThatIsAskedFor() {
    assertThat(find(Component.class, view()).all().stream().filter(HasValue.class::isInstance))
        .singleElement()
        .isInstanceOf(EmailField.class);
  }

  @Test
  void whatIsNoAddressIsRefusedAtItsField() {
    asks("nobody");
    var field = find(EmailField.class).single();
    assertThat(field.isInvalid()).isTrue();
    assertThat(field.getErrorMessage()).isEqualTo("Enter an address such as name@example.org");
    assertThat(field.getValue()).isEqualTo("nobody");
    assertThat(sent).isEmpty();
  }

  @Test
  void whyAnAddressWithAccentsIsRefusedIsSaid() {
    asks("rené@example.org");
    assertThat(find(EmailField.class).single().getErrorMessage())
        .startsWith("Mail cannot be sent to this address: before the @");
    assertThat(sent).isEmpty();
  }

  @Test
  void askingAgainAndAgainHasToWait() {
    var reset = testPeople.mailing(sent);
    var view = new ForgottenView(reset, told::add);
    UI.getCurrentOrThrow().add(view);
    for (int i = 0; i < 4; i++) {
      view.removeAll();
      view.ask();
      test(find(EmailField.class, view).single()).setValue("again@example.org");
      test(find(Button.class, view).single()).click();
    }
    assertThat(find(EmailField.class, view).single().getErrorMessage())
        .isEqualTo("A link was asked for several times. Try again in 60 minutes");
  }

  @Test
  void whereNoMailLeavesOnePassesToTheLogin() {
    UI.getCurrentOrThrow().navigate("welcome/password");
    assertThat(find(EmailField.class).all()).isEmpty();
  }
}
