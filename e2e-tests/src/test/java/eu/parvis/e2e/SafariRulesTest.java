package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What Safari is known to refuse, refused by a Chromium: constraints, and what it does not have at
 * all. Safari itself has not been tried.
 */
class SafariRulesTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void callWithinWhatSafariAllows() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.page().addInitScript(Senses.read("safari-rules.js"));
    boris.opens(link);
    boris.joins();
    boris.page().evaluate("() => safariRules.allow()");
    odile.sees(boris);
    odile.hears(boris);
    boris.sees(odile);
    boris.hears(odile);

    assertThat(boris.room().button("control.share").count()).isZero();
    boris.room().button("control.settings").click();
    boris.room().cameraChoice().waitFor();
    assertThat(boris.page().locator("parvis-devices select#speaker").count()).isZero();
    boris.page().keyboard().press("Escape");
    for (String control : new String[] {"control.camera", "control.microphone"}) {
      for (boolean on : new boolean[] {false, true}) {
        boris.room().button(control).click();
        Patience.until(control, SOON, () -> boris.room().isOn(control), now -> now == on);
      }
    }
    odile.sees(boris);
    odile.hears(boris);
    assertThat(boris.page().evaluate("() => safariRules.doubleCaptures"))
        .as("devices opened a second time, which would silence the first")
        .isEqualTo(0);
  }
}
