package eu.parvis.ops.database;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's programs. PostgreSQL refuses to run as root, so for root they run in a user
 * namespace of their own, in which root has no power outside its files.
 */
final class PostgresPrograms {

  private static final List<String> WITHOUT_ROOT = List.of("unshare", "--user");
  private static final long PATIENCE_MINUTES = 15;

  private final PostgresEngine engine;
  private final boolean root = "root".equals(System.getProperty("user.name"));

  PostgresPrograms(PostgresEngine engine) {
    this.engine = engine;
  }

  /** Throws if this process is root and the system does not let it give that up. */
  void requireNamespace() throws IOException {
    if (root && run(List.of("unshare", "--user", "true")).code() != 0) {
      throw new StartupFailure(
          "PostgreSQL does not run as root, and this system does not let root make a user"
              + " namespace. Start Parvis as another user.");
    }
  }

  /** The major version of the programs, such as "18". */
  String majorVersion() throws IOException {
    String line = program("postgres", List.of("--version")).output();
    return line.replaceFirst("^\\D*", "").replaceFirst("\\D.*$", "").strip();
  }

  /** Runs a program to its end. */
  Outcome program(String name, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(root ? WITHOUT_ROOT : List.of());
    command.add(engine.program(name).toString());
    command.addAll(arguments);
    return run(command);
  }

  /** How a program ended: its exit code, and what it said on both of its outputs. */
  record Outcome(int code, String output) {}

  private static Outcome run(List<String> command) throws IOException {
    // A file and not a pipe: the server inherits the output, and would keep a pipe open.
    Path output = Files.createTempFile("parvis-postgres", ".out");
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " does not end");
      }
      return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }
}
