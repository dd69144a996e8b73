package eu.parvis.e2e;

import java.nio.file.Path;

/** The build folder of the journeys, wherever they are started from. */
final class Target {

  private static final Path BASE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private Target() {}

  static Path folder(String name) {
    return BASE.resolve("target").resolve(name);
  }

  /** The repository that these journeys are part of. */
  static Path repository() {
    return BASE.getParent();
  }
}
