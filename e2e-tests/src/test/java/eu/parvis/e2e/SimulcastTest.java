package eu.parvis.e2e;

import eu.parvis.link.Conditions;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Of one camera everybody gets the layer that their own link carries. */
class SimulcastTest {

  private static final int LINES = 360;
  private static final Duration ADAPTS = Duration.ofSeconds(40);

  @RegisterExtension private static final Journey journey = Journey.onLoopback();

  @Test
  void aNarrowLinkGetsALowerLayerThanAWideOne() {
    Person odile =
        journey.organiser(Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()));
    URI link = odile.startsMeeting();
    odile.joins();
    Person camera =
        guest("Boris", 0, Chromium.with(FakeMedia.restless(Likeness.of(0), 640, LINES)));
    Person wide = guest("Chloé", 1, Chromium.withoutDevices());
    Person narrow = guest("Driss", 3, Chromium.withoutDevices());
    try (Relay relay = Relay.to(journey.product().mediaPort(), 1)) {
      relay.down(Conditions.good().rate(600_000));
      relay.leads(narrow);
      for (Person person : new Person[] {camera, wide, narrow}) {
        person.opens(link);
        person.joins();
      }
      seesTallest(wide, LINES);
      narrow.sees(camera);
      Patience.until(
          "a lower layer on the narrow link, the high one on the wide link",
          ADAPTS,
          () -> new long[] {tallest(narrow), tallest(wide)},
          lines -> lines[0] > 0 && lines[0] < LINES && lines[1] == LINES);
      narrow.seesFrames(camera, 25);
    }
  }

  private static void seesTallest(Person person, int lines) {
    Patience.until(
        person.name() + " gets the high layer", ADAPTS, () -> tallest(person), now -> now == lines);
  }

  private static long tallest(Person person) {
    return Viewing.of(person).tallest();
  }

  private static Person guest(String name, int number, Chromium chromium) {
    return journey.guest(Traits.of(name, number).using(chromium).on(1440, 900));
  }
}
