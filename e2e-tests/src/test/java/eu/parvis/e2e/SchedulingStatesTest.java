package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The dialogs and states of scheduling that other journeys do not pass through, reached by keyboard
 * on one page: axe finds nothing in them, and the focus comes back to where it was.
 */
class SchedulingStatesTest {

  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String DIALOG = "vaadin-dialog[opened]";
  private static final String CONFIRM = DIALOG + " vaadin-button[theme~=primary]";
  private static final Pattern ANSWER =
      Pattern.compile("https?://\\S+/answer/[a-z2-7]{40}\\?answer=accepted\\S*");

  /** Far from what other journeys plan; one week for each language. */
  private static final LocalDate FAR =
      LocalDate.now(ZoneId.of("Europe/Paris"))
          .plusWeeks(40)
          .with(TemporalAdjusters.next(DayOfWeek.SATURDAY));

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void everyDialogAndStateIsAccessibleAndGivesTheFocusBack(String locale) {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale));
    LocalDate day = locale.startsWith("fr") ? FAR : FAR.plusWeeks(4);
    String title = "Permanence " + locale;
    formWithErrors(odile);
    odile.opens(url("/?view=list&search=zzz"));
    odile.page().locator(".meetings .empty").first().waitFor();
    Axe.findsNothing(odile, "nothing found");
    calendar(odile).opens("week", day);
    Axe.findsNothing(odile, "an empty week");
    plansSeries(odile, title, day, "anne@mairie.example");
    URI answer = mail(odile, title);
    seriesDialogs(odile, title, day);
    answerPages(odile, answer);
    feed(odile);
    invited(odile, title, day);
  }

  /** Somebody with an account finds an invitation in the calendar and answers there. */
  private static void invited(Person odile, String title, LocalDate day) {
    String number = String.valueOf(title.hashCode() & 0xffff);
    Account account =
        new Account(
            "Bruno " + number,
            "bruno" + number + "@mairie.example",
            Account.ADMINISTRATOR.password());
    Person bruno = journey.guest(Traits.of("Bruno", 1));
    account.join(bruno, odile, journey.product());
    plansSeries(odile, "Invitation " + number, day.plusDays(1), account.address());
    calendar(bruno).opens("week", day);
    String event = calendar(bruno).event("Invitation").getAttribute("aria-label");
    bruno.keyboard().triggersNamed(event);
    bruno.page().locator(DIALOG + " .menu-answers").waitFor();
    Axe.findsNothing(bruno, "an invitation");
    bruno.keyboard().triggers(DIALOG + " .menu-answers button");
    bruno.page().locator(CONFIRM).waitFor();
    Axe.findsNothing(bruno, "an answer for one or for all");
    bruno.keyboard().triggers(CONFIRM);
    bruno.page().locator("parvis-calendar .answer-accepted").waitFor();
    Axe.findsNothing(bruno, "an answer in the calendar");
  }

  private static void formWithErrors(Person odile) {
    Page page = odile.page();
    odile.opensPlanning();
    page.locator(".form vaadin-time-picker input").first().fill("");
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill("personne");
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator("vaadin-text-area[invalid]").waitFor();
    page.locator(".form-actions vaadin-button[theme~=primary]").click();
    page.locator("vaadin-text-field[invalid]").waitFor();
    Axe.findsNothing(odile, "errors at fields");
  }

  private static void plansSeries(Person odile, String title, LocalDate day, String invited) {
    Page page = odile.page();
    calendar(odile).fills(title, day.atTime(8, 0), 60);
    odile.planning().repeatsEveryWeek();
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill(invited);
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator(".invitee").waitFor();
    page.locator(".form-actions vaadin-button[theme~=primary]").click();
    page.locator(".calendar-bar").waitFor();
  }

  /** The link of the answer in a mail. */
  private static URI mail(Person odile, String title) {
    Page page = odile.page();
    odile.opens(url("/administration/outbox"));
    page.locator(".person a").first().waitFor();
    Axe.findsNothing(odile, "outbox");
    page.locator(".person a").filter(new Locator.FilterOptions().setHasText(title)).first().click();
    page.frameLocator(".mail-sheet").locator("h1").waitFor();
    Axe.findsNothing(odile, "a mail");
    String text = page.locator(".mail-text").first().innerText();
    Matcher found = ANSWER.matcher(text);
    if (!found.find()) {
      throw new NotObserved("no link to answer in " + text);
    }
    return URI.create(found.group());
  }

  private static void seriesDialogs(Person odile, String title, LocalDate day) {
    Page page = odile.page();
    Keyboard keys = odile.keyboard();
    CalendarPage calendar = calendar(odile);
    opens(odile, "week", day, title);
    String event = calendar.event(title).getAttribute("aria-label");
    calendar.event(title).focus();
    for (String action : new String[] {"edit", "move", "cancel", "delete"}) {
      keys.presses("Enter");
      keys.triggers(DIALOG + " [data-action='%s']".formatted(action));
      page.locator(CONFIRM).waitFor();
      Axe.findsNothing(odile, "dialog: " + action);
      keys.presses("Escape");
      focusComesTo(odile, event);
    }
    opens(odile, "list", day, title);
    keys.triggers(".meeting [popovertarget]");
    Axe.findsNothing(odile, "the menu of a meeting");
    keys.triggers(".meeting .menu [data-action=move]");
    keys.writes(DIALOG + " vaadin-time-picker input", "17:30");
    keys.triggers(CONFIRM);
    page.locator(DIALOG + " vaadin-radio-button").first().waitFor();
    Axe.findsNothing(odile, "how much of a series moves");
    keys.triggers(CONFIRM);
    page.locator(DIALOG + " .notices ul").waitFor();
    keys.triggers(CONFIRM);
    page.locator(".toast vaadin-button[theme~=primary]").waitFor();
    Axe.findsNothing(odile, "news with one thing to do");
    odile.planning().newsGoes();
    keys.triggers(".meeting [popovertarget]");
    keys.triggers(".meeting .menu [data-action=cancel]");
    keys.triggers(DIALOG + " vaadin-button[theme~=danger]");
    page.locator(".meeting.cancelled h3:focus-within, .meeting.cancelled h3:focus").waitFor();
    keys.triggers(".meeting.cancelled h3 a");
    page.locator(".meeting-page .history").waitFor();
    Axe.findsNothing(odile, "a cancelled meeting");
    phone(odile, day);
  }

  private static void phone(Person odile, LocalDate day) {
    Page page = odile.page();
    page.setViewportSize(320, 640);
    calendar(odile).opens("week", day);
    odile.keyboard().triggers(".calendar-fold");
    page.locator(".calendar-fold[aria-expanded=true]").waitFor();
    Axe.findsNothing(odile, "filters on a telephone");
    page.setViewportSize(1000, 600);
  }

  private static void answerPages(Person odile, URI answer) {
    odile.opens(answer);
    Axe.findsNothing(odile, "an answer to what is no more");
    odile.opens(url("/answer/" + "a".repeat(40)));
    Axe.findsNothing(odile, "an answer to nothing");
  }

  private static void feed(Person odile) {
    Page page = odile.page();
    Keyboard keys = odile.keyboard();
    odile.opens(url("/profile"));
    page.locator(".feed vaadin-button:visible").first().waitFor();
    if (page.locator(".feed vaadin-button:visible").count() == 1) {
      keys.triggers(".feed .feed-create");
    } else {
      keys.triggers(".feed .feed-create");
      page.locator(CONFIRM).waitFor();
      Axe.findsNothing(odile, "replacing the address");
      keys.triggers(CONFIRM);
    }
    page.locator(".feed vaadin-text-field:visible").waitFor();
    Axe.findsNothing(odile, "the address of a calendar");
    keys.triggers(".feed .feed-revoke");
    page.locator(CONFIRM).waitFor();
    Axe.findsNothing(odile, "ending a subscription");
    keys.presses("Escape");
    page.locator(DIALOG)
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    Patience.until(
        "the focus is back", SOON, () -> keys.isOn(".feed .feed-revoke"), Boolean::booleanValue);
  }

  private static void focusComesTo(Person person, String name) {
    Patience.until(
        "the focus is on " + name,
        SOON,
        () -> person.keyboard().isOnNamed(name),
        Boolean::booleanValue);
  }

  /** Opens a view with the meetings of this title alone. */
  private static void opens(Person person, String view, LocalDate day, String title) {
    String address = "/?view=%s&date=%s&search=%s";
    person.opens(url(address.formatted(view, day, title.replace(" ", "%20"))));
    calendar(person).shows(view, day);
  }

  private static CalendarPage calendar(Person person) {
    return new CalendarPage(person.page(), journey.product().url());
  }

  private static URI url(String path) {
    return journey.product().url().resolve(path);
  }
}
