package eu.parvis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Files stay small: 300 lines, in media, signalling and the front end 400 (rule 13 of the design).
 */
class SourceSizeTest {

  private static final Path MAIN = Path.of("src/main/java/eu/parvis");
  private static final int LIMIT = 300;
  private static final int PROTOCOL_LIMIT = 400;

  @Test
  void noJavaFileOutgrowsItsBudget() throws IOException {
    assertThat(sources(MAIN, ".java"))
        .isNotEmpty()
        .allSatisfy(
            file -> assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(limit(file)));
  }

  @Test
  void noTypeScriptFileOutgrowsItsBudget() throws IOException {
    assertThat(sources(Path.of("frontend"), ".ts"))
        .filteredOn(file -> !file.toString().contains("generated"))
        .allSatisfy(file ->
            assertThat(lines(file)).as(file.toString()).isLessThanOrEqualTo(PROTOCOL_LIMIT));
  }

  @Test
  void everyPackageSaysWhatItIs() throws IOException {
    var packages = sources(MAIN, ".java").stream().map(Path::getParent).distinct().toList();
    assertThat(packages)
        .allSatisfy(folder -> {
          var info = folder.resolve("package-info.java");
          assertThat(info).exists();
          assertThat(Files.readString(info)).contains("@NullMarked").contains("/**");
        });
  }

  private static int limit(Path file) {
    var protocol =
        file.startsWith(MAIN.resolve("media")) || file.startsWith(MAIN.resolve("signaling"));
    return protocol ? PROTOCOL_LIMIT : LIMIT;
  }

  private static List<Path> sources(Path root, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
