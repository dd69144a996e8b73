package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar as day, week, month and list: with a mouse, without one, and as axe sees it. */
class CalendarViewsTest {

  /** Far enough that the lists of other journeys begin with theirs. */
  private static final LocalDate FAR =
      LocalDate.now(ZoneId.of("Europe/Paris"))
          .plusWeeks(30)
          .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));

  private static final AtomicInteger TESTS = new AtomicInteger();

  /** Every test has weeks of its own, before those in which series of others go on. */
  private final LocalDate thursday = FAR.minusWeeks(2L * TESTS.getAndIncrement());

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void aMouseMovesStretchesAndDraws() {
    Person odile = organiser("en-GB");
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.plans("Mouse meeting", at(10), 60);
    calendar.opens("week", thursday);
    calendar.waitsFor("Mouse meeting", "10:00 to 11:00");

    calendar.drags("Mouse meeting", at(12).plusDays(1));
    calendar.waitsFor("Mouse meeting", "Friday");
    calendar.waitsFor("Mouse meeting", "12:00 to 13:00");
    page.locator(".toast vaadin-button[theme~=primary]").click();
    calendar.waitsFor("Mouse meeting", "10:00 to 11:00");
    odile.planning().newsGoes();

    calendar.stretches("Mouse meeting", at(12).plusMinutes(30));
    calendar.waitsFor("Mouse meeting", "10:00 to 12:30");
    odile.planning().newsGoes();

    calendar.event("Mouse meeting").click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    page.keyboard().press("Escape");
    focusReturnsTo(calendar.event("Mouse meeting"));

    calendar.draws(at(8).minusDays(1), at(9).minusDays(1));
    assertThat(page.locator("vaadin-time-picker input").inputValue()).isEqualTo("08:00");
    page.waitForURL("**/meetings/new?**");
    page.goBack();
    calendar.shows("week", thursday);
    calendar.clicksTwice(at(9).plusDays(1));
    page.waitForURL("**/meetings/new?**");
    page.goBack();
    calendar.shows("week", thursday);
  }

  /** Which may scroll the page. */
  private static void focusReturnsTo(Locator event) {
    Patience.until(
        "the focus is back on the event",
        Duration.ofSeconds(20),
        () -> event.evaluate("event => event.matches(':focus-within')"),
        Boolean.TRUE::equals);
  }

  @Test
  void ofASeriesTheDraggedOneMovesAlone() {
    Person odile = organiser("en-GB");
    CalendarPage calendar = calendar(odile);
    calendar.plansWeekly("Series to drag", at(9), 60, odile.planning());
    calendar.opens("week", thursday);
    calendar.drags("Series to drag", at(11));
    odile.page().locator("vaadin-radio-button").first().waitFor();
    odile.page().locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    calendar.waitsFor("Series to drag", "11:00 to 12:00");
    calendar.opens("week", thursday.plusWeeks(1));
    calendar.waitsFor("Series to drag", "09:00 to 10:00");
  }

  @Test
  void theAddressDecidesAndBackGoesBack() {
    Person odile = organiser("en-GB");
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.opens("month", thursday);
    button(page, "Week").click();
    calendar.shows("week", thursday);
    button(page, "Next week").click();
    calendar.shows("week", thursday.plusWeeks(1));
    assertThat(page.url()).contains("view=week").contains("date=" + thursday.plusWeeks(1));
    page.goBack();
    calendar.shows("week", thursday);
    page.goBack();
    calendar.shows("month", thursday);
    page.goForward();
    calendar.shows("week", thursday);
    page.navigate(journey.product().url().toString());
    page.locator("parvis-calendar[data-shown^=week]").waitFor();
  }

  @Test
  void everythingGoesWithoutAMouse() {
    Person odile = organiser("en-GB");
    Page page = odile.page();
    Keyboard keys = odile.keyboard();
    CalendarPage calendar = calendar(odile);
    calendar.plans("Keyboard meeting", at(16), 60);
    calendar.opens("list", thursday);
    keys.triggersNamed("Week");
    calendar.shows("week", thursday);
    assertThat(keys.isOnNamed("Week")).as("the focus stays on what was pressed").isTrue();
    keys.triggersNamed("Next week");
    calendar.shows("week", thursday.plusWeeks(1));
    assertThat(keys.isOnNamed("Next week")).isTrue();
    keys.triggersNamed("Previous week");
    calendar.shows("week", thursday);

    String name = calendar.event("Keyboard meeting").getAttribute("aria-label");
    assertThat(name)
        .isEqualTo(
            "Keyboard meeting, Thursday %d %s %d, 16:00 to 17:00",
            thursday.getDayOfMonth(),
            thursday.getMonth().getDisplayName(TextStyle.FULL, Locale.UK),
            thursday.getYear());
    keys.triggersNamed(name);
    page.locator("vaadin-dialog .single .meeting").waitFor();
    keys.presses("Escape");
    page.locator("vaadin-dialog .single")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    Patience.until(
        "the focus is back on the event",
        Duration.ofSeconds(20),
        () -> keys.isOnNamed(name),
        Boolean::booleanValue);

    keys.presses("Enter");
    keys.triggersNamed("Move");
    keys.writes("vaadin-dialog vaadin-time-picker input", "17:30");
    keys.triggers("vaadin-dialog vaadin-button[theme~=primary]");
    calendar.waitsFor("Keyboard meeting", "17:30 to 18:30");
    keys.triggers(".toast vaadin-button[theme~=primary]");
    calendar.waitsFor("Keyboard meeting", "16:00 to 17:00");
  }

  @Test
  void aLineIsShownAsItIsUnderstoodBeforeItIsStored() {
    Person odile = organiser("fr-FR");
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.opens("week", thursday);
    String line = "Point rapide %s 14h 45 min".formatted(thursday);
    odile.keyboard().writes(".quick-line input", line);
    odile.keyboard().presses("Enter");
    page.locator("#quick-understood:text-matches('14:00\\\\W+14:45')").waitFor();
    assertThat(calendar.events("Point rapide").count()).as("nothing is stored yet").isZero();
    Axe.findsNothing(odile, "a line that was understood");
    Patience.until(
        "the focus is on the button that stores",
        Duration.ofSeconds(20),
        () -> odile.keyboard().isOn(".quick-entry .note vaadin-button[theme~=primary]"),
        Boolean::booleanValue);
    odile.keyboard().presses("Enter");
    calendar.waitsFor("Point rapide", "de 14:00 à 14:45");

    odile.keyboard().writes(".quick-line input", "Point sans heure vendredi");
    odile.keyboard().presses("Enter");
    page.waitForURL("**/meetings/new?*");
    assertThat(page.locator(".form vaadin-text-field input").first().inputValue())
        .isEqualTo("Point sans heure");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr-FR", "en-GB"})
  void everyViewIsAccessibleAndWhole(String locale) {
    Person odile = organiser(locale);
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    String title = locale.startsWith("fr") ? "Comité de suivi" : "Steering group";
    calendar.plansWeekly(title, at(10), 90, odile.planning());
    calendar.plans(title + " bis", at(10).plusMinutes(30), 60);
    Album album = Album.ofWhatIsCutOff(locale);
    for (String view : List.of("week", "day", "month", "list")) {
      calendar.opens(view, thursday);
      Axe.findsNothingInBothLanguages(odile, view);
      album.shows(odile, "calendar-" + view);
    }
    calendar.opens("week", thursday);
    album.showsWall(odile, "calendar-week");
    page.setViewportSize(1000, 600);
    calendar.event(title).click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    Axe.findsNothingInBothLanguages(odile, "an event");
    album.shows(odile, "calendar-event");
    page.locator("vaadin-dialog .menu-unfolded button").nth(1).click();
    page.locator("vaadin-dialog vaadin-time-picker").waitFor();
    Axe.findsNothingInBothLanguages(odile, "moving");
    album.shows(odile, "calendar-move");
    assertThat(album.cutOff()).isEmpty();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static CalendarPage calendar(Person person) {
    return new CalendarPage(person.page(), journey.product().url());
  }

  private LocalDateTime at(int hour) {
    return thursday.atTime(hour, 0);
  }

  /** The organiser before a wide window. */
  private static Person organiser(String locale) {
    return journey.organiser(Traits.of("Odile Organise", 2).speaking(locale).on(1280, 900));
  }
}
