package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What no script of ours does in a browser. */
class ScriptsTest {

  private static final Path FRONTEND = Path.of("frontend");

  /** The switch is any text that is put into a page as markup; Lit and Flow put it in as text. */
  @Tag("asvs-3.2.2")
  @Test
  void nothingIsMarkupButWhatStandsInATemplate() {
    assertThat(
            saying(
                "(inner|outer)HTML|insertAdjacentHTML|setHTML|document\\.write|DOMParser"
                    + "|createContextualFragment|unsafe(HTML|SVG|MathML|Static|CSS)"))
        .isEmpty();
  }

  /** The switch is any text that is run as a script. */
  @Tag("asvs-1.3.2")
  @Test
  void nothingIsEvaluated() {
    assertThat(
            saying("\\beval\\(|new Function|javascript:|set(Timeout|Interval)\\(\\s*['\"`]|srcdoc"))
        .isEmpty();
  }

  /** The switch is any pattern that is made of a value. */
  @Tag("asvs-1.2.9")
  @Test
  void noPatternIsMade() {
    assertThat(saying("RegExp\\(")).isEmpty();
  }

  /** The switch is any listener for what other windows say; server-sent events come elsewhere. */
  @Tag("asvs-3.5.5")
  @Test
  void nobodyListensToOtherWindows() {
    assertThat(
            saying(
                "addEventListener\\(\\s*['\"`]message|(window|self|globalThis)\\.onmessage"
                    + "|postMessage\\(|BroadcastChannel|MessageChannel"))
        .isEmpty();
  }

  /** A folder that moved would leave nothing to find. */
  @Test
  void thereAreScripts() {
    assertThat(saying("import ")).hasSizeGreaterThan(50);
  }

  private static List<String> saying(String words) {
    var pattern = Pattern.compile(words);
    try (Stream<Path> files = Files.walk(FRONTEND)) {
      return files
          .map(FRONTEND::relativize)
          .map(Path::toString)
          .filter(file -> file.matches("(?!generated/).*(?<!\\.test)\\.(ts|js|html)"))
          .filter(file -> pattern.matcher(read(FRONTEND.resolve(file))).find())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
