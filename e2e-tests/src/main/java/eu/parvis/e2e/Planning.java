package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;

/** The views around calls, as markup. */
final class Planning {

  private Planning() {}

  static void opens(Page page) {
    page.locator("#schedule-meeting").click();
    page.locator("#meeting-title input").waitFor();
  }

  static URI schedules(Page page, String title) {
    if (page.locator("#meeting-title").count() == 0) {
      opens(page);
    }
    page.locator("#meeting-title input").fill(title);
    page.locator("#meeting-save").click();
    Locator meeting =
        page.locator(".meeting").filter(new Locator.FilterOptions().setHasText(title));
    String path = meeting.locator("a[href]").first().getAttribute("href");
    return URI.create(page.url()).resolve(path);
  }
}
