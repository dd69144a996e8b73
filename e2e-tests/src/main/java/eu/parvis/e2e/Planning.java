package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** The views around calls, as markup. */
final class Planning {

  private static final String START = ".view-actions vaadin-button[theme~=primary]";
  private static final String SCHEDULE = ".view-actions a[href$='meetings/new']";
  private static final String DAYS_OF_WEEK =
      ".form vaadin-checkbox-group:has(vaadin-checkbox:nth-of-type(7))";
  private static final String TITLE = ".form vaadin-text-field input";
  private static final String SUBMIT = ".form-actions vaadin-button[theme~=primary]";
  private static final String REPEATS = ".form vaadin-select vaadin-select-value-button";
  private static final String LIST = ".meetings";
  private static final String MORE = ":scope > vaadin-button";
  private static final int MOST_PAGES = 10;
  private static final Pattern LINK = Pattern.compile(".*/[a-z]{3}-[a-z]{4}-[a-z]{3}");

  private final Page page;

  Planning(Page page) {
    this.page = page;
  }

  /** Starts a meeting from the home view; the browser is at its link then. */
  URI starts() {
    page.locator(START).click();
    return isAtLink();
  }

  /** The same without a mouse. */
  URI startsByKeyboard(Keyboard keys) {
    keys.triggers(START);
    return isAtLink();
  }

  /** Waits until the browser shows the page of a call. */
  URI isAtLink() {
    page.waitForURL(LINK);
    return URI.create(page.url());
  }

  void opens() {
    page.locator(SCHEDULE).click();
    page.locator(TITLE).first().waitFor();
  }

  /** Lets the meeting that is being planned repeat every week, without a mouse: Enter chooses. */
  void repeatsEveryWeek() {
    page.locator(REPEATS).first().focus();
    page.keyboard().press("Enter");
    page.locator("vaadin-select-item[focused]").waitFor();
    for (String key : List.of("ArrowDown", "ArrowDown", "Enter")) {
      page.keyboard().press(key);
    }
    page.locator(DAYS_OF_WEEK).waitFor();
  }

  /** Asks to edit the next meeting of a series. */
  void editsOneOfASeries(String title) {
    Locator next = row(title);
    next.locator(".menu-button").click();
    next.locator(".menu [data-action=edit]").click();
    page.locator("vaadin-radio-group").waitFor();
  }

  /** Plans a meeting at the time that the form proposes, and finds its link in the list. */
  URI schedules(String title) {
    if (page.locator(TITLE).count() == 0) {
      opens();
    }
    page.locator(TITLE).first().fill(title);
    page.locator(SUBMIT).click();
    return URI.create(page.url()).resolve(path(title));
  }

  /** Plans a meeting at the time that the form proposes, with those of a list. */
  void invites(String title, String list) {
    opens();
    page.locator(TITLE).first().fill(title);
    page.locator("vaadin-details-summary").click();
    page.locator("vaadin-details textarea").fill(list);
    page.locator("vaadin-details .form > vaadin-button").click();
    page.locator(".invitee").first().waitFor();
    page.locator(SUBMIT).click();
    row(title).waitFor();
  }

  /** Plans a meeting and opens its link from the list, without a mouse. */
  URI schedulesByKeyboard(String title, Keyboard keys) {
    keys.triggers(SCHEDULE);
    keys.writes(TITLE, title);
    keys.triggers(SUBMIT);
    keys.triggers(".meeting-actions a[href='%s']".formatted(path(title)));
    return isAtLink();
  }

  /** Moves a listed meeting that takes place once to another time of its day. */
  void moves(String title, String time) {
    row(title).locator(".menu-button").click();
    row(title).locator(".menu [data-action=edit]").click();
    Locator field = page.locator(".form vaadin-time-picker input");
    field.fill(time);
    field.press("Enter");
    page.locator(SUBMIT).click();
    row(title).waitFor();
  }

  /** Calls a listed meeting off that takes place once. */
  void cancels(String title) {
    row(title).locator(".menu-button").click();
    row(title).locator(".menu [data-action=cancel]").click();
    page.locator("vaadin-dialog vaadin-button[theme~=danger]").click();
    page.locator(".meeting.cancelled")
        .filter(new Locator.FilterOptions().setHasText(title))
        .waitFor();
  }

  /** Opens the page of a listed meeting, without a mouse. */
  void opensByKeyboard(String title, Keyboard keys) {
    String page = row(title).locator("h3 a").getAttribute("href");
    keys.triggers("h3 a[href='%s']".formatted(page));
  }

  /** Deletes a listed meeting, without a mouse. */
  void deletesByKeyboard(String title, Keyboard keys) {
    String menu = row(title).locator("[popovertarget]").getAttribute("popovertarget");
    keys.triggers("[popovertarget='%s']".formatted(menu));
    keys.triggers("[id='%s'] button:last-child".formatted(menu));
  }

  /** All news at the edge of the page is over, as its time would end it, and the server knows. */
  void newsGoes() {
    page.evaluate("() => document.querySelectorAll('vaadin-notification').forEach(n => n.close())");
    page.waitForFunction("() => !document.querySelector('vaadin-notification')");
  }

  /** Where the listed meeting leads to. */
  private String path(String title) {
    return row(title).locator(".meeting-actions a").first().getAttribute("href");
  }

  /** A listed meeting; what comes later than many others is behind "Show more". */
  Locator row(String title) {
    Locator rows = page.locator(".meeting");
    Locator row = rows.filter(new Locator.FilterOptions().setHasText(title)).first();
    Locator more = page.locator(LIST).first().locator(MORE);
    page.locator(LIST).first().waitFor();
    for (int pages = 0; pages < MOST_PAGES && row.count() == 0 && more.isVisible(); pages++) {
      int shown = rows.count();
      more.click();
      rows.nth(shown).waitFor();
    }
    return row;
  }
}
