package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import eu.parvis.testing.Bytecode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Without the letter of its class in {@code data.md} a table has no protection that is said. */
  @Tag("asvs-14.1.2")
  @Test
  void everyTableIsOfAClassWhoseProtectionIsSaid() throws IOException {
    var lines = Files.readAllLines(DOCUMENTS.resolve("data.md"));
    var protectedClasses =
        lines.stream()
            .map(Pattern.compile("\\| \\*\\*([A-Z]) \\w+\\*\\* \\| .{20,} \\| .{20,} \\|")::matcher)
            .filter(Matcher::matches)
            .map(row -> row.group(1))
            .toList();
    assertThat(protectedClasses).containsExactly("A", "B", "C", "D");
    var places =
        lines.stream()
            .dropWhile(line -> !line.startsWith("## Where it lies"))
            .filter(line -> line.startsWith("| ") && !line.startsWith("| table"))
            .toList();
    assertThat(places)
        .hasSizeGreaterThan(15)
        .allSatisfy(place -> {
          var classes = place.split(" \\| ", -1)[1];
          assertThat(
                  Pattern.compile("\\b[A-Z]\\b").matcher(classes).results().map(MatchResult::group))
              .as(place)
              .isNotEmpty()
              .isSubsetOf(protectedClasses);
        });
  }

  /** The switch is the type of any column that would hold a secret: {@code data.md}, class A. */
  @Tag("asvs-14.2.4")
  @Test
  void secretsAreKeptAsHashes() throws IOException {
    var columns =
        found(
            MIGRATIONS,
            ".sql",
            "(?m)^\\s+(?:add column )?(\\w*(?:token|secret|code|password|ticket)\\w* +\\w+)");
    assertThat(columns)
        .hasSizeGreaterThan(5)
        .filteredOn(column -> !column.matches("\\w+_hash +bytea"))
        .as("Argon2id, and what the provider asks for when somebody signs out")
        .containsExactlyInAnyOrder("password_hash varchar", "id_token text");
  }

  /** The switch is any package that {@code configuration.md} does not name, or one too many. */
  @Tag("asvs-1.3.6")
  @Tag("asvs-13.1.1")
  @Test
  void everyConnectionIsNamed() throws IOException {
    var opened =
        Bytecode.naming(
            "jakarta.mail.",
            "java.net.DatagramSocket",
            "java.net.ServerSocket",
            "java.net.Socket",
            "java.net.URLConnection",
            "java.net.http.",
            "java.nio.channels.AsynchronousServerSocketChannel",
            "java.nio.channels.AsynchronousSocketChannel",
            "java.nio.channels.DatagramChannel",
            "java.nio.channels.NetworkChannel",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.SocketChannel",
            "java.sql.DriverManager",
            "javax.naming.InitialContext",
            "org.springframework.mail.",
            "org.springframework.web.client.",
            "org.springframework.web.socket.client.");
    Bytecode.uses().stream()
        .filter(use -> use.owner().equals("java.net.URL"))
        .filter(use -> use.name().matches("open.*|getContent"))
        .forEach(use -> opened.add(use.in()));
    var packages = new TreeSet<String>();
    opened.forEach(
        name -> packages.add(name.substring("eu.parvis.".length(), name.lastIndexOf('.'))));
    assertThat(rows("configuration.md", "\\| `([a-z.]+)` \\|$")).isEqualTo(packages);
  }

  /** The switch is any key under which a script keeps something that {@code data.md} lacks. */
  @Tag("asvs-14.3.3")
  @Test
  void whatScriptsKeepInTheBrowserIsNamed() throws IOException {
    var frontend = Path.of("frontend");
    var keepers = new TreeSet<String>();
    for (var script : Scripts.texts().entrySet()) {
      if (Pattern.compile("localStorage|sessionStorage|indexedDB|document\\.cookie|caches\\.")
          .matcher(script.getValue())
          .find()) {
        keepers.add(script.getKey());
      }
    }
    assertThat(keepers).containsExactly("room/preferences.ts", "shared/i18n.ts");
    var kept = found(frontend.resolve("room"), "preferences.ts", "'([a-z-]+)'(?: \\||;)");
    kept.addAll(found(frontend.resolve("shared"), "i18n.ts", "'parvis\\.([a-z]+)'"));
    kept.addAll(found(SOURCES, ".java", "(?:COOKIE|OVER|NAME) = \"((?:__Host-)?parvis[a-z-]+)\""));
    kept.addAll(found(SOURCES, "SecretCookie.java", "\"(__Host-parvis[a-z]*-)\""));
    assertThat(browserRow()).isEqualTo(kept);
  }

  private static Set<String> browserRow() throws IOException {
    var row =
        Files.readAllLines(DOCUMENTS.resolve("data.md")).stream()
            .filter(line -> line.startsWith("| the browser |"))
            .findFirst()
            .orElseThrow();
    return Pattern.compile("`([^`]+)`")
        .matcher(row)
        .results()
        .map(name -> name.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The switch is the type of any column that holds when something was; a plan has its zone. */
  @Tag("asvs-16.2.2")
  @Test
  void everyTimeInTheDatabaseIsAMomentWhateverTheZone() throws IOException {
    assertThat(found(MIGRATIONS, ".sql", "(?m)^\\s+(?:add column )?(\\w+) +timestamp\\b"))
        .containsExactly("starts");
    assertThat(Bytecode.uses())
        .filteredOn(use -> use.name().equals("now") && use.owner().startsWith("java.time.Local"))
        .isEmpty();
  }

  /** The switch is any other place that something is written to. */
  @Tag("asvs-16.2.3")
  @Test
  void nobodyWritesLogsPastTheLog() {
    assertThat(Bytecode.uses())
        .filteredOn(use -> use.owner().equals("java.lang.System"))
        .filteredOn(use -> use.name().equals("out") || use.name().equals("err"))
        .extracting(Bytecode.Use::in)
        .as("commands answer there")
        .containsOnly("eu.parvis.ops.CommandLine");
    assertThat(Bytecode.uses())
        .filteredOn(use ->
            use.name().equals("printStackTrace")
                || (use.owner().equals("java.lang.System") && use.name().equals("getLogger")))
        .isEmpty();
    assertThat(
            Bytecode.naming(
                "java.util.logging.Logger", "java.util.logging.Handler", "ch.qos.logback."))
        .isEmpty();
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
