package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * French and English say the same things, with the same placeholders, on the server and in the
 * browser.
 */
class MessageBundlesTest {

  private static final Path SERVER = Path.of("src/main/resources/i18n");
  private static final Path BROWSER = Path.of("frontend/shared/i18n");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+");

  /** Nor are two kinds of spaces that do not break mixed: U+00A0 is the one that every font has. */
  private static final Pattern BREAKABLE = Pattern.compile(" [;:!?»]|« |\u202f");

  @TestFactory
  List<DynamicTest> serverBundlesAgree() throws IOException {
    try (var files = Files.list(SERVER)) {
      return files
          .filter(file -> file.toString().endsWith("_en.properties"))
          .map(
              english -> compare(english, english.resolveSibling(other(english)), this::properties))
          .toList();
    }
  }

  @TestFactory
  List<DynamicTest> browserBundlesAgree() {
    return Files.exists(BROWSER)
        ? List.of(compare(BROWSER.resolve("en.json"), BROWSER.resolve("fr.json"), this::json))
        : List.of();
  }

  /** French puts a space before its high marks, and a line must not begin with one of them. */
  @TestFactory
  List<DynamicTest> frenchMarksStayWithTheirWords() throws IOException {
    try (var files = Files.list(SERVER)) {
      var server =
          files
              .filter(file -> file.toString().endsWith("_fr.properties"))
              .map(file -> staysTogether(file, this::properties));
      return Stream.concat(server, Stream.of(staysTogether(BROWSER.resolve("fr.json"), this::json)))
          .toList();
    }
  }

  /** Two documents, and neither of them can load anything to say it with. */
  @Test
  void aBrowserThatCannotShowThePageIsToldTheSameAroundCallsAndInThem() throws IOException {
    assertThat(unsupported("index.html")).isNotEmpty().isEqualTo(unsupported("room.html"));
  }

  private static List<String> unsupported(String page) throws IOException {
    return Files.readAllLines(Path.of("frontend", page)).stream()
        .map(String::strip)
        .dropWhile(line -> !line.startsWith("<div id=\"unsupported\""))
        .takeWhile(line -> !line.equals("</noscript>"))
        .toList();
  }

  private static DynamicTest staysTogether(Path french, Reader reader) {
    return DynamicTest.dynamicTest(
        french.getFileName().toString(),
        () ->
            assertThat(reader.read(french))
                .allSatisfy(
                    (key, text) -> assertThat(text).as(key).doesNotContainPattern(BREAKABLE)));
  }

  private static DynamicTest compare(Path english, Path french, Reader reader) {
    return DynamicTest.dynamicTest(
        english.getFileName() + " and " + french.getFileName(),
        () -> {
          var left = reader.read(english);
          var right = reader.read(french);
          assertThat(right.keySet()).isEqualTo(left.keySet());
          assertThat(right).allSatisfy((key, text) -> assertThat(text).as(key).isNotBlank());
          left.forEach((key, text) ->
              assertThat(placeholders(right.getOrDefault(key, "")))
                  .as(key)
                  .isEqualTo(placeholders(text)));
        });
  }

  private static List<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(match -> match.group())
        .distinct()
        .sorted()
        .toList();
  }

  private static String other(Path english) {
    return english.getFileName().toString().replace("_en.", "_fr.");
  }

  private Map<String, String> properties(Path file) throws IOException {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    var texts = new TreeMap<String, String>();
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    return texts;
  }

  private Map<String, String> json(Path file) throws IOException {
    return new TreeMap<>(
        JsonMapper.shared()
            .readValue(Files.readString(file), new TypeReference<Map<String, String>>() {}));
  }

  private interface Reader {
    Map<String, String> read(Path file) throws IOException;
  }
}
