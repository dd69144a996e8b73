package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/**
 * What axe says of a screen: in light by every rule, in dark by those of colour, since nothing else
 * differs there. What is in frames is not looked at.
 */
final class Axe {

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice");

  /** They take most of the time. */
  private static final List<String> OF_COLOUR = List.of("color-contrast", "link-in-text-block");

  private static final List<List<String>> EVERY = List.of(TAGS, List.of(), List.of());
  private static final List<List<String>> COLOURS = List.of(List.of(), OF_COLOUR, List.of());
  private static final List<List<String>> WORDS = List.of(TAGS, List.of(), OF_COLOUR);

  /**
   * Colours on their way to others are nobody's to read, so they arrive, and those that start from
   * there too; what goes round for ever is left out.
   */
  private static final String SETTLE =
      """
      async () => {
        const trees = (root) => [root, ...[...root.querySelectorAll('*')].flatMap(
          ({ shadowRoot }) => shadowRoot ? trees(shadowRoot) : [])];
        const passing = ({ effect }) => effect?.getComputedTiming().iterations !== Infinity;
        for (let rounds = 0; rounds < 50; rounds++) {
          for (let frames = 0; frames < 2; frames++) await new Promise(requestAnimationFrame);
          const moving = trees(document).flatMap((tree) => tree.getAnimations()).filter(passing);
          if (moving.length === 0) return;
          moving.forEach((animation) => animation.finish());
        }
      }
      """;

  /** The script is half a megabyte: each document has it from the start, and reads it if asked. */
  private static final String KEEP = "window.parvisAxe = () => { %s };";

  /** Whether axe is there by now. */
  private static final String IS_THERE =
      "() => { if (!window.axe) window.parvisAxe?.(); return 'axe' in window; }";

  private static final String VIOLATIONS =
      """
      async ([tags, only, without]) => {
        const runOnly = tags.length ? tags : only;
        const rules = Object.fromEntries(without.map((id) => [id, { enabled: false }]));
        const { violations } =
          await axe.run({ runOnly, rules, resultTypes: ['violations'], iframes: false });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html }) => `${id}: ${help}\\n  ${html}`));
      }
      """;

  private Axe() {}

  static void findsNothing(Person person, String screen) {
    finds(person, screen, ColorScheme.LIGHT, EVERY);
    finds(person, screen, ColorScheme.DARK, COLOURS);
    look(person.page(), ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
  }

  /**
   * The same of a screen that is looked at in French and in English: its colours in French only,
   * since words have none of their own.
   */
  static void findsNothingInBothLanguages(Person person, String screen) {
    if (person.language().equals("fr")) {
      findsNothing(person, screen);
    } else {
      finds(person, screen, ColorScheme.LIGHT, WORDS);
      look(person.page(), ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
    }
  }

  private static void finds(
      Person person, String screen, ColorScheme scheme, List<List<String>> rules) {
    assertThat(violations(person.page(), scheme, rules)).as("%s, %s", screen, scheme).isEmpty();
  }

  static List<?> violations(Page page, ColorScheme scheme) {
    return violations(page, scheme, scheme == ColorScheme.LIGHT ? EVERY : COLOURS);
  }

  private static List<?> violations(Page page, ColorScheme scheme, List<List<String>> rules) {
    look(page, scheme, ReducedMotion.REDUCE);
    page.evaluate(SETTLE);
    if (page.evaluate(IS_THERE).equals(false)) {
      page.evaluate(AxeBuilder.getAxeScript());
      page.context().addInitScript(KEEP.formatted(AxeBuilder.getAxeScript()));
    }
    return (List<?>) page.evaluate(VIOLATIONS, rules);
  }

  /** Who asks for less motion is shown no colour between two schemes. */
  private static void look(Page page, ColorScheme scheme, ReducedMotion motion) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(motion));
  }
}
