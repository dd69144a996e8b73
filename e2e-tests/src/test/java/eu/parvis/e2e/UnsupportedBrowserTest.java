package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Browsers that cannot carry a call say so, and name some that can. */
class UnsupportedBrowserTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final String NO_CONNECTIONS = "delete window.RTCPeerConnection";
  private static final String NO_DEVICES =
      "Object.defineProperty(Navigator.prototype, 'mediaDevices', { get: () => undefined })";

  /** As under an address of plain HTTP that is not this machine's own. */
  private static final String NOT_SECURE =
      "Object.defineProperty(window, 'isSecureContext', { get: () => false })";

  /** What a browser says of a script in a language that is newer than it is. */
  private static final String NOT_UNDERSTOOD = "class Newer { static { } } }";

  @Test
  void whoeverCannotCallReadsWhatToUse() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.page().addInitScript(NO_CONNECTIONS);
    boris.opens(link);

    boris.isIn("unsupported");
    Locator notice = boris.page().locator("parvis-notice");
    assertThat(notice.locator("h1").textContent())
        .isEqualTo(boris.texts().get("over.unsupported.title"));
    assertThat(notice.locator("main").innerText()).contains("Firefox", "Chromium");
    assertThat(notice.locator("h1").evaluate("h1 => h1 === h1.getRootNode().activeElement"))
        .as("reading starts at the heading")
        .isEqualTo(true);
    boris.page().locator("parvis-notice a").click();
    boris.page().waitForURL(url -> !url.endsWith(link.getPath()));
  }

  @Test
  void whoeverHasNoDevicesToAskForListens() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.page().addInitScript(NO_DEVICES);
    boris.opens(link);
    boris.joins();
    boris.sees(odile);
    boris.hears(odile);
    odile.room().tile(boris.name()).waitFor();
  }

  @Test
  void pagesWithoutScriptsOrSecurityAndPagesThatAreNotUnderstoodSayWhatTheyNeed() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    pagesWithoutScriptsSayThatTheyNeedThem(odile, link);
    pagesThatAreNotUnderstoodSayWhatToUse(odile, link);
    pagesThatAreNotSecureSayThat(odile, link);
  }

  private static void pagesThatAreNotSecureSayThat(Person odile, URI link) {
    try (BrowserContext context = other(odile, new Browser.NewContextOptions())) {
      Page page = context.newPage();
      page.addInitScript(NOT_SECURE);
      page.navigate(link.toString());
      Locator heading = page.locator("parvis-notice h1");
      heading.waitFor();
      assertThat(heading.innerText())
          .isIn("Cette page n’est pas sécurisée", "This page is not secure");
    }
  }

  private static void pagesWithoutScriptsSayThatTheyNeedThem(Person odile, URI link) {
    try (BrowserContext context =
        other(odile, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      for (URI address : new URI[] {link, journey.product().url().resolve("/login")}) {
        page.navigate(address.toString());
        assertThat(shown(page, "fr")).isEqualTo("JavaScript est désactivé");
        assertThat(shown(page, "en")).isEqualTo("JavaScript is turned off");
      }
    }
  }

  private static void pagesThatAreNotUnderstoodSayWhatToUse(Person odile, URI link) {
    try (BrowserContext context = other(odile, new Browser.NewContextOptions())) {
      Page page = context.newPage();
      page.route(
          "**/VAADIN/build/{room,indexhtml}-*.js",
          route ->
              route.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/javascript")
                      .setBody(NOT_UNDERSTOOD)));
      for (URI address : new URI[] {link, journey.product().url().resolve("/login")}) {
        page.navigate(address.toString());
        assertThat(shown(page, "fr")).isEqualTo("Ce navigateur est trop ancien");
        assertThat(shown(page, "en")).isEqualTo("This browser is too old");
      }
    }
  }

  /** A window beside the person's own, which nobody watches: it breaks on purpose. */
  private static BrowserContext other(Person person, Browser.NewContextOptions options) {
    return person.page().context().browser().newContext(options);
  }

  private static String shown(Page page, String language) {
    Locator heading = page.locator(".unsupported section[lang=%s] h1:visible".formatted(language));
    heading.waitFor();
    return heading.innerText();
  }
}
