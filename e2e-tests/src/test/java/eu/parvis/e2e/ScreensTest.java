package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every screen in every width, light and dark; pictures of them are in target/screens. */
class ScreensTest {

  private record Size(int width, int height) {}

  private static final List<Size> SIZES =
      List.of(new Size(1440, 900), new Size(390, 844), new Size(320, 568));

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void nothingIsCutOffAroundCalls(String locale) {
    Person visitor = journey.guest(Traits.of("Visiteuse", 0).speaking(locale));
    visitor.opens(journey.product().url().resolve("/login"));
    visitor.page().locator("input[name=username]").waitFor();
    looksWell(visitor, "login", locale);
    Person odile = organiser(locale);
    looksWell(odile, "home", locale);
    odile.opensPlanning();
    looksWell(odile, "schedule", locale);
    odile.schedules("Conseil de quartier, réunion publique");
    looksWell(odile, "home-with-meetings", locale);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void nothingIsCutOffInACall(String locale) {
    Person odile = organiser(locale);
    URI link = odile.startsMeeting();
    odile.isReadyToJoin();
    looksWell(odile, "before-joining", locale);
    odile.joins();
    looksWell(odile, "alone", locale);
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(locale));
    Person chloe = journey.guest(Traits.of("Chloé", 1).speaking(locale));
    for (Person guest : List.of(boris, chloe)) {
      guest.opens(link);
      guest.joins();
      odile.sees(guest);
    }
    looksWell(odile, "three-people", locale);
    boris.sharesScreen();
    odile.seesScreenOf(boris);
    looksWell(odile, "sharing", locale);
    odile.room().peopleButton().click();
    looksWell(odile, "people", locale);
    odile.room().chatButton().click();
    looksWell(odile, "chat", locale);
    odile.room().button("control.settings").click();
    odile.room().cameraChoice().waitFor();
    looksWell(odile, "settings", locale);
    boris.opens(journey.product().url().resolve("/aaa-aaaa-aaa"));
    boris.isIn("unknown-room");
    looksWell(boris, "unknown-link", locale);
  }

  private static Person organiser(String locale) {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
  }

  private static void looksWell(Person person, String screen, String locale) {
    Page page = person.page();
    for (Size size : SIZES) {
      page.setViewportSize(size.width(), size.height());
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        String name =
            "%s-%s-%d-%s.png"
                .formatted(
                    screen,
                    locale.substring(0, 2),
                    size.width(),
                    scheme.name().toLowerCase(Locale.ROOT));
        page.screenshot(
            new Page.ScreenshotOptions().setPath(Target.folder("screens").resolve(name)));
        assertThat(overflow(page)).as("pixels cut off at the right of " + name).isZero();
      }
    }
    page.setViewportSize(SIZES.getFirst().width(), SIZES.getFirst().height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  /** WCAG 1.4.10: nobody scrolls in two directions. */
  private static int overflow(Page page) {
    return ((Number)
            page.evaluate(
                "() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth)"))
        .intValue();
  }
}
