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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    Person odile = journey.guest(organiser("fr-FR"));
    Account.ADMINISTRATOR.enter(odile, journey.product());
    URI link = odile.byKeyboard().startsMeeting();
    odile.byKeyboard().joins();
    try (Load disobedient = comes(link)) {
      assertThat(disobedient.troubles()).isEmpty();
      String name = "Load 0";
      flows(odile);
      odile.byKeyboard().showsPeople();
      odile.byKeyboard().does("people.mute", name);
      odile.byKeyboard().does("people.camera", name);
      stops(odile);

      odile.byKeyboard().does("people.speak.forbid", name);
      odile.byKeyboard().does("people.show.forbid", name);
      odile.byKeyboard().does("people.speak.allow", name);
      odile.byKeyboard().does("people.show.allow", name);
      odile.room().action("people.show.forbid", name).waitFor();
      stops(odile);
      assertThat(odile.room().tile(name).getAttribute("aria-label"))
          .contains(odile.texts().get("tile.muted"));

      odile.byKeyboard().does("people.remove", name);
      odile.byKeyboard().agrees("people.remove.short");
      Patience.until(
          "the tile is gone", SOON, () -> odile.room().tile(name).count(), count -> count == 0);
    }
  }

  /** Whoever moderates reads one language, and the others the other. */
  @ParameterizedTest
  @CsvSource({"fr-FR, en-GB", "en-GB, fr-FR"})
  void aModeratorKeepsOrderAndGivesWhatWasTaken(String moderates, String others) {
    Person odile = journey.organiser(organiser(moderates));
    URI link = odile.byKeyboard().startsMeeting();
    odile.byKeyboard().joins();
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(others));
    boris.opens(link);
    boris.byKeyboard().joins();
    odile.hears(boris);

    boris.keyboard().presses("Alt+Shift+H");
    odile.byKeyboard().showsPeople();
    odile.room().entry("Boris").locator(".hand").waitFor();
    assertThat(odile.room().entry("Boris").textContent())
        .contains(odile.texts().get("people.unverified"));

    odile.byKeyboard().turns("everyone.speak");
    odile.hearsNothingFrom(boris);
    boris.isNotified("may.speak.lost-by", "Odile Organise");
    new States(odile).areFine("only moderators speak");
    boris.keyboard().triggersNamed(boris.texts().get("control.microphone"));
    boris.isNotified("may.ask", "");
    assertThat(boris.room().isOn("control.microphone")).isFalse();
    new States(boris).areFine("the microphone is forbidden");

    odile.byKeyboard().does("people.speak.allow", "Boris");
    boris.isNotified("may.speak.again", "");
    odile.keyboard().isPutOnNamed(odile.texts().get("people.speak.forbid", "Boris"));
    boris.byKeyboard().turnsMicrophoneOn();
    odile.hears(boris);
    new States(odile).areFine("what can be done to a person");
    odile.byKeyboard().does("people.lower", "Boris");
    boris.isNotified("hand.lowered-by", "Odile Organise");
    odile.keyboard().isPutOnNamed(odile.texts().get("people.manage", "Boris"));

    odile.byKeyboard().turns("everyone.lock");
    odile.isNotified("may.locked", "");
    Person chloe =
        journey.guest(Traits.of("Chloé", 1).speaking(others).using(Chromium.withoutDevices()));
    chloe.opens(link);
    chloe.byKeyboard().asks();
    odile.showsWaiting(1);
    new States(odile).areFine("locked, and somebody waits");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit", "Chloé"));
    chloe.isLetIn();
    odile.keyboard().isPutOn("h2");

    boris.reloads();
    boris.byKeyboard().joins();
    removes(odile, boris, chloe);

    odile.byKeyboard().leaves();
    RoomSettings.of(odile, link).showsLog();
    odile.page().getByText("Chloé").first().waitFor();
    new States(odile).areFine("what was done in calls");
  }

  /** One of them may come back, and after all the other one too. */
  private static void removes(Person odile, Person boris, Person chloe) {
    String remove = odile.texts().get("people.remove", "Boris");
    odile.byKeyboard().does("people.remove", "Boris");
    odile.room().confirmation().waitFor();
    odile.keyboard().presses("Escape");
    odile.keyboard().isPutOnNamed(remove);
    odile.keyboard().presses("Enter");
    odile.keyboard().reaches("input[type=checkbox]");
    new States(odile).areFine("whether to remove");
    odile.keyboard().presses("Space");
    odile.byKeyboard().agrees("people.remove.short");
    boris.isIn("removed");
    boris.keyboard().isPutOn("h1");
    new States(boris).areFine("removed");
    odile.keyboard().isPutOn("h2");

    odile.byKeyboard().does("people.remove", "Chloé");
    odile.byKeyboard().agrees("people.remove.short");
    chloe.isIn("banned");
    chloe.keyboard().isPutOn("h1");
    new States(chloe).areFine("removed and blocked");
    odile.room().blocked().waitFor();
    new States(odile).areFine("somebody is blocked");
    odile.keyboard().triggersNamed(odile.texts().get("people.lift", "Chloé"));
    odile.isNotified("may.unbanned", "Chloé");
    odile.room().blocked().waitFor(RoomPage.GONE);
    odile.keyboard().isPutOn("h2");
  }

  private static Traits organiser(String locale) {
    return Traits.of("Odile Organise", 2).speaking(locale).using(Chromium.withoutDevices());
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
