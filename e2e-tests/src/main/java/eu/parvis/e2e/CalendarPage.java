package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** The calendar of meetings, as markup. */
final class CalendarPage {

  private static final String SUBMIT = ".form-actions vaadin-button[theme~=primary]";

  private final Page page;
  private final URI home;

  CalendarPage(Page page, URI home) {
    this.page = page;
    this.home = home;
  }

  /** Opens a view by its address: {@code day}, {@code week}, {@code month} or {@code list}. */
  void opens(String view, LocalDate date) {
    page.navigate(home.resolve("/?view=%s&date=%s".formatted(view, date)).toString());
    shows(view, date);
  }

  /** Waits until the view stands. */
  void shows(String view, LocalDate date) {
    if (view.equals("list")) {
      page.locator("#meetings-upcoming:visible").waitFor();
    } else {
      page.locator("parvis-calendar[data-shown='%s %s']".formatted(view, date)).waitFor();
    }
  }

  /** Plans a meeting of a length in minutes, from an address that fills the form. */
  void plans(String title, LocalDateTime start, int minutes) {
    fills(title, start, minutes);
    submits();
  }

  /** The same, every week. */
  void plansWeekly(String title, LocalDateTime start, int minutes, Planning planning) {
    fills(title, start, minutes);
    planning.repeatsEveryWeek();
    submits();
  }

  /** Opens the form with a title, a start and a length. */
  void fills(String title, LocalDateTime start, int minutes) {
    String form = "/meetings/new?title=%s&start=%s&minutes=%d";
    String named = URLEncoder.encode(title, StandardCharsets.UTF_8).replace("+", "%20");
    page.navigate(home.resolve(form.formatted(named, start, minutes)).toString());
    page.locator(SUBMIT).waitFor();
  }

  private void submits() {
    page.locator(SUBMIT).click();
    page.locator(".calendar-bar").waitFor();
  }

  /** The events of a meeting that are drawn. */
  Locator events(String title) {
    return page.locator(
        "parvis-calendar .fc-event[aria-label^='%s'], parvis-calendar .fc-event a[aria-label^='%s']"
            .formatted(title, title));
  }

  Locator event(String title) {
    return events(title).first();
  }

  /** Waits until a meeting is drawn with these words in its name. */
  void waitsFor(String title, String words) {
    page.locator("parvis-calendar [aria-label^='%s'][aria-label*='%s']".formatted(title, words))
        .first()
        .waitFor();
  }

  /**
   * Drags an event to a time of a day in a grid of hours. Half of a row counts for the time above
   * it: FullCalendar goes by the middle of what is dragged.
   */
  void drags(String title, LocalDateTime to) {
    BoundingBox slot = slot(to);
    BoundingBox from = event(title).boundingBox();
    page.mouse().move(from.x + from.width / 2, from.y + 5);
    page.mouse().down();
    page.mouse().move(slot.x + slot.width / 2, slot.y + 2, new Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  /** Drags the lower edge of an event to before a time of its day. */
  void stretches(String title, LocalDateTime to) {
    BoundingBox slot = slot(to);
    event(title).hover();
    BoundingBox edge = event(title).locator(".fc-event-resizer-end").boundingBox();
    page.mouse().move(edge.x + edge.width / 2, edge.y + edge.height / 2);
    page.mouse().down();
    page.mouse().move(edge.x + edge.width / 2, slot.y - 3, new Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  /** Draws over a free time. */
  void draws(LocalDateTime from, LocalDateTime to) {
    BoundingBox last = slot(to);
    BoundingBox first = slot(from);
    page.mouse().move(first.x + first.width / 2, first.y + 6);
    page.mouse().down();
    page.mouse().move(first.x + first.width / 2, last.y - 6, new Mouse.MoveOptions().setSteps(12));
    page.mouse().up();
  }

  /** Clicks twice on a free time, as fast as a hand does. */
  void clicksTwice(LocalDateTime time) {
    BoundingBox slot = slot(time);
    page.mouse()
        .dblclick(
            slot.x + slot.width / 2,
            slot.y + slot.height / 2,
            new Mouse.DblclickOptions().setDelay(50));
  }

  /**
   * Where half an hour of a day is: its column, at the height of its row. It is in sight then, and
   * so is what is two hours from it: meetings at night make a grid longer than the window.
   */
  private BoundingBox slot(LocalDateTime time) {
    Locator lane =
        page.locator(".fc-timegrid-slot-lane[data-time='%s:00']".formatted(time.toLocalTime()));
    lane.scrollIntoViewIfNeeded();
    BoundingBox column =
        page.locator(".fc-timegrid-col[data-date='%s']".formatted(time.toLocalDate()))
            .boundingBox();
    BoundingBox row = lane.boundingBox();
    column.y = row.y;
    column.height = row.height;
    return column;
  }
}
