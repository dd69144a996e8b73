package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An administrator without a mouse, and somebody whose account is suspended. */
class AdministrationTest {

  @RegisterExtension private static final Journey journey = Journey.onMailProduct();

  private static final String QUESTION = "vaadin-dialog[role=alertdialog] vaadin-button";
  private static final Pattern LINK = Pattern.compile("https?://\\S+/welcome/[\\w-]{43}");
  private static final Pattern LOGIN = Pattern.compile(".*/login(\\?.*)?");
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
  private static final String PROOF = "vaadin-dialog vaadin-password-field";
  private static final Page.WaitForURLOptions SOON =
      new Page.WaitForURLOptions().setTimeout(15_000);

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void whoIsSuspendedIsOutUntilItIsLiftedAndAForgottenPasswordIsMailed(String locale) {
    Album album = Album.ofWhatIsCutOff(locale);
    boolean french = locale.startsWith("fr");
    Account account =
        new Account(
            french ? "Nadia Neuve" : "Nora Newcomer",
            (french ? "nadia" : "nora") + "@mairie.example",
            "encore une phrase bien longue");
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    URI welcome = account.addedBy(odile, journey.product(), french ? "Français" : "English");
    Person nadia = journey.guest(Traits.of(account.name(), 1).speaking(locale));
    account.accept(nadia, journey.product(), welcome);

    odile.opens(journey.product().url().resolve("/people"));
    odile.keyboard().writes(".people-search input", account.name());
    odile.page().waitForURL(Pattern.compile(".*[?]search=.*"), SOON);
    Axe.findsNothingInBothLanguages(odile, "people");
    odile
        .keyboard()
        .triggersNamed(odile.words().get("account.people.manage.named", account.name()));
    odile.page().locator("vaadin-dialog .choice").first().waitFor();
    Axe.findsNothingInBothLanguages(odile, "what can be done to an account");
    album.shows(odile, "account");
    String suspend = odile.words().get("account.standing.suspend");
    odile.keyboard().triggersNamed(suspend);
    odile.page().locator(QUESTION).first().waitFor();
    Axe.findsNothingInBothLanguages(odile, "whether to suspend");
    odile.keyboard().triggersNamed(suspend);
    odile.page().locator(".person .badge.danger").waitFor();
    album.shows(odile, "suspended");

    isOut(nadia);

    shows(odile, "suspended");
    odile.page().waitForURL(Pattern.compile(".*[?]search=.*&show=suspended"), SOON);
    odile
        .keyboard()
        .triggersNamed(odile.words().get("account.people.manage.named", account.name()));
    String lift = odile.words().get("account.standing.reinstate");
    odile.keyboard().triggersNamed(lift);
    odile.page().locator(QUESTION).first().waitFor();
    odile.keyboard().triggersNamed(lift);
    odile.page().locator("main .empty").waitFor();
    odile.keyboard().isPutOn(".people-search input");
    album.shows(odile, "nobody-suspended");
    shows(odile, "everybody");
    odile.page().locator(".person").waitFor();

    asksForALink(nadia, account, album);
    signsOutElsewhere(nadia, account, album);
    isDeletedAndStandsInTheLog(odile, nadia, account, album);
    assertThat(album.cutOff()).isEmpty();
  }

  private static void shows(Person odile, String choice) {
    String label = odile.words().get("account.people.show." + choice);
    odile.keyboard().chooses(".people-search vaadin-select", label.substring(0, 1));
  }

  private static void isOut(Person nadia) {
    try {
      nadia.page().evaluate("() => void setTimeout(() => location.assign('/profile'))");
    } catch (PlaywrightException _) {
      // The page is leaving by itself, as its session has ended.
    }
    nadia.page().waitForURL(LOGIN, SOON);
  }

  /** Which takes the password. */
  private static void signsOutElsewhere(Person nadia, Account account, Album album) {
    Traits elsewhere = Traits.of("Elsewhere", 1).using(Chromium.withoutDevices());
    Person other = journey.guest(elsewhere);
    account.enter(other, journey.product());
    nadia.opens(journey.product().url().resolve("/profile"));
    nadia.page().locator("#sessions-title").waitFor();
    Keyboard keys = nadia.keyboard();
    keys.triggersNamed(nadia.words().get("account.sessions.others"));
    keys.isPutOn(PROOF);
    Axe.findsNothingInBothLanguages(nadia, "whether it is the same person");
    keys.writes(PROOF, "a guess");
    keys.presses("Enter");
    nadia.page().locator(PROOF + "[invalid]").waitFor();
    keys.isPutOn(PROOF);
    Axe.findsNothingInBothLanguages(nadia, "another password");
    album.shows(nadia, "proof");
    keys.writes(PROOF, account.password());
    keys.presses("Enter");
    keys.isPutOn("#sessions-title");
    isOut(other);
  }

  private static void isDeletedAndStandsInTheLog(
      Person odile, Person nadia, Account account, Album album) {
    odile
        .keyboard()
        .triggersNamed(odile.words().get("account.people.manage.named", account.name()));
    String delete = odile.words().get("people.delete");
    odile.keyboard().triggersNamed(delete);
    odile.page().locator(QUESTION).first().waitFor();
    Axe.findsNothingInBothLanguages(odile, "whether to delete");
    album.shows(odile, "delete");
    odile.keyboard().triggersNamed(odile.words().get("people.delete.confirm"));
    odile.page().locator(".person").waitFor(HIDDEN);
    isOut(nadia);

    odile.opens(journey.product().url().resolve("/administration/log"));
    odile
        .page()
        .locator(".person-name", new Page.LocatorOptions().setHasText(deletedIn(odile)))
        .first()
        .waitFor();
    Axe.findsNothingInBothLanguages(odile, "the log");
    album.shows(odile, "log");
    assertThat(odile.page().locator("main").innerText())
        .as("a deleted person leaves no name")
        .doesNotContain(account.name(), account.address());
  }

  private static String deletedIn(Person odile) {
    return odile.words().get("audit.kind.person-deleted");
  }

  private static void asksForALink(Person nadia, Account account, Album album) {
    nadia.keyboard().triggers("vaadin-button[slot=forgot-password]");
    nadia.page().waitForURL(Pattern.compile(".*/welcome/password"), SOON);
    nadia.page().locator("vaadin-email-field input").waitFor();
    Axe.findsNothingInBothLanguages(nadia, "forgotten password");
    album.shows(nadia, "forgotten");
    nadia.keyboard().writes("vaadin-email-field input", account.address());
    nadia.keyboard().presses("Enter");
    nadia.page().locator("h1[tabindex]").waitFor();
    Axe.findsNothingInBothLanguages(nadia, "link on its way");
    album.shows(nadia, "link-mailed");
    String subject = nadia.words().get("mail.forgotten.subject");
    Letter letter = journey.post().letter(account.address(), subject, 1);
    Matcher link = LINK.matcher(letter.alone());
    assertThat(link.find()).as(letter.alone()).isTrue();
    account.accept(nadia, journey.product(), URI.create(link.group()));
  }
}
