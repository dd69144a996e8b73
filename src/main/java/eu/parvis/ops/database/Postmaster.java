package eu.parvis.ops.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} says of the server of a data directory.
 *
 * @param pid its process id
 * @param port its TCP port, or 0 while it has none
 */
record Postmaster(long pid, int port) {

  private static final int PORT_LINE = 3;

  static Path file(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** Reads the file; empty if there is none or it is not whole. */
  static Optional<Postmaster> read(Path cluster) throws IOException {
    Path file = file(cluster);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    try {
      int port = lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
      return Optional.of(new Postmaster(Long.parseLong(lines.getFirst().strip()), port));
    } catch (RuntimeException damaged) {
      return Optional.empty();
    }
  }

  /**
   * Whether the process of that id is a PostgreSQL server of that data directory. Ids are used
   * again: after a restart of the machine the file may name anything.
   */
  boolean servesStill(Path cluster) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return false;
    }
    ProcessHandle.Info info = process.get().info();
    boolean postgres = info.command().filter(path -> path.endsWith("/postgres")).isPresent();
    List<String> arguments = info.arguments().map(Arrays::asList).orElse(List.of());
    return postgres && arguments.contains(cluster.toString());
  }
}
