package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.regex.Pattern;

/** The views around calls, as markup. */
final class Planning {

  static final String START = ".view-actions vaadin-button[theme~=primary]";
  private static final String SCHEDULE = ".view-actions a[href$='meetings/new']";
  private static final String TITLE = ".form vaadin-text-field input";
  private static final String SUBMIT = ".form-actions vaadin-button[theme~=primary]";
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

  /** Waits until the browser shows the page of a call. */
  URI isAtLink() {
    page.waitForURL(LINK);
    return URI.create(page.url());
  }

  void opens() {
    page.locator(SCHEDULE).click();
    page.locator(TITLE).first().waitFor();
  }

  /** Plans a meeting at the time that the form proposes, and finds its link in the list. */
  URI schedules(String title) {
    if (page.locator(TITLE).count() == 0) {
      opens();
    }
    page.locator(TITLE).first().fill(title);
    page.locator(SUBMIT).click();
    Locator row = page.locator(".meeting").filter(new Locator.FilterOptions().setHasText(title));
    String path = row.first().locator(".meeting-actions a").first().getAttribute("href");
    return URI.create(page.url()).resolve(path);
  }
}
