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
    assertThat(album.cutOff()).isEmpty();
  }
}
