package eu.parvis.ops.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A round trip on the product's own schema, with a row in each of its tables. */
class ProductBackupTest {

  private static final String MIGRATIONS = "classpath:db/migration";

  @TempDir private Path temporary;

  @Test
  void everyTableComesBackAndCountsOn() throws Exception {
    var source = new Database(MIGRATIONS);
    source.migrate("latest");
    var target = new Database(MIGRATIONS);
    var file = temporary.resolve("backup");
    List<String> tables;
    try (var connection = source.connect()) {
      tables = new Catalogue(connection, "public").tablesInOrder();
      var rows = new SampleRows(connection);
      for (var table : tables) {
        if (source.rows(Catalogue.quoted(table)).isEmpty()) { // one has its row from the start
          rows.insert(table);
        }
      }
      new Backup(Clock.systemUTC()).save(connection, Map.of("master.key", "a key"), file);
    }
    try (var backup = BackupFile.open(file);
        var connection = target.connect()) {
      new Restore(target, MIGRATIONS).run(connection, backup, false, () -> {});
    }
    assertThat(tables).contains("meeting_change", "room_grant", "outbox_mail", "attendee");
    assertThat(rows(target, tables)).isEqualTo(rows(source, tables));
    assertThat(rows(target, tables).values()).noneMatch(List::isEmpty);

    try (var connection = target.connect()) {
      new SampleRows(connection).insert("meeting_change");
    }
    assertThat(target.rows("(select id from meeting_change order by id)"))
        .containsExactly("[1]", "[2]");
  }

  private static Map<String, List<String>> rows(Database database, List<String> tables)
      throws SQLException {
    var rows = new LinkedHashMap<String, List<String>>();
    for (var table : tables) {
      rows.put(table, database.rows(Catalogue.quoted(table)));
    }
    return rows;
  }
}
