package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.e2e.RoomSettings.Access;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may not enter a room at once, and who lets them in. */
class LobbyTest {

  private static final Duration BACK = Duration.ofSeconds(30);

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  /** Others use it after this. */
  @AfterEach
  void theProductServesAgain() {
    if (!journey.product().alive()) {
      journey.product().start();
    }
  }

  /** Whoever decides reads one language, and whoever waits the other. */
  @ParameterizedTest
  @CsvSource({"fr-FR, en-GB", "en-GB, fr-FR"})
  void whoComesEarlyWaitsAndIsRefusedByAModeratorWhoHadLeft(String decides, String waits) {
    Person odile = journey.organiser(organiser(decides));
    RoomSettings settings = RoomSettings.create(odile, journey.product(), "Budget");
    URI link = settings.link();
    settings.letIn(Access.RESTRICTED);
    Person boris = journey.guest(Traits.of("Boris", 0).speaking(waits));
    boris.opens(link);
    boris.byKeyboard().asks();
    boris.reads(boris.room().lobby(), "lobby.early");
    assertThat(boris.keyboard().isOn("h1")).as("reading begins at the heading").isTrue();
    new States(boris).areFine("waiting, nobody there");

    boris.reloads();
    boris.isIn("waiting");
    odile.opens(link);
    odile.byKeyboard().joins();
    odile.room().knock().waitFor();
    boris.reads(boris.room().lobby(), "lobby.waiting");
    new States(odile).areFine("somebody waits");
    odile.byKeyboard().leaves();
    boris.reads(boris.room().lobby(), "lobby.early");

    Person chloe =
        journey.guest(Traits.of("Chloé", 1).speaking(waits).using(Chromium.withoutDevices()));
    chloe.opens(link);
    chloe.byKeyboard().asks();
    odile.opens(link);
    odile.byKeyboard().joins();
    refusesTheFirst(odile, boris, chloe);
    settings.letIn(Access.PUBLIC);
    chloe.isLetIn();

    settings.rename("Budget <2027>");
    String renamed = chloe.texts().get("meeting.renamed", "");
    chloe.page().getByText(renamed.replace("{title}", "Budget <2027>")).first().waitFor();
    assertThat(chloe.page().locator("h1").innerText()).contains("Budget <2027>");
    settings.renewLink();
    chloe.isNotified("toast.link-replaced", "");
    URI renewed = settings.link();
    assertThat(renewed).isNotEqualTo(link);
    chloe.page().waitForURL(renewed.toString());
    chloe.isIn("joined");
    settings.showsLog();
    new States(odile).areFine("what was done in calls");
    settings.archive();
    chloe.isIn("closed");
    chloe.keyboard().isPutOn("h1");
    new States(chloe).areFine("closed");
  }

  /** And writes to the other one. */
  private static void refusesTheFirst(Person odile, Person boris, Person chloe) {
    Keyboard keys = odile.keyboard();
    odile.page().getByText(odile.texts().get("knock.other", "").replace("{count}", "2")).waitFor();
    new States(odile).areFine("two wait, and the list is closed");
    keys.triggersNamed(odile.texts().get("knock.show"));
    keys.isPutOn("h2");
    odile.showsWaiting(2);
    new States(odile).areFine("two wait, and the list is open");
    keys.triggersNamed(odile.texts().get("waiting.refuse", boris.name()));
    keys.isPutOn("h3");
    boris.isIn("refused");
    new States(boris).areFine("refused");
    odile.showsWaiting(1);

    keys.triggersNamed(odile.texts().get("waiting.tell"));
    keys.writes("textarea", "Encore un instant, s’il vous plaît.");
    keys.triggersNamed(odile.texts().get("chat.send"));
    chloe.page().locator("parvis-lobby .message").waitFor();
    new States(chloe).areFine("moderators write");
    new States(odile).areFine("the message is sent");
  }

  @Test
  void everybodyIsLetInAtOnceAfterARestartOfTheServer() {
    Person odile = journey.guest(organiser("fr-FR"));
    Account.ADMINISTRATOR.enter(odile, journey.product());
    URI link = odile.byKeyboard().startsMeeting();
    odile.byKeyboard().joins();
    odile.byKeyboard().showsPeople();
    odile.byKeyboard().turns("everyone.lock");
    odile.isNotified("may.locked", "");
    Person boris = journey.guest(Traits.of("Boris", 0));
    Traits english = Traits.of("Chloé", 1).speaking("en-GB");
    Person chloe = journey.guest(english.using(Chromium.withoutDevices()));
    List<Person> guests = List.of(boris, chloe);
    for (Person guest : guests) {
      guest.opens(link);
      guest.byKeyboard().asks();
      guest.marksPage();
    }
    List<?> tracks = boris.localTracks();

    journey.product().kill();
    for (Person guest : guests) {
      guest.reads(guest.room().lobby(), "lobby.unheard");
      new States(guest).areFine("the server is away");
    }
    journey.product().start();
    odile.isLetIn();
    Patience.until("both wait", BACK, () -> odile.room().waiting().count(), two -> two == 2);
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit-all"));

    guests.forEach(Person::isLetIn);
    guests.forEach(guest -> assertThat(guest.hasMarkedPage()).as("did not reload").isTrue());
    assertThat(boris.localTracks()).as("the same camera and microphone").isEqualTo(tracks);
    odile.sees(boris);
    chloe.hears(boris);
  }

  private static Traits organiser(String locale) {
    return Traits.of("Odile Organise", 2).speaking(locale).using(Chromium.withoutDevices());
  }
}
