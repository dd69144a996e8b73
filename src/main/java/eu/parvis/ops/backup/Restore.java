package eu.parvis.ops.backup;

import eu.parvis.ops.StartupFailure;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/**
 * Brings a backup back, whole or not at all: the migrations that made its schema run in a schema
 * beside the present one, its rows are copied there, and one transaction puts it in the place of
 * the present one. The next start of Parvis migrates it further.
 */
final class Restore {

  private static final String PRESENT = "public";
  private static final String BESIDE = "parvis_restore";

  private final JdbcConnectionDetails database;
  private final String[] migrations;

  /**
   * @param migrations where Flyway finds migrations
   */
  Restore(JdbcConnectionDetails database, String... migrations) {
    this.database = database;
    this.migrations = migrations;
  }

  /** What must have worked before the restored rows count, outside of the database. */
  @FunctionalInterface
  interface LastStep {
    void run() throws IOException;
  }

  /**
   * Restores.
   *
   * @param connection holds the live lock, so that no Parvis uses the database meanwhile
   * @param replace whether rows that are there may be lost
   * @param lastStep runs when everything but the commit is done; if it fails, nothing is committed
   * @throws StartupFailure if there are rows and they may not be lost, or the backup comes from a
   *     newer version; nothing has changed then
   */
  void run(Connection connection, BackupFile backup, boolean replace, LastStep lastStep)
      throws Exception {
    if (!replace) {
      requireEmpty(connection);
    }
    connection.setAutoCommit(true);
    execute(connection, "drop schema if exists " + BESIDE + " cascade");
    execute(connection, "create schema " + BESIDE);
    try {
      migrate(backup.manifest().schema());
      connection.setAutoCommit(false);
      fill(connection, backup);
      execute(connection, "drop schema " + PRESENT + " cascade");
      execute(connection, "alter schema " + BESIDE + " rename to " + PRESENT);
      lastStep.run();
      connection.commit();
    } catch (Exception e) {
      undo(connection, e);
      throw e;
    }
  }

  private static void requireEmpty(Connection connection) throws SQLException {
    Optional<String> filled = new Catalogue(connection, PRESENT).filledTable();
    if (filled.isPresent()) {
      throw new StartupFailure(
          "the database is not empty (table %s). Add --replace if what it holds may be lost."
              .formatted(filled.get()));
    }
  }

  private void migrate(String version) {
    FluentConfiguration settings =
        Flyway.configure()
            .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
            .locations(migrations)
            .schemas(BESIDE);
    boolean known =
        Arrays.stream(settings.load().info().all())
            .map(MigrationInfo::getVersion)
            .anyMatch(found -> found != null && version.equals(found.getVersion()));
    if (!known) {
      throw new StartupFailure("the backup was made by a newer Parvis: use that version.");
    }
    settings.target(version).load().migrate();
  }

  private static void fill(Connection connection, BackupFile backup) throws Exception {
    Catalogue catalogue = new Catalogue(connection, BESIDE);
    Map<String, Manifest.Table> saved =
        backup.manifest().tables().stream()
            .collect(Collectors.toMap(Manifest.Table::name, Function.identity()));
    if (!saved.keySet().equals(Set.copyOf(catalogue.tables()))) {
      throw new IOException("the backup is damaged: its tables are not those of its schema");
    }
    CopyManager copier = connection.unwrap(PGConnection.class).getCopyAPI();
    for (String name : catalogue.tablesInOrder()) {
      Manifest.Table table = Objects.requireNonNull(saved.get(name));
      // Rows that a migration wrote are in the backup as well.
      execute(connection, "delete from " + catalogue.qualified(name));
      String copy =
          "copy %s (%s) from stdin"
              .formatted(catalogue.qualified(name), Backup.list(table.columns()));
      backup.read(table, rows -> copier.copyIn(copy, rows));
    }
    for (Map.Entry<String, Long> sequence : backup.manifest().sequences().entrySet()) {
      execute(
          connection,
          "select setval('%s', %d)"
              .formatted(
                  catalogue.qualified(sequence.getKey()).replace("'", "''"), sequence.getValue()));
    }
  }

  private static void undo(Connection connection, Exception cause) {
    try {
      if (!connection.getAutoCommit()) {
        connection.rollback();
        connection.setAutoCommit(true);
      }
      execute(connection, "drop schema if exists " + BESIDE + " cascade");
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
