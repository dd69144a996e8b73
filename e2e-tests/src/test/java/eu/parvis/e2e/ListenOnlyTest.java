package eu.parvis.e2e;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whoever has neither camera nor microphone takes part all the same. */
class ListenOnlyTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void somebodyWithoutDevicesSeesHearsAndIsListed() {
    Person odile =
        journey.organiser(Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()));
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.opens(link);
    boris.joins();
    odile.sees(boris);
    odile.hears(boris);
    boris.room().tile(odile.name()).waitFor();
    Person chloe = journey.guest(Traits.of("Chloé", 1));
    chloe.opens(link);
    chloe.joins();
    boris.sees(chloe);
    odile.sees(chloe);
  }
}
