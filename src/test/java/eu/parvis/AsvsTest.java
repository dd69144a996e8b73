package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/operating/asvs.md} answers each line of OWASP ASVS 5.0.0 that concerns us, and what
 * it calls tested has a test that says so.
 */
class AsvsTest {

  private static final Path DOCUMENT = Path.of("docs/operating/asvs.md");
  private static final Path STANDARD = Path.of("src/test/resources/asvs-5.0.0.txt");
  private static final List<Path> TESTS =
      List.of(Path.of("src/test/java"), Path.of("e2e-tests/src/test/java"));

  private static final Pattern ANSWER =
      Pattern.compile("^\\| (\\d+\\.\\d+\\.\\d+) \\| (tested|met|not met) \\| (.+) \\|$");
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern TAG = Pattern.compile("@(?:Arch)?Tag\\(\"asvs-([^\"]+)\"\\)");

  @Test
  void everyLineOfTheStandardIsAnsweredOnce() throws IOException {
    var listed = new ArrayList<String>();
    for (var line : Files.readAllLines(DOCUMENT)) {
      var answer = ANSWER.matcher(line);
      if (answer.matches()) {
        listed.add(answer.group(1));
      } else if (line.startsWith("Not applicable: ")) {
        NUMBER.matcher(line).results().forEach(number -> listed.add(number.group()));
      }
    }
    assertThat(listed).doesNotHaveDuplicates().containsAll(Files.readAllLines(STANDARD));
  }

  @Test
  void whatIsTestedHasATestAndEveryTagALine() throws IOException {
    var tested =
        Files.readAllLines(DOCUMENT).stream()
            .map(ANSWER::matcher)
            .filter(answer -> answer.matches() && answer.group(2).equals("tested"))
            .map(answer -> answer.group(1))
            .toList();
    assertThat(tags().keySet()).containsExactlyInAnyOrderElementsOf(tested);
  }

  @Test
  void everyTestOfALineNamesItsSwitch() throws IOException {
    tags()
        .forEach((number, comments) ->
            assertThat(comments)
                .as(number)
                .allMatch(comment -> comment.contains("switch") || comment.contains("Without")));
  }

  @Test
  void theSumsAreRight() throws IOException {
    var text = Files.readString(DOCUMENT);
    var sums = new HashMap<String, Integer>();
    text.lines()
        .map(ANSWER::matcher)
        .filter(answer -> answer.matches())
        .forEach(answer -> sums.merge(answer.group(2), 1, Integer::sum));
    assertThat(text)
        .contains(
            "%d lines are tested, %d met, %d not met."
                .formatted(sums.get("tested"), sums.get("met"), sums.get("not met")));
  }

  /** The comments above the tests of each number; one without a comment has an empty one. */
  private static Map<String, List<String>> tags() throws IOException {
    var found = new HashMap<String, List<String>>();
    for (var root : TESTS) {
      try (Stream<Path> files = Files.walk(root)) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .filter(file -> !file.endsWith("AsvsTest.java"))
            .forEach(file -> read(file, found));
      }
    }
    return found;
  }

  private static void read(Path file, Map<String, List<String>> found) {
    try {
      var lines = Files.readAllLines(file);
      for (var line = 0; line < lines.size(); line++) {
        var tag = TAG.matcher(lines.get(line));
        if (tag.find()) {
          found.computeIfAbsent(tag.group(1), _ -> new ArrayList<>()).add(comment(lines, line));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String comment(List<String> lines, int tag) {
    var end = tag;
    while (lines.get(end).strip().startsWith("@")) {
      end--;
    }
    if (!lines.get(end).strip().endsWith("*/")) {
      return "";
    }
    var begin = end;
    while (!lines.get(begin).strip().startsWith("/**")) {
      begin--;
    }
    return String.join("\n", lines.subList(begin, end + 1));
  }
}
