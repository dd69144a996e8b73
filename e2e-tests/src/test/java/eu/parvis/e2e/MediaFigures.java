package eu.parvis.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;

/**
 * The administration page with the forwarding unit's counters, in a tab of an administrator's
 * browser.
 */
final class MediaFigures implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(10);

  /** Places in the list. */
  private static final int ENDPOINTS = 1;

  private static final int FORWARDED = 6;

  private final Page page;
  private final Locator endpoints;
  private final Locator forwarded;

  private MediaFigures(Page page) {
    this.page = page;
    this.endpoints = page.locator("dl.figures dd").nth(ENDPOINTS);
    this.forwarded = page.locator("dl.figures dd").nth(FORWARDED);
  }

  static MediaFigures openedBy(Person administrator, Product product) {
    Page page = administrator.page().context().newPage();
    page.navigate(product.url().resolve("/administration/media").toString());
    MediaFigures figures = new MediaFigures(page);
    figures.forwarded.waitFor();
    return figures;
  }

  /** RTP packets sent to receivers so far; while media flows. */
  long forwarded() {
    long before = shown(forwarded);
    page.locator(".view-header vaadin-button").click();
    return Patience.until("newer counters", SOON, () -> shown(forwarded), now -> now > before);
  }

  /** Streams with media; while media flows. */
  long endpoints() {
    forwarded();
    return shown(endpoints);
  }

  private static long shown(Locator figure) {
    return Long.parseLong(figure.textContent().replaceAll("\\D", ""));
  }

  @Override
  public void close() {
    page.close();
  }
}
