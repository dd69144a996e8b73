package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The views of rooms, for people to look at: {@code ./parvis e2e RoomGalleryTest
 * -Djourneys.without=}. The pictures are in {@code target/screens}.
 */
@Tag("gallery")
class RoomGalleryTest {

  private static final Pattern SETTINGS = Pattern.compile(".*/rooms/[0-9a-f-]{36}");
  private static final String LONG_NAME =
      "Commission intercommunale d’aménagement durable du littoral et des ports";

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void rooms(String locale) {
    Album album = Album.ofWholePages(locale);
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    Page page = odile.page();
    odile.opensPlanning();
    odile.schedules("Budget");
    makes(odile, LONG_NAME);
    Locator find = page.locator("vaadin-combo-box input").first();
    for (String address : new String[] {"anne.moreau@elsewhere.example", "b@mairie.example"}) {
      find.fill(address);
      find.press("Enter");
      page.locator(".person").filter(having(address)).waitFor();
    }
    find.fill("nobody");
    find.press("Enter");
    page.locator("vaadin-combo-box[invalid]").waitFor();
    page.locator("vaadin-integer-field input").fill("0");
    presses(odile, "room.save");
    page.locator("vaadin-integer-field[invalid]").waitFor();
    album.shows(odile, "room-problems");
    page.locator("vaadin-integer-field input").fill("20");
    presses(odile, "room.save");
    page.locator(".form-actions span:visible").waitFor();
    album.shows(odile, "room-saved");
    makes(odile, locale.startsWith("fr") ? "Cabinet du maire" : "Council office");
    presses(odile, "room.archive");
    page.locator(".room-page .note").waitFor();
    album.shows(odile, "room-in-archive");
    odile.opens(url("/rooms"));
    page.locator(".room").filter(having("Budget")).first().waitFor();
    album.shows(odile, "rooms-several");
    page.locator(".room").filter(having("Budget")).first().locator("vaadin-button").last().click();
    page.locator("vaadin-dialog[role=alertdialog] vaadin-button").first().waitFor();
    new Album(locale).shows(odile, "room-archive");
    page.locator("vaadin-dialog[role=alertdialog] vaadin-button[theme~=primary]").click();
    page.locator("vaadin-dialog").waitFor(RoomPage.GONE);
    odile.opens(url("/"));
    page.locator(".meeting .note").first().waitFor();
    album.shows(odile, "meeting-row-archived");
    page.locator(".meeting").filter(having("Budget")).first().locator("h3 a").click();
    page.locator(".back-link").waitFor();
    album.shows(odile, "meeting-archived");
    odile.opens(url("/rooms?archived"));
    page.locator(".room").first().waitFor();
    album.shows(odile, "rooms-archived");
    odile.opens(url("/rooms?search=nowhere"));
    page.locator(".empty").waitFor();
    album.shows(odile, "rooms-none");
    odile.opens(url("/profile"));
    page.locator("vaadin-details-summary").first().click();
    page.locator("#policy-speak").waitFor();
    album.shows(odile, "profile");
    assertThat(album.cutOff()).isEmpty();
  }

  private static void makes(Person person, String name) {
    Page page = person.page();
    person.opens(url("/rooms"));
    presses(person, "room.new");
    page.locator("vaadin-dialog vaadin-text-field input").fill(name);
    person.keyboard().presses("Enter");
    page.waitForURL(SETTINGS);
    page.locator(".room-page h1").filter(having(name)).waitFor();
  }

  private static void presses(Person person, String key) {
    person
        .page()
        .locator("main vaadin-button")
        .filter(having(person.words().get(key)))
        .first()
        .click();
  }

  private static URI url(String path) {
    return journey.product().url().resolve(path);
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}
