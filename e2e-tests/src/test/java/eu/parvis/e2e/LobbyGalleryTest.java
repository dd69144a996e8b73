package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures of waiting and of letting in, on every kind of screen. */
@Tag("gallery")
class LobbyGalleryTest {

  private static final ProductSettings RESTRICTED =
      ProductSettings.plain().forAShortWhile().and("--parvis.rooms.access=restricted");

  @RegisterExtension
  private static final Journey journey =
      Journey.on(() -> Product.start("lobby-gallery", RESTRICTED));

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void waitingAndLettingIn(String locale) {
    Album album = Album.ofWholePages(locale);
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    URI link = odile.startsMeeting();
    Person boris = journey.guest(Traits.of("Boris Berthelot", 0).speaking(locale));
    boris.opens(link);
    boris.isReadyToJoin();
    album.shows(boris, "lobby-ask");
    boris.asks();
    album.shows(boris, "lobby-early");

    odile.joins();
    odile.room().knock().waitFor();
    album.shows(odile, "lobby-knock");
    Person chloe = journey.guest(Traits.of("Chloé", 1).speaking(locale));
    chloe.opens(link);
    chloe.isReadyToJoin();
    chloe.asks();
    odile.room().showPeople();
    odile.showsWaiting(2);
    odile.page().locator("parvis-waiting summary").click();
    odile.page().locator("parvis-waiting textarea").fill("Nous commençons dans cinq minutes.");
    album.shows(odile, "lobby-people");
    odile.page().locator("parvis-waiting .refuse-all").click();
    odile.room().confirmation().waitFor();
    album.shows(odile, "lobby-refuse-all");
    odile.page().keyboard().press("Escape");
    odile.page().locator("parvis-waiting form button").click();
    boris.page().locator("parvis-lobby .message").waitFor();
    album.shows(boris, "lobby-message");
    album.showsWall(boris, "lobby-message");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.refuse", "Boris Berthelot"));
    boris.isIn("refused");
    album.shows(boris, "lobby-refused");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit", "Chloé"));
    chloe.isLetIn();
    odile.room().actionOn("people.lobby", "Chloé").click();
    chloe.isIn("waiting");
    album.shows(chloe, "lobby-sent-back");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit", "Chloé"));
    chloe.isLetIn();
    odile.removes(chloe);
    chloe.isIn("banned");
    odile.page().locator("parvis-people .banned").waitFor();
    album.shows(odile, "people-banned");
    Person dora = journey.guest(Traits.of("Dora", 3).speaking(locale));
    dora.opens(link);
    dora.isReadyToJoin();
    dora.asks();
    odile.room().button("control.end").click();
    odile.room().confirmation().click();
    dora.page().locator("parvis-lobby .standing.ended").waitFor();
    album.shows(dora, "lobby-ended");
    assertThat(album.cutOff()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void picturesOfPeopleAndWhatBecomesOfTheRoom(String locale) {
    Album album = Album.ofWholePages(locale);
    Person odile = withoutCamera("Odile Organise", locale);
    Account.ADMINISTRATOR.enter(odile, journey.product());
    Account.readsAsTheirBrowser(odile, journey.product());
    new Headshot(Likeness.of(2)).isChosenBy(odile, journey.product());
    album.shows(odile, "profile-picture");
    Account account =
        new Account(
            "Claire Collègue",
            "claire-%s@mairie.example".formatted(locale.substring(0, 2)),
            "une autre phrase bien longue");
    Person claire = withoutCamera(account.name(), locale);
    account.join(claire, odile, journey.product());
    new Headshot(Likeness.of(1)).isChosenBy(claire, journey.product());
    odile.opens(journey.product().url());
    odile.page().locator("main h1").waitFor();
    URI link = odile.startsMeeting();
    odile.joins();
    claire.opens(link);
    claire.isReadyToJoin();
    claire.asks();
    Person boris = withoutCamera("Boris Berthelot", locale);
    boris.opens(link);
    boris.isReadyToJoin();
    boris.asks();
    odile.room().showPeople();
    odile.showsWaiting(2);
    odile.seesPicture(RoomPage.portraitIn(odile.room().waiting().first()));
    album.shows(odile, "pictures-waiting");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit-all"));
    claire.isLetIn();
    boris.isLetIn();
    odile.seesPicture(RoomPage.portraitIn(odile.room().entry(account.name())));
    odile.room().manages(account.name());
    album.shows(odile, "pictures-people");
    boris.seesPicture(boris.room().portrait(account.name()));
    album.shows(boris, "pictures-tiles");
    album.showsWall(boris, "pictures-tiles");

    Person again = withoutCamera("Odile Organise", locale);
    Account.ADMINISTRATOR.enter(again, journey.product());
    removesPicture(again, account, album);
    boris.room().portrait(account.name()).waitFor(RoomPage.GONE);
    signsOutElsewhere(again, album);
    RoomSettings settings = RoomSettings.of(again, link);
    settings.showsLog();
    album.shows(again, "room-log");
    settings.renewLink();
    boris.isNotified("toast.link-replaced", "");
    album.shows(boris, "link-replaced");
    settings.archive();
    boris.isIn("closed");
    album.shows(boris, "closed");
    assertThat(album.cutOff()).isEmpty();
  }

  private static void removesPicture(Person administrator, Account of, Album album) {
    administrator.opens(journey.product().url().resolve("/people?search=" + of.address()));
    Words words = administrator.words();
    administrator.keyboard().triggersNamed(words.get("account.people.manage.named", of.name()));
    administrator.page().locator("vaadin-dialog .choice").first().waitFor();
    album.shows(administrator, "person-managed");
    administrator.keyboard().triggersNamed(words.get("account.rename"));
    administrator.page().locator("vaadin-dialog vaadin-text-field").first().waitFor();
    album.shows(administrator, "person-renamed");
    administrator.page().keyboard().press("Escape");
    administrator.keyboard().triggersNamed(words.get("account.people.manage.named", of.name()));
    administrator.page().locator("vaadin-dialog .choice").first().waitFor();
    administrator.keyboard().triggersNamed(words.get("people.picture.of.remove"));
    administrator.page().locator("vaadin-dialog[role=alertdialog] vaadin-button").first().waitFor();
    album.shows(administrator, "picture-removal");
    administrator.keyboard().triggersNamed(words.get("people.picture.of.remove"));
  }

  private static void signsOutElsewhere(Person person, Album album) {
    person.opens(journey.product().url().resolve("/profile"));
    person.page().locator("#sessions-title").waitFor();
    person.keyboard().triggersNamed(person.words().get("account.sessions.others"));
    person.page().locator("vaadin-dialog vaadin-password-field").waitFor();
    album.shows(person, "proof");
  }

  private static Person withoutCamera(String name, String locale) {
    return journey.guest(Traits.of(name, 2).speaking(locale).using(Chromium.withoutDevices()));
  }
}
