package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the mail to the answer: somebody without an account says that they come. */
class AnswersTest {

  private static final Pattern YES =
      Pattern.compile("https?://\\S+/answer/[a-z2-7]{40}\\?answer=accepted");

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void whoClicksInTheMailAnswersWithOneButtonAndTheKeyboard(String locale) {
    Album album = new Album(locale);
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    String title = "Comité " + locale;
    invites(odile, title);

    odile.opens(url("/administration/outbox"));
    odile.page().locator(".person a").first().waitFor();
    Axe.findsNothing(odile, "outbox");
    album.shows(odile, "outbox");
    odile.page().locator(".person a").filter(having(title)).first().click();
    odile.page().frameLocator(".mail-sheet").locator("h1").first().waitFor();
    album.shows(odile, "mail");
    URI link = link(odile.page().locator(".mail-text").first().innerText());

    Person anne = journey.guest(Traits.of("Anne", 0).speaking(locale));
    anne.opens(link);
    Axe.findsNothing(anne, "answer");
    album.shows(anne, "answer");
    assertThat(anne.page().locator("input[value=accepted]").isChecked()).isTrue();
    Keyboard keys = anne.keyboard();
    keys.triggers(".answer button");
    anne.page().locator(".note.success").waitFor();
    Axe.findsNothing(anne, "answered");
    album.shows(anne, "answered");

    odile.opens(url("/"));
    odile.page().locator(".meeting h3 a").filter(having(title)).first().click();
    odile.page().locator(".meeting-page .person .badge.success").waitFor();
    assertThat(album.cutOff()).isEmpty();
  }

  private static void invites(Person odile, String title) {
    Page page = odile.page();
    odile.opensPlanning();
    page.locator(".form vaadin-text-field input").first().fill(title);
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill("Anne Martin <anne@mairie.example>");
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator(".invitee").first().waitFor();
    page.locator(".form-actions vaadin-button[theme~=primary]").click();
    page.locator(".meeting h3 a").filter(having(title)).first().waitFor();
  }

  private static URI link(String mail) {
    Matcher found = YES.matcher(mail);
    assertThat(found.find()).as(mail).isTrue();
    return URI.create(found.group());
  }

  private static URI url(String path) {
    return journey.product().url().resolve(path);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
