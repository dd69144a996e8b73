package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** How the scripts of the front end are written, where JavaScript lets one write worse. */
class StrictScriptsTest {

  private static final Path OPTIONS = Path.of("frontend/tsconfig.json");
  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  /** The switches are {@code strict} in {@code tsconfig.json}, and any loose comparison. */
  @Tag("asvs-15.3.5")
  @Test
  void typesAreCheckedAndComparedStrictly() throws IOException {
    var options = JsonMapper.shared().readTree(OPTIONS).get("compilerOptions");
    assertThat(options.get("strict").asBoolean()).isTrue();
    assertThat(lines("[^=!<>]==[^=]|!=[^=]|: any\\b|\\bas any\\b|<any\\b|@ts-(?:ignore|nocheck)"))
        .isEmpty();
  }

  /**
   * Without the rule a name that comes over the wire, such as {@code __proto__}, could change what
   * every object inherits. Tables by such names are of {@code Map}.
   */
  @Tag("asvs-15.3.6")
  @Test
  void noNameFromOutsideReachesAPrototype() throws IOException {
    assertThat(
            lines(
                "__proto__|setPrototypeOf|\\bfor \\((?:const|let|var) \\w+ in |\\.prototype(?:\\.\\w+)? = "
                    + "|\\w\\[[\\w.]+\\] = |Object\\.assign\\((?!window, \\{ jQuery)"))
        .isEmpty();
  }

  /** Where a pattern is found outside of comments. */
  private static List<String> lines(String pattern) throws IOException {
    var found = new TreeSet<String>();
    for (var script : Scripts.texts().entrySet()) {
      var code = COMMENT.matcher(script.getValue()).replaceAll("");
      code.lines()
          .filter(line -> Pattern.compile(pattern).matcher(line).find())
          .forEach(line -> found.add(script.getKey() + ": " + line.strip()));
    }
    return List.copyOf(found);
  }
}
