package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/operating/limits.md} says the numbers that stand in the code. */
class LimitsTest {

  private static final Path DOCUMENT = Path.of("docs/operating/limits.md");
  private static final Pattern ROW =
      Pattern.compile("^\\|.*\\| ([\\d,]+)(?: (\\w+))? \\| `([\\w.]+)\\.(\\w+)` \\|$");

  static Stream<String> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream().filter(line -> line.endsWith("` |"));
  }

  /** The switch is any constant that the document names. */
  @Tag("asvs-2.1.1")
  @Tag("asvs-2.1.3")
  @ParameterizedTest
  @MethodSource("rows")
  void aNumberIsThatOfTheCode(String line) throws ReflectiveOperationException {
    var row = ROW.matcher(line);
    assertThat(row.matches()).as(line).isTrue();
    var number = Long.parseLong(row.group(1).replace(",", ""));
    var constant = Class.forName("eu.parvis." + row.group(3)).getDeclaredField(row.group(4));
    constant.setAccessible(true);

    switch (constant.get(null)) {
      case Duration time -> assertThat(time).isEqualTo(duration(number, row.group(2)));
      case Number value -> assertThat(value.longValue()).isEqualTo(number);
      default -> throw new AssertionError(line);
    }
  }

  /** The switch is the limit of any of these in the code, or a row without one. */
  @Tag("asvs-15.1.3")
  @Test
  void whatCostsMostHasALimitInTheCode() throws Exception {
    var costly =
        Files.readAllLines(DOCUMENT).stream()
            .dropWhile(line -> !line.equals("## What costs most"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
            .toList();
    assertThat(costly).hasSizeGreaterThan(6).allMatch(line -> ROW.matcher(line).matches());
    for (var line : costly) {
      aNumberIsThatOfTheCode(line);
    }
  }

  /** The switch is any word of {@code FrequentPasswords.NEARBY}. */
  @Tag("asvs-6.1.2")
  @Test
  void theWordsThatNobodyTakesForAPasswordAreThoseOfTheCode() throws Exception {
    var text = Files.readString(DOCUMENT);
    var begin = text.indexOf("words that people here would think of:");
    var listed = text.substring(begin, text.indexOf("\n\n", begin));
    var words = Class.forName("eu.parvis.account.FrequentPasswords").getDeclaredField("NEARBY");
    words.setAccessible(true);
    assertThat(Pattern.compile("`(\\w+)`").matcher(listed).results().map(word -> word.group(1)))
        .isEqualTo(words.get(null));
  }

  /** Rows that do not match would be passed over otherwise. */
  @Test
  void everyTableHasItsRows() throws IOException {
    assertThat(rows()).hasSizeGreaterThan(50);
  }

  /** Hours are what a table of "how much" counts a length of time in. */
  private static Duration duration(long number, String unit) {
    return Duration.of(number, unit == null ? ChronoUnit.HOURS : ChronoUnit.valueOf(plural(unit)));
  }

  private static String plural(String unit) {
    var upper = unit.toUpperCase(Locale.ROOT);
    return upper.endsWith("S") ? upper : upper + "S";
  }
}
