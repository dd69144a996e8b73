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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calendar as day, week, month and list: with a mouse, without one, and as axe sees it. */
class CalendarViewsTest {

  /** Far enough that the lists of other journeys begin with theirs. */
  private static final LocalDate THURSDAY =
      LocalDate.now(ZoneId.of("Europe/Paris"))
          .plusWeeks(6)
          .with(TemporalAdjusters.next(DayOfWeek.THURSDAY));

  @RegisterExtension private static final Journey journey = Journey.onSharedProduct();

  @Test
  void aMouseMovesStretchesAndDraws() {
    Person odile = organiser("en-GB");
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.plans("Mouse meeting", at(10), 60);
    calendar.opens("week", THURSDAY);
    calendar.waitsFor("Mouse meeting", "10:00 to 11:00");

    calendar.drags("Mouse meeting", at(14).plusDays(1));
    calendar.waitsFor("Mouse meeting", "Friday");
    calendar.waitsFor("Mouse meeting", "14:00 to 15:00");
    page.locator(".toast vaadin-button[theme~=primary]").click();
    calendar.waitsFor("Mouse meeting", "10:00 to 11:00");
    odile.planning().newsGoes();

    calendar.stretches("Mouse meeting", at(12).plusMinutes(30));
    calendar.waitsFor("Mouse meeting", "10:00 to 12:30");
    odile.planning().newsGoes();

    calendar.event("Mouse meeting").click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    page.keyboard().press("Escape");

    calendar.draws(at(15).minusDays(1), at(16).minusDays(1));
    assertThat(page.locator("vaadin-time-picker input").inputValue()).isEqualTo("15:00");
    page.goBack();
    calendar.shows("week", THURSDAY);
  }

  @Test
  void ofASeriesTheDraggedOneMovesAlone() {
    Person odile = organiser("en-GB");
    CalendarPage calendar = calendar(odile);
    calendar.plansWeekly("Series to drag", at(9), 60, odile.planning());
    calendar.opens("week", THURSDAY);
    calendar.drags("Series to drag", at(11));
    odile.page().locator("vaadin-radio-button").first().waitFor();
    odile.page().locator("vaadin-dialog vaadin-button[theme~=primary]").click();
    calendar.waitsFor("Series to drag", "11:00 to 12:00");
    calendar.opens("week", THURSDAY.plusWeeks(1));
    calendar.waitsFor("Series to drag", "09:00 to 10:00");
  }

  @Test
  void theAddressDecidesAndBackGoesBack() {
    Person odile = organiser("en-GB");
    Page page = odile.page();
    CalendarPage calendar = calendar(odile);
    calendar.opens("month", THURSDAY);
    button(page, "Week").click();
    calendar.shows("week", THURSDAY);
    button(page, "Next week").click();
    calendar.shows("week", THURSDAY.plusWeeks(1));
    assertThat(page.url()).contains("view=week").contains("date=" + THURSDAY.plusWeeks(1));
    page.goBack();
    calendar.shows("week", THURSDAY);
    page.goBack();
    calendar.shows("month", THURSDAY);
    page.goForward();
    calendar.shows("week", THURSDAY);
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
    calendar.opens("list", THURSDAY);
    keys.triggersNamed("Week");
    calendar.shows("week", THURSDAY);
    assertThat(keys.isOnNamed("Week")).as("the focus stays on what was pressed").isTrue();
    keys.triggersNamed("Next week");
    calendar.shows("week", THURSDAY.plusWeeks(1));
    assertThat(keys.isOnNamed("Next week")).isTrue();
    keys.triggersNamed("Previous week");
    calendar.shows("week", THURSDAY);

    String name = calendar.event("Keyboard meeting").getAttribute("aria-label");
    assertThat(name)
        .isEqualTo(
            "Keyboard meeting, Thursday %d %s %d, 16:00 to 17:00",
            THURSDAY.getDayOfMonth(),
            THURSDAY.getMonth().getDisplayName(TextStyle.FULL, Locale.UK),
            THURSDAY.getYear());
    keys.triggersNamed(name);
    page.locator("vaadin-dialog .single .meeting").waitFor();
    keys.presses("Escape");
    page.locator("vaadin-dialog .single")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    Patience.until(
        "the focus is back on the event",
        Duration.ofSeconds(5),
        () -> keys.isOnNamed(name),
        Boolean::booleanValue);

    keys.presses("Enter");
    keys.triggers("vaadin-dialog .menu-button.icon");
    keys.triggersNamed("Move");
    keys.writes("vaadin-dialog vaadin-time-picker input", "17:30");
    keys.triggers("vaadin-dialog vaadin-button[theme~=primary]");
    calendar.waitsFor("Keyboard meeting", "17:30 to 18:30");
    keys.triggers(".toast vaadin-button[theme~=primary]");
    calendar.waitsFor("Keyboard meeting", "16:00 to 17:00");
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
    Album album = new Album(locale);
    for (String view : List.of("week", "day", "month", "list")) {
      calendar.opens(view, THURSDAY);
      Axe.findsNothing(odile, view);
      album.shows(odile, "calendar-" + view);
    }
    calendar.opens("week", THURSDAY);
    album.showsWall(odile, "calendar-week");
    page.setViewportSize(1000, 600);
    calendar.event(title).click();
    page.locator("vaadin-dialog .single .meeting").waitFor();
    Axe.findsNothing(odile, "an event");
    album.shows(odile, "calendar-event");
    page.locator("vaadin-dialog .menu-button.icon").click();
    page.locator("vaadin-dialog .menu button").nth(1).click();
    page.locator("vaadin-dialog vaadin-time-picker").waitFor();
    Axe.findsNothing(odile, "moving");
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

  private static LocalDateTime at(int hour) {
    return THURSDAY.atTime(hour, 0);
  }

  /** The organiser, whose account speaks the language of the browser, before a wide window. */
  private static Person organiser(String locale) {
    Person odile = journey.organiser(Traits.of("Odile Organise", 2).speaking(locale).on(1280, 900));
    Page page = odile.page();
    odile.opens(journey.product().url().resolve("/profile"));
    page.locator("vaadin-select").first().click();
    page.getByRole(AriaRole.OPTION)
        .getByText(locale.startsWith("fr") ? "Français" : "English")
        .click();
    odile.marksPage();
    page.locator("main vaadin-button[theme~=primary]").first().click();
    page.waitForFunction("() => !window.parvisMark && document.readyState === 'complete'");
    return odile;
  }
}
