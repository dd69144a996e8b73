package eu.parvis.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Pictures of screens in {@code target/screens}, in one language: each on a desk, on a telephone
 * and at 320 px, light and dark by turns, so that two languages show every screen in both.
 */
final class Album {

  private record Size(int width, int height) {}

  private static final List<Size> SIZES =
      List.of(new Size(1440, 900), new Size(390, 844), new Size(320, 568));

  private static final Size WALL = new Size(2560, 1440);

  private static final String CUT_OFF = Senses.read("cut-off.js");

  /** What is drawn after a change of size is drawn. */
  private static final String DRAWN =
      "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))";

  /** Of which screens there are pictures. */
  private enum Pictures {
    /** Of the window. */
    ALL,
    /** Of what is below the window as well. */
    WHOLE,
    /** Of those on which something is cut off. */
    CUT_OFF
  }

  private final String locale;
  private final Pictures pictures;
  private final List<String> cutOff = new ArrayList<>();

  /** An album of browsers with this locale, for example {@code fr-FR}. */
  Album(String locale) {
    this(locale, Pictures.ALL);
  }

  private Album(String locale, Pictures pictures) {
    this.locale = locale;
    this.pictures = pictures;
  }

  /** An album in which what is below the window is seen as well. */
  static Album ofWholePages(String locale) {
    return new Album(locale, Pictures.WHOLE);
  }

  /** An album of screens that are in the gallery as well. */
  static Album ofWhatIsCutOff(String locale) {
    return new Album(locale, Pictures.CUT_OFF);
  }

  String locale() {
    return locale;
  }

  /** What was cut off at a side of a screen, on all the pictures so far. */
  List<String> cutOff() {
    return List.copyOf(cutOff);
  }

  /** Looks at a screen in every size. */
  void shows(Person person, String screen) {
    shows(person, screen, SIZES);
  }

  /** The same for what is there on narrow screens only. */
  void showsTelephone(Person person, String screen) {
    shows(person, screen, SIZES.subList(1, SIZES.size()));
  }

  /** The same for the screen on the wall of a meeting room. */
  void showsWall(Person person, String screen) {
    shows(person, screen, List.of(WALL));
  }

  private void shows(Person person, String screen, List<Size> sizes) {
    boolean light = locale.startsWith("fr");
    for (Size size : sizes) {
      take(person.page(), screen, size, light ? ColorScheme.LIGHT : ColorScheme.DARK);
      light = !light;
    }
    Size usual = SIZES.getFirst();
    person.page().setViewportSize(usual.width(), usual.height());
    colour(person.page(), ColorScheme.LIGHT);
  }

  private void take(Page page, String screen, Size size, ColorScheme scheme) {
    page.setViewportSize(size.width(), size.height());
    colour(page, scheme);
    String name =
        "%s-%s-%d-%s.png"
            .formatted(
                screen,
                locale.substring(0, 2),
                size.width(),
                scheme.name().toLowerCase(Locale.ROOT));
    if (pictures != Pictures.CUT_OFF) {
      picture(page, name);
    }
    page.evaluate(DRAWN);
    List<?> found = (List<?>) page.evaluate(CUT_OFF);
    if (pictures == Pictures.CUT_OFF && !found.isEmpty()) {
      picture(page, name);
    }
    found.forEach(what -> cutOff.add(name + ": " + what));
  }

  private void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setFullPage(pictures == Pictures.WHOLE)
            .setPath(Target.folder("screens").resolve(name)));
  }

  private static void colour(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }
}
