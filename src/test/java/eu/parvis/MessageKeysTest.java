package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * No text is translated that no code asks for. Keys are often put together, so the sources need to
 * have a key as it is, or a beginning and an end of it, or a beginning with its dot and words that
 * may be the rest.
 */
class MessageKeysTest {

  private static final Path SERVER = Path.of("src/main/resources/i18n");
  private static final Path BROWSER = Path.of("frontend/shared/i18n/en.json");

  /** A literal, or what stands in a template before a value. */
  private static final Pattern LITERAL = Pattern.compile("[\"'`]([\\w.-]+)(?:[\"'`]|\\$\\{)");

  /** A literal that is the end of a key, or what stands in a template after a value. */
  private static final Pattern END = Pattern.compile("[\"'`}]([.-][\\w.-]+)[\"'`]");

  /** What the browser's {@code plural} adds. */
  private static final Set<String> NUMBERS = Set.of(".one", ".other");

  private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
  private static final Pattern SEPARATORS = Pattern.compile("[._-]");

  @Test
  void theServerAsksForEveryText() throws IOException {
    var java = new Sources(Path.of("src/main/java"), file -> file.endsWith(".java"));
    var keys = new Properties();
    try (var bundles = Files.newDirectoryStream(SERVER, "*_en.properties")) {
      for (var bundle : bundles) {
        try (var reader = Files.newBufferedReader(bundle)) {
          keys.load(reader);
        }
      }
    }
    assertThat(keys.stringPropertyNames()).isNotEmpty().filteredOn(java::lack).isEmpty();
  }

  @Test
  void theBrowserAsksForEveryText() throws IOException {
    var scripts =
        new Sources(
            Path.of("frontend"), file -> file.endsWith(".ts") && !file.endsWith(".test.ts"));
    var texts =
        JsonMapper.shared()
            .readValue(Files.readString(BROWSER), new TypeReference<Map<String, String>>() {});
    assertThat(texts.keySet()).isNotEmpty().filteredOn(scripts::lack).isEmpty();
  }

  private static final class Sources {
    private final Set<String> literals;
    private final Set<String> ends;
    private final Set<String> words;

    Sources(Path root, Predicate<String> source) throws IOException {
      try (var files = Files.walk(root)) {
        var texts =
            files
                .filter(file -> source.test(file.toString()))
                .filter(file -> !file.toString().contains("/generated/"))
                .map(Sources::text)
                .toList();
        literals = all(texts, LITERAL, found -> found.group(1));
        ends = all(texts, END, found -> found.group(1));
        words = all(texts, WORD, found -> found.group().toLowerCase(Locale.ROOT));
      }
    }

    private static String text(Path file) {
      try {
        return Files.readString(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static Set<String> all(
        List<String> texts, Pattern pattern, Function<MatchResult, String> part) {
      return texts.stream()
          .flatMap(text -> pattern.matcher(text).results())
          .map(part)
          .collect(Collectors.toSet());
    }

    boolean lack(String key) {
      return !literals.contains(key)
          && IntStream.range(1, key.length())
              .noneMatch(at -> joins(key.substring(0, at), key.substring(at)));
    }

    private boolean joins(String beginning, String rest) {
      if (!literals.contains(beginning)) {
        return false;
      }
      var open = beginning.endsWith(".") || beginning.endsWith("-");
      return ends.contains(rest) || NUMBERS.contains(rest) || (open && isOfWords(rest));
    }

    private boolean isOfWords(String rest) {
      return SEPARATORS
          .splitAsStream(rest)
          .allMatch(part -> part.matches("\\d*") || words.contains(part));
    }
  }
}
