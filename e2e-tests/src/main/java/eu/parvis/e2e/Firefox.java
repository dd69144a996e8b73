package eu.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Firefox as its publisher or Debian builds it, led over WebDriver BiDi.
 *
 * <p>Its camera is the one that Firefox makes up for tests: one colour, which goes round.
 *
 * @param toneHertz what its microphone gives, steadily
 * @param display where its windows are, which it can share; null for none at all
 */
record Firefox(int toneHertz, @Nullable Display display) implements WebBrowser {

  /** Playwright's name for a Firefox that it did not build itself. */
  private static final String OVER_BIDI = "moz-firefox";

  static Firefox with(Likeness likeness) {
    return new Firefox(likeness.toneHertz(), null);
  }

  /** The same with a screen. */
  Firefox on(Display screen) {
    return new Firefox(toneHertz, screen);
  }

  @Override
  public Browser launch(Playwright playwright) {
    Map<String, Object> preferences =
        Map.of(
            "media.navigator.streams.fake", true,
            "media.navigator.audio.fake_frequency", toneHertz,
            // A loudspeaker: without one its AudioContext, by which a page is heard, never starts.
            "media.cubeb.force_mock_context", true,
            // Answers the browser's own questions about camera, microphone and what to share.
            "media.navigator.permission.disabled", true);
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setChannel(OVER_BIDI)
            .setExecutablePath(executable())
            .setHeadless(display == null)
            .setFirefoxUserPrefs(preferences);
    if (display != null) {
      options.setEnv(display.environment());
    }
    return playwright.firefox().launch(options);
  }

  private static Path executable() {
    return List.of("/usr/bin/firefox-esr", "/usr/bin/firefox").stream()
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no Firefox in /usr/bin"));
  }
}
