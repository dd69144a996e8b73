package eu.parvis.ops.backup;

import eu.parvis.ops.StartupFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import tools.jackson.databind.json.JsonMapper;

/**
 * Saves a database and the installation's keys: a ZIP file of one COPY a table, all from one
 * snapshot, and a manifest. The file holds secrets and personal data, and only its owner may read
 * it.
 */
final class Backup {

  private final Clock clock;

  Backup(Clock clock) {
    this.clock = clock;
  }

  /**
   * Writes a new file, which appears under its name only when it is whole and on the disk.
   *
   * @param connection used for this alone; other connections may go on writing
   */
  Manifest save(Connection connection, Map<String, String> secrets, Path file)
      throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new StartupFailure(file + " exists already. Choose another name.");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    try {
      Manifest manifest;
      try (FileChannel channel = create(part)) {
        OutputStream output = new BufferedOutputStream(Channels.newOutputStream(channel));
        manifest = write(connection, secrets, output);
        channel.force(true);
      }
      Files.move(part, file);
      return manifest;
    } catch (FileAlreadyExistsException e) {
      throw new StartupFailure(file + " exists already. Choose another name.", e);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(
        file,
        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private Manifest write(Connection connection, Map<String, String> secrets, OutputStream output)
      throws IOException, SQLException {
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    Catalogue catalogue = new Catalogue(connection, "public");
    String version =
        catalogue
            .version()
            .orElseThrow(() -> new StartupFailure("the database is empty: nothing to save."));
    ZipOutputStream zip = new ZipOutputStream(output, StandardCharsets.UTF_8);
    List<Manifest.Table> tables = new ArrayList<>();
    for (String table : catalogue.tables()) {
      tables.add(copy(connection, catalogue, table, zip));
    }
    for (Map.Entry<String, String> secret : secrets.entrySet()) {
      entry(zip, Manifest.SECRETS + secret.getKey(), secret.getValue());
    }
    Manifest manifest =
        new Manifest(Manifest.FORMAT, clock.instant(), version, tables, catalogue.sequences());
    entry(zip, Manifest.ENTRY, JsonMapper.shared().writeValueAsString(manifest));
    connection.rollback();
    zip.finish();
    output.flush();
    return manifest;
  }

  private static Manifest.Table copy(
      Connection connection, Catalogue catalogue, String table, ZipOutputStream zip)
      throws IOException, SQLException {
    List<String> columns = catalogue.columns(table);
    CopyManager copier = connection.unwrap(PGConnection.class).getCopyAPI();
    zip.putNextEntry(new ZipEntry(new Manifest.Table(table, columns, 0).entry()));
    long rows =
        copier.copyOut(
            "copy %s (%s) to stdout".formatted(catalogue.qualified(table), list(columns)), zip);
    zip.closeEntry();
    return new Manifest.Table(table, columns, rows);
  }

  static String list(List<String> columns) {
    return columns.stream().map(Catalogue::quoted).collect(Collectors.joining(", "));
  }

  private static void entry(ZipOutputStream zip, String name, String content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }
}
