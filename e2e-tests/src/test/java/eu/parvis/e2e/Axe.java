package eu.parvis.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.stream.Stream;

/** What axe says of a screen, in light and in dark. */
final class Axe {

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice");

  /** Colours on their way to others are nobody's to read; what goes round for ever is left out. */
  private static final String SETTLED =
      """
      () => Promise.allSettled(
        document.getAnimations()
          .filter(({ effect }) => effect.getComputedTiming().iterations !== Infinity)
          .map(({ finished }) => finished))
      """;

  private Axe() {}

  static void findsNothing(Person person, String screen) {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      person.page().evaluate(SETTLED);
      List<Rule> violations =
          new AxeBuilder(person.page()).withTags(TAGS).analyze().getViolations();
      assertThat(violations).as("%s, %s", screen, scheme).flatExtracting(Axe::describe).isEmpty();
    }
    person.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
  }

  private static List<String> describe(Rule rule) {
    return rule.getNodes().stream()
        .flatMap(node -> Stream.of(rule.getId() + ": " + rule.getHelp() + "\n  " + node.getHtml()))
        .toList();
  }
}
