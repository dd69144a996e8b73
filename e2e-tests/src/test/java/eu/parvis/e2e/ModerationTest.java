package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.load.Load;
import eu.parvis.load.LoadPlan;
import eu.parvis.load.ParvisAdmission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order is kept in a call, whatever clients do. */
class ModerationTest {

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  private static final Duration SOON = Duration.ofSeconds(10);

  /** So long that what still flows would be counted. */
  private static final Duration WHILE = Duration.ofSeconds(1);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  /**
   * The load client agrees to every request and does nothing of it: it goes on showing that it is
   * on, and sending.
   */
  @Test
  void nothingComesThroughOfAClientThatDisobeys() throws IOException, InterruptedException {
    Person odile = organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    try (Load disobedient = comes(link)) {
      assertThat(disobedient.troubles()).isEmpty();
      String name = "Load 0";
      flows(odile);
      odile.room().showPeople();
      odile.room().actionOn("people.mute", name).click();
      odile.room().actionOn("people.camera", name).click();
      stops(odile);

      odile.room().actionOn("people.speak.forbid", name).click();
      odile.room().actionOn("people.show.forbid", name).click();
      odile.room().actionOn("people.speak.allow", name).click();
      odile.room().actionOn("people.show.allow", name).click();
      odile.room().actionOn("people.show.forbid", name).waitFor();
      stops(odile);
      assertThat(odile.room().tile(name).getAttribute("aria-label"))
          .contains(odile.texts().get("tile.muted"));

      odile.room().actionOn("people.remove", name).click();
      odile.room().confirmation().click();
      Patience.until(
          "the tile is gone", SOON, () -> odile.room().tile(name).count(), count -> count == 0);
    }
  }

  @Test
  void aModeratorKeepsOrderAndGivesWhatWasTaken() {
    Person odile = organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    Person boris = journey.guest(Traits.of("Boris", 0).speaking("en-GB"));
    boris.opens(link);
    boris.joins();
    odile.hears(boris);

    boris.page().keyboard().press("Alt+Shift+H");
    odile.room().showPeople();
    odile.room().entry("Boris").locator(".hand").waitFor();
    assertThat(odile.room().entry("Boris").textContent())
        .contains(odile.texts().get("people.unverified"));

    odile.room().forEveryone("everyone.speak").click();
    odile.hearsNothingFrom(boris);
    boris.isNotified("may.speak.lost-by", "Odile Organise");
    boris.room().button("control.microphone").click();
    boris.isNotified("may.ask", "");
    assertThat(boris.room().isOn("control.microphone")).isFalse();

    odile.room().actionOn("people.speak.allow", "Boris").click();
    boris.isNotified("may.speak.again", "");
    boris.turnsMicrophone(true);
    odile.hears(boris);
    odile.room().actionOn("people.lower", "Boris").click();
    boris.isNotified("hand.lowered-by", "Odile Organise");

    odile.room().forEveryone("everyone.lock").click();
    Person chloe = journey.guest(Traits.of("Chloé", 1).using(Chromium.withoutDevices()));
    odile.isNotified("may.locked", "");
    chloe.opens(link);
    chloe.isReadyToJoin();
    chloe.room().nameField().fill("Chloé");
    chloe.clicksJoin();
    chloe.page().locator("parvis-lobby").waitFor();

    boris.reloads();
    boris.joins();
    odile.room().actionOn("people.remove", "Boris").click();
    odile.page().locator("parvis-question input[type=checkbox]").uncheck();
    odile.room().confirmation().click();
    boris.isIn("removed");
  }

  private static Person organiser() {
    return journey.organiser(
        Traits.of("Odile Organise", 2).speaking("fr-FR").using(Chromium.withoutDevices()));
  }

  private static Load comes(URI link) throws IOException, InterruptedException {
    LoadPlan plan = new LoadPlan(1, 1, 1, -1, 180, LoadPlan.MAX_TEMPORAL_LAYERS);
    return Load.start(plan, new ParvisAdmission(link, HTTP), HTTP, Duration.ZERO);
  }

  private static void flows(Person receiver) {
    Patience.until("media flows", SOON, () -> cameIn(receiver), packets -> packets > 40);
  }

  private static void stops(Person receiver) {
    Patience.until("media stops", SOON, () -> cameIn(receiver), packets -> packets == 0);
  }

  /** Packets that somebody received within a while. */
  private static long cameIn(Person receiver) {
    long before = MediaTotals.of(receiver).packetsReceived();
    Patience.pass(WHILE);
    return MediaTotals.of(receiver).packetsReceived() - before;
  }
}
