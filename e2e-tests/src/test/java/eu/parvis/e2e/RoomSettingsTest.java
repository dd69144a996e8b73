package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An owner without a mouse makes a room, says who gets in, and changes its link. */
class RoomSettingsTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final String FIELD = "vaadin-dialog vaadin-text-field input";
  private static final String QUESTION = "vaadin-dialog[role=alertdialog] vaadin-button";
  private static final Pattern SETTINGS = Pattern.compile(".*/rooms/[0-9a-f-]{36}");
  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void anOwnerSaysWhoGetsInAndAnOldLinkIsDead(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    Words words = odile.words();
    String name = locale.startsWith("fr") ? "Cabinet du maire" : "Council office";
    odile.opens(journey.product().url().resolve("/rooms"));
    odile.page().locator("#rooms-title").waitFor();
    odile.keyboard().triggersNamed(words.get("room.new"));
    odile.page().locator(FIELD).waitFor();
    Axe.findsNothingInBothLanguages(odile, "new room");
    odile.keyboard().writes(FIELD, name);
    odile.keyboard().presses("Enter");
    odile.page().waitForURL(SETTINGS, SOON);
    odile.page().locator(".room-page h1").filter(having(name)).waitFor();
    Axe.findsNothingInBothLanguages(odile, "settings of a room");
    album.shows(odile, "room");
    URI old = link(odile);

    restricts(odile);
    renewsTheLink(odile, album);
    odile.page().locator(".room-link").filter(havingNot(old.toString())).waitFor();
    URI renewed = link(odile);
    assertThat(renewed).isNotEqualTo(old);

    Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale));
    boris.opens(old);
    boris.isIn("unknown-room");
    String dead = boris.page().locator("main").innerText();

    odile.opens(journey.product().url().resolve("/rooms"));
    odile.page().locator(".room").filter(having(name)).waitFor();
    Axe.findsNothingInBothLanguages(odile, "list of rooms");
    album.shows(odile, "rooms");
    odile.keyboard().triggersNamed(words.get("room.archive.named", name));
    odile.page().locator(".room").filter(having(words.get("room.archive.undo"))).waitFor();
    boris.opens(renewed);
    boris.isIn("unknown-room");
    assertThat(boris.page().locator("main").innerText()).as("an archived room").isEqualTo(dead);
    assertThat(odile.keyboard().isOnNamed(words.get("room.archive.undo.named", name))).isTrue();
    odile.keyboard().presses("Enter");
    odile.page().locator(".room").filter(having(renewed.getPath().substring(1))).waitFor();
    odile.opens(renewed);
    odile.isReadyToJoin();
    assertThat(album.cutOff()).isEmpty();
  }

  /** To those who were given a role; nobody but moderators shares a screen. */
  private static void restricts(Person odile) {
    Words words = odile.words();
    odile.keyboard().reaches(".access-levels");
    odile.keyboard().presses("ArrowDown");
    odile.keyboard().presses("ArrowDown");
    odile.keyboard().reaches("#policy-share");
    odile.keyboard().presses("Enter");
    odile.page().locator("vaadin-select-item").last().waitFor();
    odile.keyboard().presses("ArrowDown");
    odile.keyboard().presses("ArrowDown");
    odile.keyboard().presses("Enter");
    odile.keyboard().triggersNamed(words.get("room.save"));
    odile.page().locator("#announcer").filter(having(words.get("room.saved"))).waitFor();
    odile.page().reload();
    odile
        .page()
        .locator(".access-levels vaadin-radio-button[checked]")
        .filter(having(words.get("room.access.restricted")))
        .waitFor();
    odile
        .page()
        .locator("#policy-share")
        .filter(having(words.get("room.policy.least.moderator")))
        .waitFor();
  }

  private static void renewsTheLink(Person odile, Album album) {
    String renew = odile.words().get("room.link.renew");
    odile.keyboard().triggersNamed(renew);
    odile.page().locator(QUESTION).first().waitFor();
    Axe.findsNothingInBothLanguages(odile, "whether to make a new link");
    album.shows(odile, "room-link");
    odile.keyboard().triggersNamed(renew);
  }

  private static URI link(Person person) {
    return URI.create(person.page().locator(".room-link").first().innerText().strip());
  }

  private static Locator.FilterOptions having(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.FilterOptions havingNot(String text) {
    return new Locator.FilterOptions().setHasNotText(text);
  }
}
