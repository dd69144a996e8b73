package eu.parvis.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * Makes the recording that load clients send, anew, with the encoders of Chromium. Its file is
 * checked in, because no Java has such encoders.
 */
public final class Recorder {

  private static final int SECONDS = 4;

  private Recorder() {}

  /** Writes the file that the first argument names. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Chromium chromium =
        new Chromium(null, List.of("--autoplay-policy=no-user-gesture-required"), null);
    try (Playwright playwright = Chromium.driver();
        Browser browser = chromium.launch(playwright)) {
      Page page = browser.newPage();
      Map<?, ?> recorded = (Map<?, ?>) page.evaluate(Senses.read("recorder.js"), SECONDS);
      Files.write(file, Base64.getDecoder().decode((String) recorded.get("data")));
      System.out.println(recorded.get("notes"));
    }
  }
}
