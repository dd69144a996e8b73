package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The working folder of a product under test, with its data and its log. */
record DataFolder(Path path) {

  /** An empty folder in {@code target/products}; what an earlier run left there goes. */
  static DataFolder empty(String name) throws IOException {
    DataFolder folder = of(name);
    folder.database().flatMap(ProcessHandle::of).ifPresent(DataFolder::end);
    folder.delete();
    Files.createDirectories(folder.path());
    return folder;
  }

  static DataFolder of(String name) {
    return new DataFolder(Target.folder("products").resolve(name));
  }

  Path logFile() {
    return path.resolve("product.log");
  }

  String log() {
    try {
      return Files.exists(logFile()) ? Files.readString(logFile()) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The port on which the embedded database of this folder listens. */
  Optional<Integer> databasePort() {
    return postmaster(3).map(Long::intValue);
  }

  /** The process id of the embedded database that uses, or was the last to use, this folder. */
  Optional<Long> database() {
    return postmaster(0);
  }

  /** Keeps numbers that describe the running product. */
  void remember(long... numbers) {
    try {
      Files.write(
          path.resolve("running"), LongStream.of(numbers).mapToObj(Long::toString).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isRunning() {
    return Files.exists(path.resolve("running"))
        && ProcessHandle.of(remembered().get(2)).filter(ProcessHandle::isAlive).isPresent();
  }

  List<Long> remembered() {
    return lines(path.resolve("running")).stream().map(Long::valueOf).toList();
  }

  /** Ends an embedded database that a killed product left behind. */
  static void end(ProcessHandle handle) {
    if (handle.info().command().orElse("").endsWith("postgres")) {
      handle.destroy();
    }
  }

  private Optional<Long> postmaster(int line) {
    try (Stream<Path> files = Files.walk(path, 3)) {
      return files
          .filter(file -> file.endsWith("postmaster.pid"))
          .findFirst()
          .map(DataFolder::lines)
          .filter(lines -> lines.size() > line)
          .map(lines -> Long.valueOf(lines.get(line).strip()));
    } catch (IOException | UncheckedIOException | NumberFormatException changedMeanwhile) {
      return Optional.empty();
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void delete() throws IOException {
    if (Files.notExists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
