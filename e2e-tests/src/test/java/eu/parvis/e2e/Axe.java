package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;

/**
 * What axe says of a screen: in light by every rule, in dark by those of colour, since nothing else
 * differs there. What is in frames is not looked at.
 */
final class Axe {

  private static final Map<ColorScheme, List<Object>> RULES =
      Map.of(
          ColorScheme.LIGHT,
          List.of("tag", List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice")),
          ColorScheme.DARK,
          List.of("rule", List.of("color-contrast", "link-in-text-block")));

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

  private static final String IS_THERE = "() => 'axe' in window";

  private static final String VIOLATIONS =
      """
      async ([type, values]) => {
        const runOnly = { type, values };
        const { violations } =
          await axe.run({ runOnly, resultTypes: ['violations'], iframes: false });
        return violations.flatMap(({ id, help, nodes }) =>
          nodes.map(({ html }) => `${id}: ${help}\\n  ${html}`));
      }
      """;

  private Axe() {}

  static void findsNothing(Person person, String screen) {
    findsNothing(person, screen, List.of(ColorScheme.LIGHT, ColorScheme.DARK));
  }

  /**
   * The same of a screen that is looked at in French and in English: only in French in dark too,
   * since words have no colours of their own.
   */
  static void findsNothingInBothLanguages(Person person, String screen) {
    findsNothing(
        person,
        screen,
        person.language().equals("fr")
            ? List.of(ColorScheme.LIGHT, ColorScheme.DARK)
            : List.of(ColorScheme.LIGHT));
  }

  private static void findsNothing(Person person, String screen, List<ColorScheme> schemes) {
    Page page = person.page();
    for (ColorScheme scheme : schemes) {
      assertThat(violations(page, scheme)).as("%s, %s", screen, scheme).isEmpty();
    }
    look(page, ColorScheme.LIGHT, ReducedMotion.NO_PREFERENCE);
  }

  static List<?> violations(Page page, ColorScheme scheme) {
    look(page, scheme, ReducedMotion.REDUCE);
    page.evaluate(SETTLE);
    // As AxeBuilder does it, but the script is read once a document and in no other page.
    if (page.evaluate(IS_THERE).equals(false)) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return (List<?>) page.evaluate(VIOLATIONS, RULES.get(scheme));
  }

  /** Who asks for less motion is shown no colour between two schemes. */
  private static void look(Page page, ColorScheme scheme, ReducedMotion motion) {
    page.emulateMedia(
        new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(motion));
  }
}
