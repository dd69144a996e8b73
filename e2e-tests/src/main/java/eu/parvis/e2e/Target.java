package eu.parvis.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** The build folder of the journeys, wherever they are started from. */
final class Target {

  private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private Target() {}

  static Path folder(String name) {
    return BASE.resolve("target").resolve(name);
  }

  /**
   * An executable shell script of one command. Written anew in one go: another may be running it.
   */
  static Path script(String name, String command) {
    try {
      Path scripts = Files.createDirectories(folder("scripts"));
      Path written = Files.createTempFile(scripts, name, ".tmp");
      Files.writeString(written, "#!/bin/sh\n" + command + "\n");
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rwxr-xr-x"));
      return Files.move(written, scripts.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The repository that these journeys are part of. */
  static Path repository() {
    return BASE.getParent();
  }
}
