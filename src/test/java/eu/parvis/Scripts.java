package eu.parvis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The scripts and pages of the front end that are ours, without tests and what is generated. */
final class Scripts {

  private static final Path ROOT = Path.of("frontend");

  private Scripts() {}

  /** What is written in each, by its name under {@code frontend}. */
  static SortedMap<String, String> texts() throws IOException {
    var texts = new TreeMap<String, String>();
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (var file : files.toList()) {
        var name = ROOT.relativize(file).toString();
        if (name.matches("(?!generated/).*(?<!\\.test)\\.(ts|js|html)")) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }
}
