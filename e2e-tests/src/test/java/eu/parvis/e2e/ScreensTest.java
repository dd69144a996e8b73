package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main screens in every width, light and dark; {@link GalleryTest} has all of them. */
class ScreensTest {

  /** The least size of something to press that we give ourselves, in CSS pixels. */
  private static final double TARGET = 44;

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void nothingIsCutOffAroundCalls(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    Person visitor = journey.guest(Traits.of("Visiteuse", 0).speaking(locale));
    visitor.opens(journey.product().url().resolve("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    album.shows(visitor, "login");
    Person odile = organiser(locale);
    odile.opensPlanning();
    album.shows(odile, "schedule");
    odile.schedules("Conseil de quartier, réunion publique");
    album.shows(odile, "home");
    assertThat(album.cutOff()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void nothingIsCutOffInACall(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    Person odile = organiser(locale);
    URI link = odile.startsMeeting();
    odile.isReadyToJoin();
    odile.page().locator("parvis-prejoin summary").click();
    album.shows(odile, "before-joining");
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale));
    Person chloe = journey.guest(Traits.of("Chloé", 1).speaking(locale));
    for (Person guest : List.of(boris, chloe)) {
      guest.opens(link);
      guest.joins();
      odile.sees(guest);
    }
    album.shows(odile, "three-people");
    boris.sharesScreen();
    odile.seesScreenOf(boris);
    album.shows(odile, "sharing");
    odile.room().peopleButton().click();
    album.shows(odile, "people");
    canBePressed(odile, boris);
    album.shows(odile, "people-managed");
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    album.shows(odile, "settings");
    assertThat(album.cutOff()).isEmpty();
  }

  /** What can be done to somebody, on the narrowest screen. */
  private static void canBePressed(Person owner, Person other) {
    owner.room().manages(other.name());
    ViewportSize usual = owner.page().viewportSize();
    owner.page().setViewportSize(320, 568);
    List<BoundingBox> actions = owner.room().actionsOn(other.name());
    owner.page().setViewportSize(usual.width, usual.height);
    assertThat(actions)
        .isNotEmpty()
        .allMatch(box -> box.width >= TARGET && box.height >= TARGET)
        .allMatch(box -> box.x >= 0 && box.x + box.width <= 320);
  }

  private static Person organiser(String locale) {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
  }
}
