package eu.parvis.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import eu.parvis.link.Conditions;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who sends over a narrow link is heard clearly and seen small, and told what the limit is. */
class UplinkTest {

  private static final int LINES = 360;
  private static final long NARROW = 300_000;
  private static final Duration ADAPTS = Duration.ofSeconds(40);
  private static final Duration MEASURE = Duration.ofSeconds(10);

  @RegisterExtension private static final Journey journey = Journey.onLoopback();

  @Test
  void whoHas300KilobitsIsHeardClearlyAndSeenSmall() {
    Person viewer =
        journey.organiser(Traits.of("Odile Organise", 2).using(Chromium.withoutDevices()));
    URI link = viewer.startsMeeting();
    viewer.joins();
    FakeMedia camera = FakeMedia.restless(Likeness.of(0), 640, LINES);
    Person speaker =
        journey.guest(Traits.of("Boris", 0).using(Chromium.with(camera)).on(1440, 900));
    try (Relay relay = Relay.to(journey.product().mediaPort(), 1)) {
      relay.leads(speaker);
      speaker.opens(link);
      speaker.joins();
      seesLines(viewer, "the high layer", lines -> lines == LINES);

      relay.up(Conditions.good().rate(NARROW));
      seesLines(viewer, "a small picture", lines -> lines > 0 && lines < LINES);
      isTold(speaker);
      Viewing before = Viewing.of(viewer);
      Patience.pass(MEASURE);
      Viewing now = Viewing.of(viewer);
      assertThat(now.framesPerSecondSince(before)).isGreaterThan(5);
      assertThat(now.concealmentPercentSince(before)).isLessThan(3);
    }
  }

  private static void seesLines(Person viewer, String what, LongPredicate enough) {
    Patience.until(what, ADAPTS, () -> Viewing.of(viewer).tallest(), enough::test);
  }

  private static void isTold(Person speaker) {
    assertThat(speaker.room().ownConnection())
        .hasAccessibleName(
            Pattern.compile(
                speaker.texts().get("quality.fair") + "|" + speaker.texts().get("quality.poor")),
            new LocatorAssertions.HasAccessibleNameOptions().setTimeout(ADAPTS.toMillis()));
    speaker.room().ownConnection().click();
    assertThat(speaker.page().locator("parvis-connection .now"))
        .containsText(speaker.texts().get("quality.tip.upload"));
    speaker.page().keyboard().press("Escape");
  }
}
