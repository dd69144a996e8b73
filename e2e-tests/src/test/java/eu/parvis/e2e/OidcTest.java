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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Agents who sign in by their organisation's identity provider. */
class OidcTest {

  @RegisterExtension private static final Journey journey = Journey.onMailProduct();

  private static final String WEBP =
      "UklGRngAAABXRUJQVlA4IGwAAADwBACdASooAB4APpE6mEeloyKhMAgAsBIJQBig0g+UClAfgBXf+4AAXvMGf2rM6AAA"
          + "/u6mP/7Fn3iWdX/7nA+9B88P8nXwIVF7yeRW/vQQPecxb/jr6cepODKFRf4QI52fGB7iMFWC4vwAAAA=";

  private static final String BEGIN = "a[href='/oidc/login']";
  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  @Test
  void anAgentSignsInAndOutOfBothWithoutAMouseAndIsPutOutByTheProvider() {
    Person ines = agent("ines", "fr-FR");
    ines.opens(journey.product().url().resolve("/login"));
    ines.page().locator(BEGIN).waitFor();
    Axe.findsNothing(ines, "login with a provider");
    ines.keyboard().triggers(BEGIN);
    signsInAtProvider(ines, "ines");
    assertThat(ines.page().locator("html").getAttribute("lang")).isEqualTo("fr");

    ines.keyboard().triggers(".person-menu .menu-button");
    ines.keyboard().reachesNamed("Se déconnecter");
    ines.keyboard().presses("Enter");
    ines.page().waitForURL(path("/login"), SOON);
    ines.page().locator(BEGIN).click();
    signsInAtProvider(ines, "ines");
    choosesAPicture(ines);

    assertThat(theProviderEndsTheSessionsOf("ines")).isEqualTo(200);
    ines.opens(journey.product().url().resolve("/profile"));
    ines.page().waitForURL(path("/login"), SOON);
  }

  /** In a format that the JDK does not read, from the jar as it is shipped. */
  private static void choosesAPicture(Person ines) {
    ines.opens(journey.product().url().resolve("/profile"));
    ines.page().locator(".picture-actions vaadin-upload").waitFor();
    var chooser =
        ines.page().waitForFileChooser(() -> ines.keyboard().triggersNamed("Choisir une photo"));
    chooser.setFiles(new FilePayload("moi.webp", "image/webp", Base64.getDecoder().decode(WEBP)));
    var picture = ines.page().locator(".picture-section .portrait img");
    picture.waitFor();
    ines.page().waitForFunction("image => image.naturalWidth === 256", picture.elementHandle());
    Axe.findsNothing(ines, "profile with a picture");
  }

  @Test
  void whatHindersASignInIsTold() {
    journey
        .provider()
        .people()
        .put("stranger", Map.of("email", "s@elsewhere.example", "email_verified", true));
    Person stranger = journey.guest(Traits.of("Stranger", 0).speaking("en-GB"));
    stranger.opens(journey.product().url().resolve("/login"));
    stranger.page().locator(BEGIN).click();
    fillsProvidersForm(stranger, "stranger");
    stranger.page().waitForURL(path("/login"), SOON);
    assertThat(stranger.page().getByRole(AriaRole.ALERT).first().textContent())
        .contains("You have no account here");
    Axe.findsNothing(stranger, "login that was refused");
  }

  private static int theProviderEndsTheSessionsOf(String subject) {
    return journey
        .provider()
        .tell(
            journey.product().url().resolve("/oidc/logout"),
            claims -> {
              claims.put("sub", subject);
              claims.put("iat", Instant.now().getEpochSecond());
              claims.put("jti", "once");
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
