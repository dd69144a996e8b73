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

  private final String locale;
  private final boolean whole;
  private final List<String> cutOff = new ArrayList<>();

  /** An album of browsers with this locale, for example {@code fr-FR}. */
  Album(String locale) {
    this(locale, false);
  }

  private Album(String locale, boolean whole) {
    this.locale = locale;
    this.whole = whole;
  }

  /** An album in which what is below the window is seen as well. */
  static Album ofWholePages(String locale) {
    return new Album(locale, true);
  }

  String locale() {
    return locale;
  }

  /** What was cut off at a side of a screen, on all the pictures so far. */
  List<String> cutOff() {
    return List.copyOf(cutOff);
  }

  /** Takes the pictures. */
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
    page.screenshot(
        new Page.ScreenshotOptions()
            .setAnimations(ScreenshotAnimations.DISABLED)
            .setFullPage(whole)
            .setPath(Target.folder("screens").resolve(name)));
    ((List<?>) page.evaluate(CUT_OFF)).forEach(found -> cutOff.add(name + ": " + found));
  }

  private static void colour(Page page, ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
  }
}
