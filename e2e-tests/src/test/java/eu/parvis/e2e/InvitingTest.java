package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Inviting people, and seeing who comes. */
class InvitingTest {

  private static final String LIST = "vaadin-details textarea";
  private static final String ADD = "vaadin-details .form > vaadin-button";
  private static final String FIND = ".attendees vaadin-combo-box input";
  private static final String SAVE = "vaadin-dialog vaadin-button[theme~=primary]";

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void peopleAreInvitedAndTakenOffWithoutAMouse() {
    Person odile = journey.organiser();
    Keyboard keys = odile.keyboard();
    keys.triggers(".view-actions a[href$='meetings/new']");
    keys.writes(".form vaadin-text-field input", "Sans souris, à plusieurs");
    keys.writes(FIND, "paul@mairie.example");
    keys.presses("Enter");
    rows(odile, 1);
    assertThat(odile.page().locator(FIND).inputValue()).as("ready for the next").isEmpty();
    assertThat(odile.page().url()).as("Enter adds, it does not plan").endsWith("meetings/new");
    keys.triggers("vaadin-details-summary");
    keys.writes(LIST, "Anne Martin <anne@mairie.example>, personne");
    keys.triggers(ADD);
    rows(odile, 2);
    assertThat(odile.page().locator(LIST).inputValue()).isEqualTo("personne");
    keys.writes(LIST, " ");
    keys.triggers(".invitee:last-child vaadin-button");
    odile.page().locator(".invitee.removed").waitFor();
    keys.triggers(".invitee:last-child vaadin-button");
    odile.page().locator(".invitee.removed").waitFor(hidden());
    keys.triggers(".invitee:first-child vaadin-button");
    odile.page().locator(".invitee.removed").waitFor();
    keys.triggers(".form-actions vaadin-button[theme~=primary]");
    String address = titled(odile, "Sans souris, à plusieurs").getAttribute("href");
    keys.triggers(".meeting h3 a[href='%s']".formatted(address));
    odile.page().locator(".meeting-page .person").first().waitFor();
    assertThat(odile.page().locator(".meeting-page .person").count()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void axeFindsNothingAndNothingIsCutOff(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    Page page = odile.page();
    odile.opensPlanning();
    page.locator(".form vaadin-text-field input").first().fill("Comité des marchés");
    page.locator(".form > vaadin-text-area textarea")
        .first()
        .fill("# Points\n\n1. **Budget** 2027\n2. [Vote](https://mairie.example)");
    page.locator("vaadin-details-summary").click();
    page.locator(LIST)
        .fill(
            "Anne Martin <anne@mairie.example>, \"Dupont, Luc\" <luc@prefecture.example>;"
                + " personne, hélène@nulle-part");
    page.locator(ADD).click();
    rows(odile, 2);
    Axe.findsNothing(odile, "attendees");
    album.shows(odile, "attendees");
    page.locator(LIST).fill("");
    page.locator(".form-actions vaadin-button[theme~=primary]").click();
    titled(odile, "Comité des marchés").click();
    page.locator(".meeting-page .person").first().waitFor();
    Axe.findsNothing(odile, "meeting");
    album.shows(odile, "meeting");
    page.locator(".view-actions vaadin-button").last().click();
    page.locator(".attendees").waitFor();
    page.locator(".form vaadin-text-field input").first().fill("Comité des marchés élargi");
    page.locator(".invitee vaadin-button").last().click();
    page.locator(".form-actions vaadin-button[theme~=primary]").first().click();
    page.locator(SAVE).waitFor();
    Axe.findsNothing(odile, "who gets what");
    album.shows(odile, "who-gets-what");
    assertThat(album.cutOff()).isEmpty();
  }

  private static Locator titled(Person person, String title) {
    return person.planning().row(title).locator("h3 a");
  }

  private static void rows(Person person, int count) {
    person.page().locator(".invitee").nth(count - 1).waitFor();
    assertThat(person.page().locator(".invitee").count()).isEqualTo(count);
  }

  private static Locator.WaitForOptions hidden() {
    return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  }
}
