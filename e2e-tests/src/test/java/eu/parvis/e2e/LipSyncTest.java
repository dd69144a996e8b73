package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is seen and what is heard of a person belong together. */
class LipSyncTest {

  private static final int LINES = 360;
  private static final int SMALL_LINES = 180;
  private static final double BOUND_MILLIS = 100;
  private static final double LATE_MILLIS = 300;

  /** A flash comes once a second; some are missed where processors are short. */
  private static final Duration LOOK = Duration.ofSeconds(9);

  private static final int FLASHES = 5;
  private static final Duration ADAPTS = Duration.ofSeconds(40);
  private static final String PLAYS = "--autoplay-policy=no-user-gesture-required";

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void flashAndBeepArriveTogetherAndAlsoAfterALayerSwitch() {
    Person odile = person(journey::organiser, "Odile Organise", 2);
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = person(journey::guest, "Boris", 0);
    boris.page().addInitScript("window.parvisLips?.perform()");
    boris.opens(link);
    boris.joins();

    sees(odile, boris, LINES);
    assertThat(lag(odile, boris)).isCloseTo(0, within(BOUND_MILLIS));

    odile.page().setViewportSize(480, 400);
    sees(odile, boris, SMALL_LINES);
    assertThat(lag(odile, boris)).as("after a switch").isCloseTo(0, within(BOUND_MILLIS));

    boris.page().evaluate("ms => parvisLips.beepLater(ms)", LATE_MILLIS);
    Patience.pass(Duration.ofSeconds(2));
    assertThat(lag(odile, boris))
        .as("with beeps that are late where they are made: this is measured at all")
        .isCloseTo(-LATE_MILLIS, within(BOUND_MILLIS));
  }

  private static Person person(Function<Traits, Person> arrives, String name, int number) {
    Traits traits = Traits.of(name, number).on(1440, 900);
    Person person = arrives.apply(traits.using(traits.chromium().and(PLAYS)));
    person.page().addInitScript(Senses.read("flash-and-beep.js"));
    return person;
  }

  private static void sees(Person viewer, Person sender, int lines) {
    Patience.until(
        "%s sees %d lines of %s".formatted(viewer.name(), lines, sender.name()),
        ADAPTS,
        () -> Viewing.of(viewer).tallest(),
        now -> now == lines);
  }

  /** By how many milliseconds flashes come after their beeps, in the median. */
  private static double lag(Person viewer, Person sender) {
    List<?> lags =
        (List<?>)
            viewer
                .room()
                .picture(sender.name())
                .evaluate(
                    "(video, ms) => parvisLips.lag(video, video.getRootNode()"
                        + ".querySelector('audio'), ms)",
                    (double) LOOK.toMillis());
    List<Double> sorted = lags.stream().map(lag -> ((Number) lag).doubleValue()).sorted().toList();
    assertThat(sorted).as("flashes that were seen").hasSizeGreaterThanOrEqualTo(FLASHES);
    return sorted.get(sorted.size() / 2);
  }
}
