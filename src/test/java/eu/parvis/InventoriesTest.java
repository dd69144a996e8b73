package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What operators are told of data, keys and logs leaves out nothing that the code has. */
class InventoriesTest {

  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
  private static final Path DOCUMENTS = Path.of("docs/operating");

  /** The switch is any table that {@code data.md} does not name. */
  @Tag("asvs-14.1.1")
  @Test
  void everyTableHasItsClassAndItsEnd() throws IOException {
    var tables = found(MIGRATIONS, ".sql", "create table (\\w+)");
    tables.removeAll(found(MIGRATIONS, ".sql", "drop table (\\w+)"));
    assertThat(tables).hasSizeGreaterThan(20);
    assertThat(rows("data.md", "`" + "(\\w+)`")).containsAll(tables);
  }

  /** The switch is any secret that {@code keys.md} does not name. */
  @Tag("asvs-11.1.1")
  @Test
  void everySecretHasItsLifeAndItsSuccessor() throws IOException {
    var secrets =
        found(
            SOURCES.resolve("eu/parvis/ops/secrets"), "Secrets.java", " = \"([a-z]+\\.[a-z]+)\";");
    assertThat(secrets).hasSize(4);
    assertThat(rows("keys.md", "`([\\w.]+)`")).containsAll(secrets);
  }

  /** The switch is any reason of the log of security that {@code logs.md} does not name. */
  @Tag("asvs-16.1.1")
  @Test
  void everyReasonOfTheLogOfSecurityIsNamed() throws IOException {
    var reasons = found(SOURCES, ".java", "SecurityEvent\\.\\w+\\(\\s*\"([^\"]+)\"\\)");
    assertThat(reasons).hasSizeGreaterThan(10);
    assertThat(rows("logs.md", "`([^`]+)`"))
        .containsAll(reasons.stream().filter(reason -> !reason.startsWith("provider: ")).toList());
  }

  /** The switch is any count of attempts that {@code limits.md} does not name. */
  @Tag("asvs-6.1.1")
  @Test
  void everyCountOfAttemptsIsNamed() throws IOException {
    var counts = found(SOURCES, ".java", "new Tally\\(\\w+, (\\w+),");
    counts.addAll(found(SOURCES, ".java", "int (FREE_BY_\\w+|MOST_TRIES) ="));
    assertThat(counts).hasSize(15);
    assertThat(rows("limits.md", "\\.([A-Z_]+)`")).containsAll(counts);
  }

  /** The switch is any way into an account that {@code people.md} does not name, or invents. */
  @Tag("asvs-6.1.3")
  @Test
  void everyWayIntoAnAccountIsNamed() throws IOException {
    var ways =
        files(
            SOURCES,
            "implements AuthenticationProvider|extends AbstractRememberMeServices"
                + "|signIn\\s*\\.as\\(");
    assertThat(ways).hasSize(4);
    assertThat(rows("people.md", "\\| `([\\w.]+)` \\|$")).isEqualTo(ways);
  }

  private static Set<String> rows(String document, String pattern) throws IOException {
    var found = new TreeSet<String>();
    for (var line : Files.readAllLines(DOCUMENTS.resolve(document))) {
      if (line.startsWith("|")) {
        Pattern.compile(pattern).matcher(line).results().forEach(hit -> found.add(hit.group(1)));
      }
    }
    return found;
  }

  /** The classes whose source says something, under {@code eu.parvis}. */
  private static Set<String> files(Path root, String pattern) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        if (Pattern.compile(pattern).matcher(Files.readString(file)).find()) {
          var path = root.resolve("eu/parvis").relativize(file).toString();
          found.add(path.replace(".java", "").replace('/', '.'));
        }
      }
    }
    return found;
  }

  private static Set<String> found(Path root, String ending, String pattern) throws IOException {
    var found = new TreeSet<String>();
    try (Stream<Path> files = Files.walk(root)) {
      for (var file : files.filter(path -> path.toString().endsWith(ending)).toList()) {
        Pattern.compile(pattern)
            .matcher(Files.readString(file))
            .results()
            .forEach(hit -> found.add(hit.group(1)));
      }
    }
    return found;
  }
}
