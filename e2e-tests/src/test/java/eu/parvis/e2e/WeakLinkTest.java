package eu.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import eu.parvis.link.Conditions;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A link too weak for pictures: everybody is told, and who is behind it is offered sound alone. */
class WeakLinkTest {

  private static final Duration GLANCE = Duration.ofSeconds(2);
  private static final Duration STOPS = Duration.ofSeconds(30);
  private static final LocatorAssertions.ContainsTextOptions NOTICED =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  /** One voice, in bytes a second, with headers and reports. */
  private static final long SOUND = 15_000;

  @RegisterExtension private static final Journey journey = Journey.onLoopback();

  @Test
  void whoseLinkIsTooWeakIsOfferedSoundAloneAndComesBackToPictures() {
    Person odile =
        journey.organiser(Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()));
    URI link = odile.startsMeeting();
    odile.joins();
    Person camera = guest("Boris", 0, Chromium.with(FakeMedia.restless(Likeness.of(0), 640, 360)));
    Person weak = guest("Driss", 3, Chromium.withoutDevices());
    try (Relay relay = Relay.to(journey.product().mediaPort(), 1)) {
      relay.leads(weak);
      for (Person person : new Person[] {camera, weak}) {
        person.opens(link);
        person.joins();
      }
      weak.seesFrames(camera, 25);
      assertThat(weak.room().ownConnection()).hasAccessibleName(says(weak, "quality.good"));

      relay.down(Conditions.good().rate(60_000));
      assertThat(weak.room().pictureNote())
          .containsText(weak.texts().get("pictures.offer"), NOTICED);
      assertThat(weak.room().ownConnection()).hasAccessibleName(says(weak, "quality.poor"));
      assertThat(odile.room().tile("Driss"))
          .hasAttribute("aria-label", says(odile, "quality.poor"));

      weak.room().button("pictures.off").click();
      relay.down(Conditions.good());
      Patience.until(
          "no pictures come any more", STOPS, () -> bytesPerSecond(relay), now -> now < SOUND);
      weak.room().button("pictures.on").click();
      weak.seesFrames(camera, 25);
      assertThat(weak.room().pictureNote()).hasCount(0);
    }
  }

  private static Pattern says(Person person, String key) {
    return Pattern.compile(person.texts().get(key));
  }

  private static long bytesPerSecond(Relay relay) {
    long before = relay.downBytes();
    Patience.pass(GLANCE);
    return (relay.downBytes() - before) / GLANCE.toSeconds();
  }

  private static Person guest(String name, int number, Chromium chromium) {
    return journey.guest(Traits.of(name, number).using(chromium).on(1440, 900));
  }
}
