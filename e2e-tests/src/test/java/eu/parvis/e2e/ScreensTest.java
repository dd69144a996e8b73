package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ViewportSize;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The main screens by axe and in every width, light and dark; {@link GalleryTest} has pictures of
 * all of them.
 */
class ScreensTest {

  /** The least size of something to press that we give ourselves, in CSS pixels. */
  private static final double TARGET = 44;

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void everythingAroundCallsIsWholeAndAccessible(String locale) {
    Look look = new Look(Album.ofWhatIsCutOff(locale));
    Person visitor = journey.guest(Traits.of("Visiteuse", 0).speaking(locale));
    visitor.opens(journey.product().url().resolve("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    look.at(visitor, "login");
    assertThat(visitor.page().evaluate("document.documentElement.scrollHeight - innerHeight"))
        .as("what fits does not scroll")
        .isEqualTo(0);
    Person odile = organiser(locale);
    odile.opensPlanning();
    look.at(odile, "schedule");
    odile.planning().repeatsEveryWeek();
    Axe.findsNothingInBothLanguages(odile, "schedule a series");
    odile.schedules("Conseil de quartier, réunion publique");
    look.at(odile, "home");
    assertThat(look.album.cutOff()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void everythingInACallIsWholeAndAccessible(String locale) {
    Look look = new Look(Album.ofWhatIsCutOff(locale));
    Person odile = organiser(locale);
    URI link = odile.startsMeeting();
    odile.isReadyToJoin();
    Axe.findsNothingInBothLanguages(odile, "before joining");
    odile.page().locator("parvis-prejoin summary").click();
    look.at(odile, "before-joining");
    odile.joins();
    Axe.findsNothingInBothLanguages(odile, "alone");
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale));
    Person chloe = journey.guest(Traits.of("Chloé", 1).speaking(locale));
    for (Person guest : List.of(boris, chloe)) {
      guest.opens(link);
      guest.joins();
      odile.sees(guest);
    }
    look.at(odile, "three-people");
    boris.sharesScreen();
    odile.seesScreenOf(boris);
    look.at(odile, "sharing");
    Axe.findsNothingInBothLanguages(boris, "sharing oneself");
    odile.room().peopleButton().click();
    look.at(odile, "people");
    canBePressed(odile, boris);
    look.at(odile, "people-managed");
    odile.room().chatButton().click();
    Axe.findsNothingInBothLanguages(odile, "chat");
    odile.room().ownConnection().click();
    odile.room().picturesOff().click();
    Axe.findsNothingInBothLanguages(odile, "connection");
    odile.page().keyboard().press("Escape");
    odile.room().pictureNote().waitFor();
    Axe.findsNothingInBothLanguages(odile, "without pictures");
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    look.at(odile, "settings");
    assertThat(look.album.cutOff()).isEmpty();
  }

  /** What a screen is looked at for: by axe, and for what is cut off in any width. */
  private record Look(Album album) {

    void at(Person person, String screen) {
      Axe.findsNothingInBothLanguages(person, screen);
      album.shows(person, screen);
    }
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
