package eu.parvis.ops.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Backups that are not what they should be. */
final class Damage {

  private Damage() {}

  /** Copies a backup with another text in its manifest. */
  static Path manifest(Path from, Path to, String text, String replacement) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        copy.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = zip.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          if (entry.getName().equals(Manifest.ENTRY)) {
            String manifest = new String(bytes, StandardCharsets.UTF_8);
            if (!manifest.contains(text)) {
              throw new IllegalArgumentException("no " + text + " in " + manifest);
            }
            bytes = manifest.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
          }
          copy.write(bytes);
        }
        copy.closeEntry();
      }
    }
    return to;
  }
}
