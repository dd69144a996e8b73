package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.Bytecode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no script of ours does in a browser. */
class ScriptsTest {

  private static final String MARKUP =
      "(inner|outer)HTML|insertAdjacentHTML|setHTML|document\\.write|DOMParser"
          + "|createContextualFragment|unsafe(HTML|SVG|MathML|Static|CSS)";

  /** The switch is any text that is put into a page as markup; Lit and Flow put it in as text. */
  @Tag("asvs-3.2.2")
  @Test
  void nothingIsMarkupButWhatStandsInATemplate() throws IOException {
    assertThat(saying(MARKUP)).isEmpty();
  }

  /** The switch is any class that has Flow put a text in as markup, by a property or a script. */
  @Tag("asvs-3.2.2")
  @Test
  void noClassNamesWhatMakesMarkupOfAText() {
    var markup = Pattern.compile(MARKUP).asPredicate();
    assertThat(Bytecode.uses())
        .filteredOn(use -> use.texts().stream().anyMatch(markup))
        .extracting(Bytecode.Use::in)
        .isEmpty();
  }

  /** The switch is any text that is run as a script. */
  @Tag("asvs-1.3.2")
  @Test
  void nothingIsEvaluated() throws IOException {
    assertThat(
            saying("\\beval\\(|new Function|javascript:|set(Timeout|Interval)\\(\\s*['\"`]|srcdoc"))
        .isEmpty();
  }

  /** The switch is any pattern that is made of a value. */
  @Tag("asvs-1.2.9")
  @Test
  void noPatternIsMade() throws IOException {
    assertThat(saying("RegExp\\(")).isEmpty();
  }

  /** The switch is any listener for what other windows say; server-sent events come elsewhere. */
  @Tag("asvs-3.5.5")
  @Test
  void nobodyListensToOtherWindows() throws IOException {
    assertThat(
            saying(
                "addEventListener\\(\\s*['\"`]message|(window|self|globalThis)\\.onmessage"
                    + "|postMessage\\(|BroadcastChannel|MessageChannel"))
        .isEmpty();
  }

  /** A folder that moved would leave nothing to find. */
  @Test
  void thereAreScripts() throws IOException {
    assertThat(Scripts.texts()).hasSizeGreaterThan(50);
  }

  private static List<String> saying(String words) throws IOException {
    var pattern = Pattern.compile(words);
    return Scripts.texts().entrySet().stream()
        .filter(script -> pattern.matcher(script.getValue()).find())
        .map(Map.Entry::getKey)
        .toList();
  }
}
