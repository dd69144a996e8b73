package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The built product with its libraries beside it instead of in it, as Spring Boot's own tool
 * unpacks it: a start from there takes a third less processor time. Unpacked once a process.
 */
final class UnpackedJar {

  /** The jar to start. */
  static final Path PATH = unpack(built());

  private UnpackedJar() {}

  private static Path unpack(Path jar) {
    Path folder = Target.folder("unpacked");
    List<String> command =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--force",
            "--destination",
            folder.toString());
    try {
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("%s was not unpacked: exit %d".formatted(jar, exit));
      }
      return folder.resolve(jar.getFileName());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The jar as it was built. */
  static Path built() {
    String named = System.getProperty("app.jar", "");
    if (!named.isBlank()) {
      return Path.of(named).toAbsolutePath();
    }
    try (Stream<Path> built = Files.list(Target.repository().resolve("target"))) {
      return built
          .filter(file -> file.getFileName().toString().matches("parvis-[^/]*\\.jar"))
          .filter(file -> !file.getFileName().toString().matches(".*-(sources|tests|plain)\\.jar"))
          .max(Comparator.comparing(file -> file.toFile().lastModified()))
          .orElseThrow(() -> new IllegalStateException("no jar in ../target: build first"))
          .toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
