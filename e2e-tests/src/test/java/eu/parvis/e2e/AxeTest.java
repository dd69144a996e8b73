package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Proves that what nobody can read or name is found, in either scheme, and what is on its way is
 * not.
 */
class AxeTest {

  private static final String PAGE =
      """
      <!doctype html><html lang="en"><title>Faults</title><main><h1>Faults</h1>
      <style>
        :root { color-scheme: light dark; }
        h1 { transition: color 60s; color: light-dark(black, white); background: Canvas; }
      </style>
      <div><template shadowrootmode="open">
        <style>
          p { transition: color 60s; background: light-dark(white, black); }
          p { color: light-dark(%s, %s); }
        </style>
        <p>A line.</p>
      </template></div>%s</main>
      """;

  @Test
  void findsWhatCannotBeReadOrNamed() {
    try (Playwright playwright = Chromium.driver();
        Browser browser = Chromium.withoutDevices().launch(playwright);
        Page page = browser.newPage()) {
      assertThat(faults(page, "black", "white", "", ColorScheme.LIGHT)).isEmpty();
      assertThat(faults(page, "black", "white", "", ColorScheme.DARK)).isEmpty();
      assertThat(faults(page, "#ccc", "white", "", ColorScheme.LIGHT))
          .singleElement()
          .asString()
          .startsWith("color-contrast");
      assertThat(faults(page, "black", "#333", "", ColorScheme.DARK))
          .singleElement()
          .asString()
          .startsWith("color-contrast");
      assertThat(faults(page, "black", "white", "<img src=x>", ColorScheme.LIGHT))
          .singleElement()
          .asString()
          .startsWith("image-alt");
    }
  }

  private static List<?> faults(
      Page page, String light, String dark, String more, ColorScheme scheme) {
    page.setContent(PAGE.formatted(light, dark, more));
    return Axe.violations(page, scheme);
  }
}
