package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.parvis.provider.IdentityProvider;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Agents who sign in by their organisation's identity provider. */
class OidcTest {

  @RegisterExtension private static final Journey journey = Journey.onMailProduct();

  private static final String WEBP =
      "UklGRngAAABXRUJQVlA4IGwAAADwBACdASooAB4APpE6mEeloyKhMAgAsBIJQBig0g+UClAfgBXf+4AAXvMGf2rM6AAA"
          + "/u6mP/7Fn3iWdX/7nA+9B88P8nXwIVF7yeRW/vQQPecxb/jr6cepODKFRf4QI52fGB7iMFWC4vwAAAA=";

  private static final String BEGIN = "a[href='/oidc/login']";
  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void anAgentSignsInAndOutOfBothWithoutAMouseAndIsPutOutByTheProvider(String locale) {
    String subject = locale.startsWith("fr") ? "ines" : "iris";
    Person agent = agent(subject, locale);
    agent.opens(journey.product().url().resolve("/login"));
    agent.page().locator(BEGIN).waitFor();
    Axe.findsNothingInBothLanguages(agent, "login with a provider");
    agent.keyboard().triggers(BEGIN);
    signsInAtProvider(agent, subject);
    assertThat(agent.page().locator("html").getAttribute("lang")).isEqualTo(agent.language());

    agent.keyboard().triggers(".person-menu .menu-button");
    agent.keyboard().reachesNamed(agent.words().get("shell.logout"));
    Axe.findsNothingInBothLanguages(agent, "menu of a person");
    agent.keyboard().presses("Enter");
    agent.page().waitForURL(path("/login"), SOON);
    agent.page().locator(BEGIN).waitFor();
    agent.keyboard().triggers(BEGIN);
    signsInAtProvider(agent, subject);
    choosesAPicture(agent);

    assertThat(theProviderEndsTheSessionsOf(subject)).isEqualTo(200);
    agent.opens(journey.product().url().resolve("/profile"));
    agent.page().waitForURL(path("/login"), SOON);
  }

  /** In a format that the JDK does not read, from the jar as it is shipped. */
  private static void choosesAPicture(Person agent) {
    agent.opens(journey.product().url().resolve("/profile"));
    agent.page().locator(".picture-actions vaadin-upload").waitFor();
    String choose = agent.words().get("people.picture.choose");
    var chooser = agent.page().waitForFileChooser(() -> agent.keyboard().triggersNamed(choose));
    chooser.setFiles(new FilePayload("moi.webp", "image/webp", Base64.getDecoder().decode(WEBP)));
    var picture = agent.page().locator(".picture-section .portrait img");
    picture.waitFor();
    agent.page().waitForFunction("image => image.naturalWidth === 256", picture.elementHandle());
    Axe.findsNothingInBothLanguages(agent, "profile with a picture");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void whatHindersASignInIsTold(String locale) {
    String subject = locale.startsWith("fr") ? "inconnue" : "stranger";
    journey
        .provider()
        .people()
        .put(subject, Map.of("email", subject + "@elsewhere.example", "email_verified", true));
    Person stranger = journey.guest(Traits.of(subject, 0).speaking(locale));
    stranger.opens(journey.product().url().resolve("/login"));
    stranger.page().locator(BEGIN).waitFor();
    stranger.keyboard().triggers(BEGIN);
    fillsProvidersForm(stranger, subject);
    stranger.page().waitForURL(path("/login"), SOON);
    assertThat(stranger.page().getByRole(AriaRole.ALERT).first().textContent())
        .contains(stranger.words().get("oidc.unknown.title"));
    Axe.findsNothingInBothLanguages(stranger, "login that was refused");
  }

  private static int theProviderEndsTheSessionsOf(String subject) {
    return journey
        .provider()
        .tell(
            journey.product().url().resolve("/oidc/logout"),
            claims -> {
              claims.put("sub", subject);
              claims.put("iat", Instant.now().getEpochSecond());
              claims.put("jti", "once-" + subject);
            });
  }

  private static Person agent(String subject, String locale) {
    journey
        .provider()
        .people()
        .put(
            subject,
            Map.of(
                "email",
                subject + "@ville.example",
                "email_verified",
                true,
                "name",
                subject,
                "locale",
                locale));
    return journey.guest(Traits.of(subject, 0).speaking(locale));
  }

  private static void signsInAtProvider(Person person, String subject) {
    fillsProvidersForm(person, subject);
    person.page().waitForURL(journey.product().url().toString(), SOON);
    person.page().locator("main h1").waitFor();
  }

  private static void fillsProvidersForm(Person person, String subject) {
    person.page().waitForURL(journey.provider().issuer() + "/login", SOON);
    person.keyboard().writes("input[name=username]", subject);
    person.keyboard().writes("input[name=password]", IdentityProvider.PASSWORD);
    person.keyboard().presses("Enter");
  }

  private static Pattern path(String path) {
    return Pattern.compile(
        Pattern.quote(journey.product().url().resolve(path).toString()) + "(\\?.*)?");
  }
}
