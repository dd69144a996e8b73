package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.WaitForSelectorState;
import eu.parvis.e2e.RoomSettings.Access;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who may not enter a room at once, and who lets them in. */
class LobbyTest {

  private static final Locator.WaitForOptions GONE =
      new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED);

  private static final Duration BACK = Duration.ofSeconds(30);

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  /** Others use it after this. */
  @AfterEach
  void theProductServesAgain() {
    if (!journey.product().alive()) {
      journey.product().start();
    }
  }

  @Test
  void whoComesEarlyWaitsAndIsRefusedByAModeratorWhoHadLeft() {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking("en-GB"));
    URI link = odile.startsMeeting();
    RoomSettings settings = RoomSettings.of(odile, link);
    settings.letIn(Access.RESTRICTED);
    Person boris = journey.guest(Traits.of("Boris", 0));
    boris.opens(link);
    boris.isReadyToJoin();
    boris.keyboard().writes("#name", "Boris");
    boris.keyboard().presses("Enter");
    boris.isIn("waiting");
    boris.reads(boris.room().lobby(), "lobby.early");
    assertThat(boris.keyboard().isOn("h1")).as("reading begins at the heading").isTrue();
    new States(boris).areFine("waiting, nobody there");

    boris.reloads();
    boris.isIn("waiting");
    odile.opens(link);
    odile.isReadyToJoin();
    odile.joins();
    odile.room().knock().waitFor();
    boris.reads(boris.room().lobby(), "lobby.waiting");
    new States(odile).areFine("somebody waits");
    odile.leaves();
    boris.reads(boris.room().lobby(), "lobby.early");

    odile.opens(link);
    odile.isReadyToJoin();
    odile.joins();
    odile.room().knock().waitFor();
    odile.keyboard().triggersNamed(odile.texts().get("waiting.refuse", "Boris"));
    boris.isIn("refused");
    odile.room().knock().waitFor(GONE);
    new States(boris).areFine("refused");

    Person chloe = journey.guest(Traits.of("Chloé", 1));
    chloe.opens(link);
    chloe.isReadyToJoin();
    chloe.asks();
    settings.letIn(Access.PUBLIC);
    chloe.isLetIn();

    settings.renewLink();
    chloe.isNotified("toast.link-replaced", "");
    URI renewed = settings.link();
    assertThat(renewed).isNotEqualTo(link);
    chloe.page().waitForURL(renewed.toString());
    chloe.isIn("joined");
    settings.showsLog();
    Axe.findsNothingInBothLanguages(odile, "what was done in calls");
    settings.archive();
    chloe.isIn("closed");
    Axe.findsNothingInBothLanguages(chloe, "closed");
  }

  @Test
  void everybodyIsLetInAtOnceAfterARestartOfTheServer() {
    Person odile = journey.organiser();
    URI link = odile.startsMeeting();
    odile.joins();
    odile.room().showPeople();
    odile.room().forEveryone("everyone.lock").click();
    odile.isNotified("may.locked", "");
    Person boris = journey.guest(Traits.of("Boris", 0));
    Person chloe = journey.guest(Traits.of("Chloé", 1).speaking("en-GB"));
    List<Person> guests = List.of(boris, chloe);
    for (Person guest : guests) {
      guest.opens(link);
      guest.isReadyToJoin();
      guest.asks();
      guest.marksPage();
    }
    List<?> tracks = boris.localTracks();

    journey.product().kill();
    boris.reads(boris.room().lobby(), "lobby.unheard");
    journey.product().start();
    odile.isLetIn();
    odile.room().showPeople();
    Patience.until("both wait", BACK, () -> odile.room().waiting().count(), two -> two == 2);
    new States(odile).areFine("two wait");
    odile.keyboard().triggersNamed(odile.texts().get("waiting.admit-all"));

    guests.forEach(Person::isLetIn);
    guests.forEach(guest -> assertThat(guest.hasMarkedPage()).as("did not reload").isTrue());
    assertThat(boris.localTracks()).as("the same camera and microphone").isEqualTo(tracks);
    odile.sees(boris);
    chloe.hears(boris);
  }
}
