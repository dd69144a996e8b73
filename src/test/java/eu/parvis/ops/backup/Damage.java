package eu.parvis.ops.backup;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Backups that are not what they should be. */
final class Damage {

  private Damage() {}

  /** Copies a backup with another text in its manifest. */
  static Path manifest(Path from, Path to, String text, String replacement) throws IOException {
    return entry(from, to, Manifest.ENTRY, text, replacement);
  }

  /** Copies a backup with another text in one entry, and with a checksum to match. */
  static Path entry(Path from, Path to, String name, String text, String replacement)
      throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        copy.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = zip.getInputStream(entry)) {
          byte[] bytes = content.readAllBytes();
          copy.write(entry.getName().equals(name) ? other(bytes, text, replacement) : bytes);
        }
        copy.closeEntry();
      }
    }
    return to;
  }

  /** Copies a backup uncompressed, then puts other bytes in the place of a text, unannounced. */
  static Path stored(Path from, Path to, String text, String replacement) throws IOException {
    try (ZipFile zip = new ZipFile(from.toFile());
        ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(to))) {
      copy.setLevel(Deflater.NO_COMPRESSION);
      for (ZipEntry entry : Collections.list(zip.entries())) {
        copy.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream content = zip.getInputStream(entry)) {
          content.transferTo(copy);
        }
        copy.closeEntry();
      }
    }
    String bytes = Files.readString(to, StandardCharsets.ISO_8859_1);
    return Files.writeString(to, bytes.replace(text, replacement), StandardCharsets.ISO_8859_1);
  }

  private static byte[] other(byte[] bytes, String text, String replacement) {
    String content = new String(bytes, StandardCharsets.UTF_8);
    if (!content.contains(text)) {
      throw new IllegalArgumentException("no " + text + " in " + content);
    }
    return content.replace(text, replacement).getBytes(StandardCharsets.UTF_8);
  }
}
