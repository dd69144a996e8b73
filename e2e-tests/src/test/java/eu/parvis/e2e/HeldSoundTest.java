package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A browser that plays no sound before a gesture, as Safari does for whoever only listens. */
class HeldSoundTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void soundThatIsHeldBackPlaysWithTheNextPress() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0).using(Chromium.withoutDevices()));
    boris.page().addInitScript(Senses.read("held-sound.js"));
    boris.opens(link);
    boris.joins();

    Locator press = boris.room().button("call.sound-blocked");
    press.waitFor();
    Locator voice = boris.room().voice(odile.name());
    assertThat(isPaused(voice)).isTrue();
    Locator announcer = boris.page().locator("parvis-announcer");
    Patience.until(
        "the page tells that sound is held back",
        SOON,
        () -> String.valueOf(announcer.evaluate("it => it.shadowRoot.textContent")),
        told -> told.contains(boris.texts().get("announce.sound-blocked")));

    press.focus();
    boris.page().keyboard().press("Enter");
    Patience.until("sound plays", SOON, () -> isPaused(voice), paused -> !paused);
    Patience.until("nothing more is asked", SOON, press::count, count -> count == 0);
    Locator heading = boris.page().locator("parvis-call h1");
    assertThat(heading.evaluate("it => it.getRootNode().activeElement === it"))
        .as("the focus has a place")
        .isEqualTo(true);
  }

  private static boolean isPaused(Locator media) {
    return (boolean) media.evaluate("it => it.paused");
  }
}
