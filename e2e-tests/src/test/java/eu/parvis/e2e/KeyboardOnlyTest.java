package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way from the login to the end of a call, without a mouse. */
class KeyboardOnlyTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final String MENU = ".meeting-page [popovertarget]";

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void organiserAndGuestMeetWithoutAMouse() {
    Person odile = journey.guest(Traits.of("Odile Organise", 2));
    Account.ADMINISTRATOR.enterByKeyboard(odile, journey.product());
    URI link = odile.planning().schedulesByKeyboard("Sans souris", odile.keyboard());
    odile.isReadyToJoin();
    odile.keyboard().triggers("button.join");
    odile.isIn("joined");

    Person boris = journey.guest(Traits.of("Boris", 0));
    Likeness otherSide = Likeness.of(4);
    boris.plugsInSecondCamera(otherSide);
    boris.opens(link);
    boris.isReadyToJoin();
    boris.keyboard().writes("#name", "Boris");
    boris.keyboard().presses("Enter");
    boris.isIn("joined");
    odile.sees(boris);

    triggers(boris, "control.microphone");
    odile.hearsNothingFrom(boris);
    triggers(boris, "control.microphone");
    odile.hears(boris);
    choosesCamera(boris, "Second camera");
    odile.sees(boris, otherSide);
    triggers(boris, "control.share");
    odile.seesScreenOf(boris);
    triggers(boris, "control.share");

    odile.keyboard().triggers("[data-panel=people]");
    odile.room().people().first().waitFor();
    odile.keyboard().presses("Escape");
    assertThat(odile.keyboard().isOn("[data-panel=people]"))
        .as("the focus is back on the button that opened the list")
        .isTrue();

    odile.keyboard().triggers("[data-panel=chat]");
    odile.keyboard().writes("textarea", "Bonjour Boris");
    odile.keyboard().presses("Enter");
    boris.keyboard().triggers("[data-panel=chat]");
    boris.reads("Bonjour Boris");

    odile.keyboard().triggers("[data-panel=people]");
    odile.room().people().first().waitFor();
    odile.keyboard().triggersNamed(odile.texts().get("people.manage", "Boris"));
    odile.keyboard().triggersNamed(odile.texts().get("people.mute", "Boris"));
    odile.hearsNothingFrom(boris);
    odile.keyboard().triggersNamed(odile.texts().get("people.remove", "Boris"));
    odile.room().confirmation().waitFor();
    odile.keyboard().triggersNamed(odile.texts().get("people.remove.short"));
    boris.isIn("banned");
    odile.seesNothingOf(boris, AT_ONCE);
    odile.keyboard().presses("Escape");
    triggers(odile, "control.leave");
    odile.isIn("left");
  }

  @Test
  void theNewsOfADeletionGivesTheFocusBackAndTakesItFromNothingElse() {
    Person odile = journey.guest(Traits.of("Odile Organise", 2));
    Account.ADMINISTRATOR.enterByKeyboard(odile, journey.product());
    odile.opensPlanning();
    odile.schedules("À supprimer");
    odile.schedules("À garder");

    odile.planning().deletesByKeyboard("À supprimer", odile.keyboard());
    odile.keyboard().isPutOn(".toast vaadin-button[theme~=primary]");
    odile.planning().newsGoes();
    odile.keyboard().isPutOn("#meetings-upcoming");

    odile.planning().deletesByKeyboard("À garder", odile.keyboard());
    odile.keyboard().isPutOn(".toast vaadin-button[theme~=primary]");
    odile.keyboard().reaches(".view-actions a");
    odile.planning().newsGoes();
    assertThat(odile.keyboard().isOn(".view-actions a")).as("who went elsewhere stays").isTrue();
  }

  @Test
  void aMeetingIsCalledOffAndDeletedOnItsPage() {
    Person odile = journey.guest(Traits.of("Odile Organise", 2));
    Account.ADMINISTRATOR.enterByKeyboard(odile, journey.product());
    odile.opensPlanning();
    odile.schedules("Sur sa page");
    Keyboard keys = odile.keyboard();
    odile.planning().opensByKeyboard("Sur sa page", keys);
    odile.keyboard().isPutOn(".meeting-page h1");

    keys.triggers(MENU);
    keys.triggers(".meeting-page [data-action=cancel]");
    odile.keyboard().isPutOn("vaadin-dialog vaadin-button:not([theme~=primary])");
    keys.presses("Escape");
    odile.keyboard().isPutOn(MENU);
    keys.triggers(MENU);
    keys.triggers(".meeting-page [data-action=cancel]");
    odile.keyboard().isPutOn("vaadin-dialog vaadin-button:not([theme~=primary])");
    keys.triggers("vaadin-dialog vaadin-button[theme~=danger]");
    odile.keyboard().isPutOn(".meeting-page h1");
    odile.page().locator(".meeting-page h1 .badge.danger").waitFor();

    keys.triggers(MENU);
    keys.triggers(".meeting-page [data-action=delete]");
    odile.keyboard().isPutOn(".toast vaadin-button[theme~=primary]");
    assertThat(odile.page().url()).as("the calendar").doesNotContain("/meetings/");
    keys.presses("Enter");
    odile.keyboard().isPutOn("#meetings-upcoming");
    odile.planning().row("Sur sa page").waitFor();
  }

  private static void choosesCamera(Person person, String label) {
    triggers(person, "control.settings");
    person.room().cameraChoice().waitFor();
    person.keyboard().chooses("select#camera", label);
    person.keyboard().presses("Escape");
  }

  private static void triggers(Person person, String key) {
    person.keyboard().triggersNamed(person.texts().get(key));
  }
}
