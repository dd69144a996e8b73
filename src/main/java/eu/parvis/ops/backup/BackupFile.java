package eu.parvis.ops.backup;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup opened for reading. */
final class BackupFile implements AutoCloseable {

  private final ZipFile zip;
  private final Manifest manifest;

  private BackupFile(ZipFile zip, Manifest manifest) {
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a backup.
   *
   * @throws StartupFailure if the file is no backup, or one of a form that this version does not
   *     know
   */
  static BackupFile open(Path file) {
    try {
      ZipFile zip = new ZipFile(file.toFile());
      try {
        Manifest manifest =
            JsonMapper.shared().readValue(text(zip, Manifest.ENTRY), Manifest.class);
        if (manifest.format() != Manifest.FORMAT) {
          throw new StartupFailure(file + " was made by a newer Parvis: use that version.");
        }
        return new BackupFile(zip, manifest);
      } catch (IOException | RuntimeException e) {
        zip.close();
        throw e;
      }
    } catch (IOException | JacksonException e) {
      throw new StartupFailure(file + " is not a backup of Parvis, or cannot be read.", e);
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * The keys, by name.
   *
   * @throws StartupFailure if one is not what was saved
   */
  Map<String, String> secrets() throws IOException {
    List<String> names =
        zip.stream()
            .map(ZipEntry::getName)
            .filter(name -> name.startsWith(Manifest.SECRETS))
            .toList();
    Map<String, String> secrets = new LinkedHashMap<>();
    for (String name : names) {
      secrets.put(name.substring(Manifest.SECRETS.length()), text(zip, name));
    }
    return secrets;
  }

  /** Hands over a table's rows, and fails afterwards if they were not those that were saved. */
  void read(Manifest.Table table, Consumer consumer) throws Exception {
    ZipEntry entry = find(zip, table.entry());
    try (CheckedInputStream rows = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
      long read = consumer.accept(rows);
      if (read != table.rows() || rows.getChecksum().getValue() != entry.getCrc()) {
        throw new IOException("the backup is damaged: table " + table.name());
      }
    }
  }

  /** Reads rows to their end and says how many there were. */
  @FunctionalInterface
  interface Consumer {
    long accept(InputStream rows) throws Exception;
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private static String text(ZipFile zip, String name) throws IOException {
    ZipEntry entry = find(zip, name);
    CRC32 checksum = new CRC32();
    try (InputStream content = new CheckedInputStream(zip.getInputStream(entry), checksum)) {
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      if (checksum.getValue() != entry.getCrc()) {
        throw new StartupFailure("the backup is damaged: " + name + " is not what was saved.");
      }
      return text;
    }
  }

  private static ZipEntry find(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("no " + name);
    }
    return entry;
  }
}
