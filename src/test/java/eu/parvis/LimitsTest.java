package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.account.LoginSettings;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** {@code docs/operating/limits.md} says the numbers that stand in the code. */
class LimitsTest {

  private static final Path DOCUMENT = Path.of("docs/operating/limits.md");
  private static final Pattern ROW =
      Pattern.compile("^\\|.*\\| ([\\d,]+)(?: (\\w+))? \\| `([\\w.]+)\\.(\\w+)` \\|$");

  static Stream<String> rows() throws IOException {
    return Files.readAllLines(DOCUMENT).stream().filter(line -> line.matches(".*\\.[A-Z_]+` \\|"));
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

  /** The switch is the number or the constant of any row; above it is that of the code. */
  @Tag("asvs-15.1.3")
  @Test
  void whatCostsMostHasALimitInTheCode() throws IOException {
    var costly =
        Files.readAllLines(DOCUMENT).stream()
            .dropWhile(line -> !line.equals("## What costs most"))
            .skip(1)
            .takeWhile(line -> !line.startsWith("## "))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
            .toList();
    assertThat(costly).hasSizeGreaterThan(6).allMatch(line -> ROW.matcher(line).matches());
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

  /** The switch is {@code LoginSettings.longest} where nobody sets it. */
  @Tag("asvs-7.1.1")
  @Tag("asvs-7.1.3")
  @ParameterizedTest
  @CsvSource({
    "limits.md, '(\\d+) days, `parvis.login.longest`'",
    "oidc.md, '`parvis.login.longest` \\((\\d+) days\\)'",
  })
  void aLoginEndsWhenTheDocumentsSay(String document, String words) throws IOException {
    var nothing = new Binder(new MapConfigurationPropertySource());
    var settings = nothing.bindOrCreate("parvis.login", LoginSettings.class);
    var text = Files.readString(DOCUMENT.resolveSibling(document));
    assertThat(Pattern.compile(words).matcher(text).results().map(told -> told.group(1)))
        .containsExactly(String.valueOf(settings.longest().toDays()));
  }

  /** The switch is {@code server.servlet.session.timeout}. */
  @Tag("asvs-7.1.1")
  @Test
  void aSessionEndsWhenTheDocumentSays() throws IOException {
    var settings = new Properties();
    try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
      settings.load(file);
    }
    var told = Pattern.compile("session ends (\\d+) minutes").matcher(Files.readString(DOCUMENT));
    assertThat(told.find()).isTrue();
    assertThat(settings).containsEntry("server.servlet.session.timeout", told.group(1) + "m");
  }

  /** The switch is {@code SquarePicture.FORMATS}. */
  @Tag("asvs-5.1.1")
  @Test
  void theFilesThatAreTakenAreThoseOfTheCode() throws Exception {
    var told =
        Pattern.compile("\\| picture, bytes \\| ([\\w, ]+), by its content")
            .matcher(Files.readString(DOCUMENT));
    assertThat(told.find()).isTrue();
    var formats = Class.forName("eu.parvis.account.SquarePicture").getDeclaredField("FORMATS");
    formats.setAccessible(true);
    assertThat(Set.of(told.group(1).toLowerCase(Locale.ROOT).split(", | or ", -1)))
        .isEqualTo(formats.get(null));
  }

  /** The switch is the test of any rule: each is shown by one. */
  @Tag("asvs-2.1.2")
  @Test
  void whatHasToFitTogetherIsShownByATestEach() throws Exception {
    var text = Files.readString(DOCUMENT);
    var table = text.substring(text.indexOf("## What has to fit"), text.indexOf("## How much"));
    var rows = table.lines().filter(line -> line.startsWith("| ")).skip(1).toList();
    assertThat(rows).hasSize(8);
    for (var row : rows) {
      var named = Pattern.compile("`([\\w.]+)\\.(\\w+)` \\|$").matcher(row);
      assertThat(named.find()).as(row).isTrue();
      var test =
          Class.forName("eu.parvis." + named.group(1), false, LimitsTest.class.getClassLoader());
      assertThat(test.getDeclaredMethods())
          .filteredOn(Method::getName, named.group(2))
          .as(row)
          .isNotEmpty();
    }
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
