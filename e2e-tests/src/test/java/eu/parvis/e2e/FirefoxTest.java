package eu.parvis.e2e;

import java.net.URI;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Firefox and Chromium in one call. */
class FirefoxTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Likeness FOX = Likeness.of(1);

  @AutoClose private static final Display DISPLAY = Display.open();

  @Test
  void firefoxAndChromiumSeeHearAndShareWithEachOther() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    Person renard = journey.guest(Traits.of("Renard", 1).using(Firefox.with(FOX).on(DISPLAY)));
    odile.joins();
    renard.opens(link);
    renard.joins();

    renard.sees(odile);
    renard.hears(odile);
    renard.seesFrames(odile, 25);
    odile.seesChanging(renard);
    odile.hears(renard);
    odile.seesFrames(renard, 25);

    odile.sharesScreen();
    renard.seesScreenOf(odile);
    odile.stopsSharing();
    renard.sharesScreen();
    odile.seesScreenOf(renard);
  }
}
