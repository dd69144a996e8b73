package eu.parvis.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasText;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.QueryParameters;
import eu.parvis.account.AccountSettings;
import eu.parvis.account.LoginJourney;
import eu.parvis.account.LoginJourney.Ended;
import eu.parvis.account.MailedLinks;
import eu.parvis.account.MovableClock;
import eu.parvis.account.People;
import eu.parvis.account.ProviderSignIn;
import eu.parvis.account.SignedIn;
import eu.parvis.account.TestPeople;
import eu.parvis.kernel.Language;
import eu.parvis.testing.ParvisTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What the login page offers. */
@ParvisTest
@Import({MovableClock.Configuration.class, TestPeople.class})
class LoginViewTest extends SpringBrowserlessTest {

  private static final ProviderSignIn PROVIDER = new ProviderSignIn("ProConnect", "/oidc/login");

  @Autowired private LoginJourney journey;
  @Autowired private SignedIn signedIn;
  @Autowired private MailedLinks reset;
  @Autowired private People people;
  @Autowired private TestPeople testPeople;
  @Autowired private MovableClock clock;

  @BeforeEach
  void somebodyAdministers() {
    testPeople.active(Language.ENGLISH, true);
  }

  @Test
  void withoutAProviderThereIsTheFormAlone() {
    var view = view(true, Optional.empty());
    assertThat(of(view, LoginForm.class)).hasSize(1);
    assertThat(of(view, Anchor.class)).isEmpty();
  }

  @Test
  void theProviderStandsBesideTheForm() {
    UI.getCurrentOrThrow().setLocale(Locale.FRENCH);
    var view = view(true, Optional.of(PROVIDER));
    assertThat(of(view, LoginForm.class)).hasSize(1);
    assertThat(of(view, Anchor.class))
        .singleElement()
        .matches(anchor -> anchor.getHref().equals("/oidc/login"))
        .extracting(HasText::getText)
        .isEqualTo("Se connecter avec ProConnect");
  }

  @Test
  void withoutLocalAccountsThereIsTheProviderAlone() {
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    var view = view(false, Optional.of(PROVIDER));
    assertThat(of(view, LoginForm.class)).isEmpty();
    assertThat(of(view, Anchor.class))
        .singleElement()
        .extracting(HasText::getText)
        .isEqualTo("Sign in with ProConnect");
    assertThat(of(view, Paragraph.class))
        .extracting(HasText::getText)
        .contains("Signing in does not work? Ask an administrator of this server.");
  }

  @Test
  void aForgottenPasswordIsAskedForWhereMailLeaves() {
    UI.getCurrentOrThrow().setLocale(Locale.ENGLISH);
    var without = view(true, Optional.empty());
    assertThat(forgotten(without)).isFalse();
    assertThat(of(without, Paragraph.class))
        .extracting(HasText::getText)
        .containsExactly(
            "No password yet, or forgotten? Ask an administrator for a new one-time link.");
    var mailing = testPeople.mailing(new ArrayList<>());
    var settings = new AccountSettings(true, Set.of());
    var with = new LoginView(journey, signedIn, people, settings, Optional.empty(), mailing, clock);
    assertThat(forgotten(with)).isTrue();
    assertThat(of(with, Paragraph.class))
        .extracting(HasText::getText)
        .containsExactly("No account yet? Ask an administrator of this server.");
  }

  @Test
  void whoseLoginIsOverIsToldSoInBothLanguages() {
    var told =
        Map.of(
            Locale.ENGLISH,
            "You have been signed in here for as long as this server allows. Please sign in again.",
            Locale.FRENCH,
            "Votre connexion dans ce navigateur a atteint la durée prévue sur ce serveur. Veuillez"
                + " vous reconnecter.");
    told.forEach((locale, text) -> assertThat(told(Ended.OVER, locale)).isEqualTo(text));
  }

  @Test
  void whoseLoginBeganWithAPasswordThatLetsNobodyInAnyMoreIsToldHowToGoOn() {
    assertThat(told(Ended.CLOSED, Locale.ENGLISH)).contains("passwords", "Sign in with ProConnect");
    assertThat(told(Ended.CLOSED, Locale.FRENCH)).contains("mots de passe", "avec ProConnect");
  }

  @Test
  void whoIsSignedInByNowGoesOnToWhereTheyWanted() {
    testPeople.signIn(testPeople.active(Language.ENGLISH, false));
    assertThat(leavesTo("/abc-defg-hij")).contains("/abc-defg-hij");
    assertThat(leavesTo("//elsewhere.example/x")).doesNotContain("//elsewhere");
  }

  /** What the page is told to do, as JavaScript with its parameters. */
  private static String leavesTo(String next) {
    var ui = UI.getCurrentOrThrow();
    ui.navigate("login", QueryParameters.of("next", next));
    return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
        .map(pending -> pending.getInvocation())
        .map(call -> call.getExpression() + call.getParameters())
        .collect(Collectors.joining());
  }

  private String told(Ended why, Locale locale) {
    UI.getCurrentOrThrow().setLocale(locale);
    var view = view(why == Ended.OVER, Optional.of(PROVIDER));
    view.showEnded(why);
    return of(view, Paragraph.class).getFirst().getText();
  }

  private static boolean forgotten(LoginView view) {
    return of(view, LoginForm.class).getFirst().isForgotPasswordButtonVisible();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "expired",
        "denied",
        "unavailable",
        "invalid",
        "unverified",
        "unknown",
        "organisation",
        "taken",
        "suspended"
      })
  void whatHinderedASignInIsToldInBothLanguages(String trouble) {
    for (var locale : new Locale[] {Locale.FRENCH, Locale.ENGLISH}) {
      UI.getCurrentOrThrow().setLocale(locale);
      var login = new ProviderLogin(PROVIDER);
      login.show(trouble);
      assertThat(of(login, H2.class))
          .singleElement()
          .matches(H2::isVisible)
          .extracting(HasText::getText)
          .isEqualTo(login.getTranslation("oidc." + trouble + ".title", "ProConnect"));
    }
  }

  private LoginView view(boolean local, Optional<ProviderSignIn> provider) {
    var settings = new AccountSettings(local, Set.of());
    return new LoginView(journey, signedIn, people, settings, provider, reset, clock);
  }

  private static <T extends Component> List<T> of(Component root, Class<T> type) {
    return all(root).filter(type::isInstance).map(type::cast).toList();
  }

  private static Stream<Component> all(Component root) {
    return Stream.concat(Stream.of(root), root.getChildren().flatMap(LoginViewTest::all));
  }
}
